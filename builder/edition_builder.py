"""What each edition gives to the site, made once: kept while nothing changes that concerns it, and
made in several processes where there is much to do. What else is made of the annotated text is made
at the same time, for annotating takes as long as all the rest.

The pages are the same bytes however they were made. Annotated text takes hundreds of times the
memory of its characters, so it lives only as long as its part of an edition is at work, or is the
one edition that an editor works at.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from builder.edition_parts import (
    Beside,
    BuiltEdition,
    BuiltPart,
    built_part,
    built_whole,
    joined,
)
from builder.edition_study import StudiedEdition, Studies
from builder.edition_tasks import Tasks
from builder.edits import Entries, SharedEntry, edited, in_edition, in_section, on_pages
from builder.garbage import collecting_seldom
from builder.model import AnnotatedEdition, Edition, Section
from builder.nursery import keep_nursery
from builder.pages import Kept, Page, pack
from builder.processes import leave
from builder.readings import standard
from builder.recent import forget_text

# An edition of more characters is annotated anew after each edit: three hundred bytes each.
_MOST_FOLLOWED = 400_000

# Called with how many editions are done, and of how many.
Progress = Callable[[int, int], None]


class EditionBuilder:
    """Builds editions under the lists that they share; their pages offer files in the named
    formats."""

    def __init__(self, entries: Entries, formats: Iterable[str] = ()) -> None:
        self._studies = Studies(entries)
        self.glossary = self._studies.glossary
        self._formats = tuple(formats)
        self._built: dict[Edition, BuiltEdition] = {}
        self._outdated: set[Edition] = set()  # of which the pages are kept, and nothing beside them
        self._again = False  # whether something was built before
        self._last: StudiedEdition | None = None  # which was built anew alone, or some sections
        self._tasks: Tasks | None = None

    def take_over(self, before: "EditionBuilder") -> None:
        """Keep what another builder has built that this one would not build otherwise."""
        if before._formats != self._formats:
            return
        self._again = bool(before._built)
        was, now = before._studies.entries, self._studies.entries
        pages, files = edited(on_pages(was), on_pages(now)), edited(was, now)
        self._last = before._last and _without(before._last, files)
        for edition, built in before._built.items():
            written = in_edition(edition, built.base_forms)
            if not any(map(written.has, pages)):
                self._built[edition] = built
                if edition in before._outdated or any(map(written.has, files)):
                    self._outdated.add(edition)

    def annotate(self, edition: Edition) -> AnnotatedEdition:
        """The edition with its readings and terms."""
        return self._studies.annotated(edition, self._last)

    def study(self, edition: Edition) -> StudiedEdition:
        """The edition with its readings and terms, and with what a learner has of it."""
        return self._studies.whole(edition, self._last)

    def build_all(
        self,
        editions: Sequence[Edition],
        tell: Progress | None = None,
        beside: Beside | None = None,
        *,
        edits_follow: bool = False,
    ) -> tuple[BuiltEdition, ...]:
        """What each edition gives to the site, in their order; those of the last call that did not
        change are kept. `edits_follow` as in `builder.build.site_of`."""
        while beside and self._outdated:
            beside.outdate(self._outdated.pop())
        changed = [edition for edition in editions if not self._is_kept(edition, beside)]
        if changed:
            self._build(changed, tell, beside, edits_follow=edits_follow)
        self._built = {edition: self._built[edition] for edition in editions}
        self._again = True
        return tuple(self._built.values())

    def wait(self) -> None:
        """Until all is made that comes beside the pages."""
        if self._tasks:
            self._tasks.wait()
            self._tasks = None

    def _is_kept(self, edition: Edition, beside: Beside | None) -> bool:
        built = self._built.get(edition)
        if built is None or beside is None:
            return built is not None
        return built.beside == beside.key() and beside.is_made(edition)

    def _build(
        self,
        editions: Sequence[Edition],
        tell: Progress | None,
        beside: Beside | None,
        *,
        edits_follow: bool,
    ) -> None:
        # Of an edition that is built anew alone the next edit may follow.
        follow = (
            len(editions) == 1
            and (self._again or edits_follow)
            and editions[0].length <= _MOST_FOLLOWED
        )
        study = self._followed if follow else self._studies.whole
        makers = _Makers(self._studies, study, self._formats, beside)
        standard()  # once for all processes
        if edits_follow:
            keep_nursery()
        self._tasks = Tasks(makers, editions, whole=follow)
        with collecting_seldom():
            for number, (edition, built) in enumerate(self._tasks.results(), 1):
                self._built[edition] = built
                if tell:
                    tell(number, len(editions))
        if beside is None:
            self.wait()

    def _followed(self, edition: Edition) -> StudiedEdition:
        self._last = self.study(edition)
        return self._last


@dataclass(frozen=True, slots=True)
class _Makers:
    """What tasks do to editions, which `study` studies whole; `made` is what is made beside."""

    studies: Studies
    study: Callable[[Edition], StudiedEdition]
    formats: tuple[str, ...]
    made: Beside | None

    def whole(self, edition: Edition, *, late: bool) -> BuiltEdition:
        studied = self.study(edition.unpacked)
        if self.made and late:
            leave(partial(self.made.make, studied))
        elif self.made:
            self.made.make(studied)
        built = built_whole(studied, self.formats, self.studies.entries.drafts, self._keep)
        forget_text()
        return replace(built, beside=self._key)

    def frame(self, edition: Edition) -> AnnotatedEdition:
        frame = self.studies.frame(edition).annotated
        return replace(frame, edition=replace(edition, sections=()))

    def part(self, edition: Edition, sections: Sequence[Section], number: int) -> BuiltPart:
        studied = self.studies.part(edition, sections)
        if self.made:
            self.made.make_part(studied, number)
        built = built_part(studied, self._keep)
        forget_text()
        return built

    def joined(
        self, edition: Edition, frame: AnnotatedEdition, parts: Sequence[BuiltPart]
    ) -> BuiltEdition:
        frame = replace(frame, edition=edition)
        drafts = self.studies.entries.drafts
        return replace(joined(frame, parts, self.formats, drafts, self._keep), beside=self._key)

    def beside(self, edition: Edition, parts: int) -> None:
        if self.made:
            frame, reread = self.studies.frame(edition), self.studies.reread(edition)
            self.made.join(frame, parts, reread)

    def _keep(self, pages: Sequence[Page]) -> Kept:
        return self.made.keep(pages) if self.made else pack(pages)

    @property
    def _key(self) -> object:
        return self.made and self.made.key()


def _without(studied: StudiedEdition, entries: Collection[SharedEntry]) -> StudiedEdition:
    """What is known of the sections that these entries do not concern."""
    if not entries:
        return studied
    sections = (
        each for each in studied.annotated.sections if not any(map(in_section(each).has, entries))
    )
    return replace(studied, annotated=replace(studied.annotated, sections=tuple(sections)))
