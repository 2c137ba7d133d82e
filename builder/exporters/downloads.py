"""The files that the pages of editions offer.

They are nothing that a page waits for, so where the system allows it a process of their own makes
them while MkDocs writes the pages.
"""

import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.build import Site
from builder.exporters.export import Export
from builder.exporters.registry import EXPORTERS
from builder.files_out import write_file
from builder.formats import fitting
from builder.model import Edition
from builder.processes import processes
from builder.publish import CARD, Publication, edition_card


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What the editions of a site are offered as: in these formats, with links to the publication;
    `changed` says by an edition's path when its sources changed last."""

    site: Site
    formats: tuple[str, ...]
    publication: Publication
    changed: Mapping[str, int]

    def names(self, edition: Edition) -> list[str]:
        """The names of an edition's files, the card of its links among them."""
        return [*(each.file_name(edition) for each in fitting(edition, self.formats)), CARD]

    def paths(self) -> Iterator[str]:
        """The paths of all files in the site."""
        for edition in self.site.editions:
            yield from (f"{edition.slug}/{name}" for name in self.names(edition))


def make_files(
    offer: Offer,
    editions: Iterable[Edition],
    folder: Path,
    write: Callable[[Path, bytes], None] = write_file,
) -> None:
    """Write the files of these editions to `folder/<slug>/`."""
    for edition in editions:
        export = Export(
            annotated=offer.site.annotate(edition),
            glossary=offer.site.glossary,
            site_url=offer.publication.url,
            changed=offer.changed[edition.path],
        )
        for each in fitting(edition, offer.formats):
            content = EXPORTERS[each.name](export)
            write(folder / edition.slug / each.file_name(edition), content)
        write(folder / edition.slug / CARD, edition_card(edition, offer.publication))


class Downloads:
    """Makes the files beside the building of a site, and keeps them for the next building."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="kunten-")
        self._made: dict[str, tuple[object, ...]] = {}
        self._process: multiprocessing.process.BaseProcess | None = None
        self._todo: list[Edition] = []

    def start(self, offer: Offer) -> None:
        """Begin with the files of the editions that changed since the last time."""
        self.stop()
        keys = {edition.slug: _key(offer, edition) for edition in offer.site.editions}
        self._todo = [
            edition for edition in offer.site.editions
            if self._made.get(edition.slug) != keys[edition.slug]
        ]  # fmt: skip
        self._made = {}
        self._offer, self._keys = offer, keys
        if self._todo and processes() > 1:
            fork = multiprocessing.get_context("fork")
            folder = Path(self._folder.name)
            self._process = fork.Process(
                target=_work, args=(offer, self._todo, folder), daemon=True
            )
            self._process.start()

    def finish(self, target: Path) -> None:
        """Wait for the files and put them into the folder of the finished site."""
        folder = Path(self._folder.name)
        if not self._worked():
            make_files(self._offer, self._todo, folder, _write)
        self._made = self._keys
        for path in self._offer.paths():
            _place(folder / path, target / path)

    def stop(self) -> None:
        """Give up what was begun."""
        if self._process:
            self._process.terminate()
            self._process.join()
            self._process = None

    def _worked(self) -> bool:
        """Whether the other process made everything; if not, this one does, and tells why not."""
        if self._process is None:
            return False
        self._process.join()
        done = self._process.exitcode == 0
        self._process = None
        return done


def _key(offer: Offer, edition: Edition) -> tuple[object, ...]:
    """What an edition's files depend on. The glossary is the same object while nothing in it,
    nor in the readings, was edited."""
    when = offer.changed[edition.path]
    return (edition, when, offer.formats, offer.publication, offer.site.glossary)


def _work(offer: Offer, editions: list[Edition], folder: Path) -> None:
    """In the other process: stand back behind the one that writes the pages."""
    os.nice(10)
    make_files(offer, editions, folder, _write)


def _write(path: Path, content: bytes) -> None:
    """Where nobody else looks a file need not appear at once; a link to an old one stays old."""
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_bytes(content)


def _place(file: Path, target: Path) -> None:
    """The file under another name, or a copy of it in another file system."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        os.link(file, target)
    except OSError:
        shutil.copyfile(file, target)
