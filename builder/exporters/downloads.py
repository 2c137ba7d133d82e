"""The files that the pages of editions offer: made with the pages, put beside them at the end."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.edition_builder import StudiedEdition
from builder.exporters.export import Export
from builder.exporters.registry import EXPORTERS
from builder.exporters.revisions import NOTHING_KEPT, Revisions, publication_time
from builder.files_out import link_or_copy, write_file
from builder.formats import fitting
from builder.model import Edition
from builder.pages import Kept, Page, pack
from builder.publish import CARD, Publication, edition_card


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What the editions of a site are offered as: in these formats, with links to the publication;
    `changed` says by an edition's path when its sources changed last, `revisions` what was given
    out before."""

    formats: tuple[str, ...]
    publication: Publication
    changed: Mapping[str, int]
    revisions: Revisions = NOTHING_KEPT

    def key(self, edition: Edition) -> object:
        """What an edition's files depend on, besides its text, its terms and its readings."""
        return self.changed[edition.path], publication_time(), self.formats, self.publication

    def names(self, edition: Edition) -> list[str]:
        """The names of an edition's files, the card of its links among them."""
        return [*(each.file_name(edition) for each in fitting(edition, self.formats)), CARD]

    def paths(self, editions: Iterable[Edition]) -> Iterator[str]:
        """The paths of all files in the site."""
        for edition in editions:
            yield from (f"{edition.slug}/{name}" for name in self.names(edition))


def make_files(
    offer: Offer,
    studied: StudiedEdition,
    folder: Path,
    write: Callable[[Path, bytes], None] = write_file,
) -> None:
    """Write the files of an edition to `folder/<slug>/`."""
    edition = studied.annotated.edition
    export = Export(
        studied=studied,
        site_url=offer.publication.url,
        changed=max(offer.changed[edition.path], publication_time()),
        revisions=offer.revisions,
    )
    for each in fitting(edition, offer.formats):
        content = EXPORTERS[each.name](export)
        write(folder / edition.slug / each.file_name(edition), content)
    write(folder / edition.slug / CARD, edition_card(edition, offer.publication))


class Downloads:
    """Keeps the files in a folder of its own, for the next building of the site too."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="kunten-")
        self.folder = Path(self._folder.name)

    def beside(self, offer: Offer) -> "MadeBeside":
        """What the builder of the editions makes beside their pages."""
        return MadeBeside(offer, self.folder)

    def place(self, paths: Iterable[str], target: Path) -> None:
        """Put the files into the folder of the finished site."""
        for path in paths:
            link_or_copy(self.folder / path, target / path)


@dataclass(frozen=True, slots=True)
class MadeBeside:
    """Makes an edition's files in `folder` when the edition is built."""

    offer: Offer
    folder: Path

    def key(self, edition: Edition) -> object:
        """What the files depend on; another folder has none of them."""
        return self.folder, self.offer.key(edition)

    def make(self, studied: StudiedEdition) -> None:
        """Write the files."""
        make_files(self.offer, studied, self.folder, _write)

    def keep(self, pages: Sequence[Page]) -> Kept:
        """Keep the pages as they are."""
        return pack(pages)


def _write(path: Path, content: bytes) -> None:
    """Where nobody else looks a file need not appear at once; a link to an old one stays old."""
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_bytes(content)
