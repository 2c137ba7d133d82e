"""The files that the pages of editions offer: made with the pages and beside them. A preview, which
builds again and again, keeps them in a folder and puts them beside the pages at the end; where it
follows edits of the text, they are made when a reader asks for one.
"""

import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from builder.edition_study import Reread, StudiedEdition
from builder.exporters.export import Export
from builder.exporters.parts import Parts, PartsFolder
from builder.exporters.registry import EXPORTERS, OF_SECTIONS, PIECES
from builder.exporters.revisions import NOTHING_KEPT, Revisions, publication_time
from builder.files_out import link_or_copy, put_file, write_file
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


def make_files(offer: Offer, studied: StudiedEdition, folder: Path) -> None:
    """Write the files of an edition to `folder/<slug>/`."""
    export = _export(offer, studied)
    for path, pieces in _files(offer, export):
        write_file(folder / path, b"".join(pieces))


def _export(offer: Offer, studied: StudiedEdition, parts: Parts | None = None) -> Export:
    edition = studied.annotated.edition
    return Export(
        studied=studied,
        site_url=offer.publication.url,
        changed=max(offer.changed[edition.path], publication_time()),
        revisions=offer.revisions,
        parts=parts,
    )


def _files(offer: Offer, export: Export) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The files of an edition by their path, in pieces."""
    edition = export.edition
    for each in fitting(edition, offer.formats):
        pieces = PIECES.get(each.name)
        content = pieces(export) if pieces else [EXPORTERS[each.name](export)]
        yield f"{edition.slug}/{each.file_name(edition)}", content
    yield f"{edition.slug}/{CARD}", [edition_card(edition, offer.publication)]


class Downloads:
    """Keeps the files in a folder of its own, for the next building of the site too, if there is
    one. Where they are `wanted_later`, those of an edition that is built anew wait for somebody to
    ask for one."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="kunten-")
        self.folder = Path(self._folder.name)
        self.wanted_later = False
        self._waiting: dict[str, Callable[[], None]] = {}
        self._lock = threading.Lock()  # a server's threads ask

    def beside(self, offer: Offer, site: Path | None = None) -> "MadeBeside":
        """What the builder of the editions makes beside their pages: to be kept, or for the folder
        of this `site` alone. Nothing waits any more."""
        with self._lock:
            self._waiting = {}
        return MadeBeside(offer, self.folder, later=self.wanted_later, site=site)

    def place(
        self,
        offer: Offer,
        editions: Iterable[Edition],
        study: Callable[[Edition], StudiedEdition],
        target: Path,
    ) -> None:
        """Put the editions' files that are kept into the folder of the finished site; from now on
        those wait that are not made."""
        made = MadeBeside(offer, self.folder)
        waiting: dict[str, Callable[[], None]] = {}
        for edition in editions:
            if made.is_made(edition):
                self._link(offer, edition, target)
            else:
                make = partial(self._make, made, edition, study, target)
                waiting |= dict.fromkeys(offer.paths([edition]), make)
        with self._lock:
            self._waiting = waiting

    def make(self, path: str) -> bool:
        """Make the file that waits at this path of the site, and the others of its edition;
        whether there is one."""
        with self._lock:
            make = self._waiting.pop(path, None)
            if make:
                make()
        return make is not None

    def _make(
        self,
        made: "MadeBeside",
        edition: Edition,
        study: Callable[[Edition], StudiedEdition],
        target: Path,
    ) -> None:
        if not made.is_made(edition):
            made.make(study(edition))
        self._link(made.offer, edition, target)

    def _link(self, offer: Offer, edition: Edition, target: Path) -> None:
        for path in offer.paths([edition]):
            link_or_copy(self.folder / path, target / path)


@dataclass(frozen=True, slots=True)
class MadeBeside:
    """Makes an edition's files in `folder` when the edition is built, or `later`. Beside them lies
    the key of what they were made from. Those for a `site` are made in its folder, each time."""

    offer: Offer
    folder: Path
    later: bool = False
    site: Path | None = None

    def key(self) -> object:
        """In another folder are none of the files."""
        return self.folder

    def is_made(self, edition: Edition) -> bool:
        """Whether nothing is to be made for an edition that was built before."""
        mark = self._mark(edition)
        made = mark.exists() and mark.read_text("utf-8") == self._made_from(edition)
        return self.later or (made and self.site is None)

    def outdate(self, edition: Edition) -> None:
        """None of the edition's files counts any more."""
        self._mark(edition).unlink(missing_ok=True)

    def make(self, studied: StudiedEdition) -> None:
        """Write the files, or leave none that counts."""
        self._make(_export(self.offer, studied))

    def make_part(self, studied: StudiedEdition, number: int) -> None:
        """Keep what the files have of the part."""
        edition = studied.annotated.edition
        if self.later:
            return
        folder, export = PartsFolder(self.folder, edition.slug), _export(self.offer, studied)
        folder.keep_words(number, studied)
        for each in fitting(edition, self.offer.formats):
            if make := OF_SECTIONS.get(each.name):
                folder.keep(number, make.__name__, [*export.each(make)])

    def join(self, frame: StudiedEdition, parts: int, reread: Reread) -> None:
        """Write the files of parts, of which then nothing is kept."""
        folder = PartsFolder(self.folder, frame.annotated.edition.slug)
        kept = Parts(folder=folder, count=parts, reread=reread)
        self._make(_export(self.offer, frame, kept))
        folder.clear()

    def _make(self, export: Export) -> None:
        self.outdate(export.edition)
        if self.later:
            return
        for path, pieces in _files(self.offer, export):
            put_file((self.site or self.folder) / path, pieces)
        if self.site is None:
            self._mark(export.edition).write_text(self._made_from(export.edition), "utf-8")

    def keep(self, pages: Sequence[Page]) -> Kept:
        """Keep the pages as they are."""
        return pack(pages)

    def _mark(self, edition: Edition) -> Path:
        return self.folder / f"{edition.slug}.made"

    def _made_from(self, edition: Edition) -> str:
        return repr(self.offer.key(edition))
