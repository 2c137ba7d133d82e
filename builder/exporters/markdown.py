"""The pages of the whole site as Markdown files, the same that the plugin hands to MkDocs."""

from itertools import chain
from pathlib import Path

from builder.exporters.downloads import Offer, make_files
from builder.files_out import filled_folder, write_file
from builder.site import Site


def write_markdown(site: Site, offer: Offer, docs: Path, target: Path) -> None:
    """Writes every page below `target`: the hand-written ones of `docs`, the generated ones, the
    assets, and the files that the editions are offered as. `target` is made; files that stand
    there already are written over, once all are made."""
    with filled_folder(target) as folder:
        _write(site, offer, docs, folder)


def _write(site: Site, offer: Offer, docs: Path, target: Path) -> None:
    for source in sorted(docs.rglob("*")):
        if source.is_file():
            write_file(target / source.relative_to(docs), _filled(site, source))
    for path, page in site.pages.items():
        write_file(target / path, page.markdown.encode())
    files = site.files(offer.publication, offer.changed)
    for path, content in chain(files.items(), site.places_files()):
        write_file(target / path, content)
    for edition in site.editions:
        make_files(offer, site.study(edition), target)


def _filled(site: Site, source: Path) -> bytes:
    content = source.read_bytes()
    return site.fill(content.decode()).encode() if source.suffix == ".md" else content
