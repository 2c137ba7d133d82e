"""What each edition gives to the site, made once: kept while nothing changes that concerns it, and
made in several processes where there is much to do. What else is made of the annotated text is made
at the same time, for annotating takes as long as all the rest.

The pages are the same bytes however they were made. Annotated text takes three hundred times
the memory of its characters, so it lives only as long as its edition is at work, or is the one that
an editor works at.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import accumulate, chain
from typing import Protocol

from builder import checks
from builder.analyzer import UnidicAnalyzer
from builder.annotate import annotate_edition
from builder.difficulty import Difficulty, difficulty
from builder.edits import Entries, Entry, base_forms, edited, in_edition, in_section, on_pages
from builder.errors import Notice, Problem
from builder.glossary import Glossary
from builder.model import AnnotatedEdition, Edition, ReadingOverride
from builder.pages import Kept, Mentions, Page, edition_pages, mentions_of, pack
from builder.processes import Crew, collecting_seldom, leave
from builder.readings import ReadingEngine, standard
from builder.search import Part, edition_part
from builder.vocabulary import Lexicon, Use, decided

# With fewer characters the second process costs more than it saves.
_WORTH_A_PROCESS = 30_000

# The files of the last editions, of so many characters in all, are made while others go on with the
# pages. Until then their annotated text stays in memory.
_LEFT = 120_000

# An edition of more characters is annotated anew after each edit: three hundred bytes each.
_MOST_FOLLOWED = 400_000

# Called with how many editions are done, and of how many.
Progress = Callable[[int, int], None]


class Beside(Protocol):
    """What is made of an edition beside its pages."""

    def key(self) -> object:
        """What that depends on, whatever the edition."""

    def is_made(self, edition: Edition) -> bool:
        """Whether nothing is to be made for an edition that was built before under this key."""

    def outdate(self, edition: Edition) -> None:
        """What was made for an edition is so no more."""

    def make(self, studied: "StudiedEdition") -> None:
        """Make it, in whatever process, before or behind the pages."""

    def keep(self, pages: Sequence[Page]) -> Kept:
        """Keep the edition's pages, for whichever process asks for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudiedEdition:
    """An edition with all that is known of its text: readings and terms, and of each section, by
    its id, the words and the difficulty."""

    annotated: AnnotatedEdition
    glossary: Glossary
    uses: Mapping[str, Sequence[Use]]
    difficulties: Mapping[str, Difficulty]


def study(
    annotated: AnnotatedEdition,
    glossary: Glossary,
    lexicon: Lexicon,
    before: StudiedEdition | None = None,
) -> StudiedEdition:
    """What is known of the text of an edition that has its readings and terms; of the sections
    that are those of `before` it is known already."""
    old = {each.section.id: each for each in before.annotated.sections} if before else {}
    new = [each for each in annotated.sections if each is not old.get(each.section.id)]
    uses = dict(before.uses) if before else {}
    uses |= {each.section.id: lexicon.uses(each) for each in new}
    difficulties = dict(before.difficulties) if before else {}
    difficulties |= {each.section.id: difficulty(each, uses[each.section.id]) for each in new}
    ids = [each.section.id for each in annotated.sections]
    return StudiedEdition(
        annotated=annotated,
        glossary=glossary,
        uses={id: uses[id] for id in ids},
        difficulties={id: difficulties[id] for id in ids},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltEdition:
    """An edition's own pages, what it says of the terms by their id, what it gives to the
    search index, and what to tell. `beside` is the key of what was made beside them, if it was;
    `base_forms` are those of its words."""

    base_forms: str
    pages: Kept
    mentions: Mapping[str, Mentions]
    search: Part
    problems: tuple[Problem, ...]
    notices: tuple[Notice, ...]
    beside: object = None


class EditionBuilder:
    """Builds editions under the lists that they share; their pages offer files in the named
    formats."""

    def __init__(self, entries: Entries, formats: Iterable[str] = ()) -> None:
        self.glossary = Glossary(entries.terms)
        self._entries = entries
        self._lexicon = Lexicon(self.glossary, decided(entries.drafts))
        self._formats = tuple(formats)
        self._built: dict[Edition, BuiltEdition] = {}
        self._outdated: set[Edition] = set()  # of which the pages are kept, and nothing beside them
        self._again = False  # whether something was built before
        self._follow = False
        self._last: StudiedEdition | None = None  # which was built anew alone, or some sections
        self._crew: Crew[int, BuiltEdition] | None = None

    def take_over(self, before: "EditionBuilder") -> None:
        """Keep what another builder has built that this one would not build otherwise."""
        if before._formats != self._formats:
            return
        self._again = bool(before._built)
        pages = edited(on_pages(before._entries), on_pages(self._entries))
        files = edited(before._entries, self._entries)
        self._last = before._last and _without(before._last, files)
        for edition, built in before._built.items():
            written = in_edition(edition, built.base_forms)
            if not any(map(written.has, pages)):
                self._built[edition] = built
                if edition in before._outdated or any(map(written.has, files)):
                    self._outdated.add(edition)

    def annotate(self, edition: Edition) -> AnnotatedEdition:
        """The edition with its readings and terms."""
        before = self._last.annotated if self._last else None
        readings = _readings(self._entries.overrides)
        return annotate_edition(edition, readings, self.glossary, before)

    def study(self, edition: Edition) -> StudiedEdition:
        """The edition with its readings and terms, and with what a learner has of it."""
        return study(self.annotate(edition), self.glossary, self._lexicon, self._last)

    def build(
        self, edition: Edition, beside: Beside | None = None, *, late: bool = False
    ) -> BuiltEdition:
        """What one edition gives to the site. What is made `beside` may come `late`."""
        studied = self.study(edition)
        if self._follow:
            self._last = studied
        annotated, uses = studied.annotated, studied.uses
        if beside and late:
            leave(partial(beside.make, studied))
        elif beside:
            beside.make(studied)
        pages = tuple(edition_pages(annotated, uses, studied.difficulties, self._formats))
        return BuiltEdition(
            base_forms=base_forms(
                chain(*(each.paragraphs for each in annotated.sections), annotated.profile)
            ),
            pages=beside.keep(pages) if beside else pack(pages),
            mentions=mentions_of(annotated),
            search=edition_part(annotated),
            problems=checks.problems([annotated]),
            notices=checks.notices(annotated, self._entries.drafts, uses),
            beside=beside and beside.key(),
        )

    def build_all(
        self,
        editions: Sequence[Edition],
        tell: Progress | None = None,
        beside: Beside | None = None,
        *,
        edits_follow: bool = False,
    ) -> tuple[BuiltEdition, ...]:
        """The same for all, in their order; those of the last call that did not change are kept.
        `edits_follow` as in `builder.build.site_of`."""
        while beside and self._outdated:
            beside.outdate(self._outdated.pop())
        changed = [edition for edition in editions if not self._is_kept(edition, beside)]
        # Of an edition that is built anew alone the next edit may follow.
        alone = (self._again or edits_follow) and len(changed) == 1
        self._follow = alone and _characters(changed[0]) <= _MOST_FOLLOWED
        built = {}
        with collecting_seldom():
            for edition, each in self._made(changed, beside):
                built[edition] = each
                if tell:
                    tell(len(built), len(changed))
        if beside is None:
            self.wait()
        self._built = {edition: built.get(edition) or self._built[edition] for edition in editions}
        self._again = True
        return tuple(self._built.values())

    def wait(self) -> None:
        """Until all is made that comes beside the pages."""
        if self._crew:
            self._crew.wait()
            self._crew = None

    def _is_kept(self, edition: Edition, beside: Beside | None) -> bool:
        built = self._built.get(edition)
        if built is None or beside is None:
            return built is not None
        return built.beside == beside.key() and beside.is_made(edition)

    def _made(
        self, editions: Sequence[Edition], beside: Beside | None
    ) -> Iterator[tuple[Edition, BuiltEdition]]:
        """The largest first: the process that has the last one is not waited for long."""
        if not editions:
            return
        standard()  # once for all processes
        ordered = sorted(editions, key=_characters, reverse=True)
        behind = [*accumulate(map(_characters, reversed(ordered)))]

        def build(number: int) -> BuiltEdition:
            late = behind[-1 - number] <= _LEFT
            return self.build(ordered[number], beside, late=late)

        worthwhile = behind[-1] // _WORTH_A_PROCESS
        self._crew = Crew(build, min(worthwhile, len(editions)))
        try:
            yield from zip(ordered, self._crew.each(range(len(ordered))), strict=True)
        except BaseException:
            self._crew.close()
            raise
        self._crew.begin_left()


@lru_cache(maxsize=1)
def _readings(overrides: tuple[ReadingOverride, ...]) -> ReadingEngine:
    """Made where it is used: what the processes load is not loaded here. Kept, for an edit of the
    glossary needs no other."""
    return ReadingEngine(UnidicAnalyzer(), overrides)


def _without(studied: StudiedEdition, entries: Collection[Entry]) -> StudiedEdition:
    """What is known of the sections that these entries do not concern."""
    if not entries:
        return studied
    sections = (
        each for each in studied.annotated.sections if not any(map(in_section(each).has, entries))
    )
    return replace(studied, annotated=replace(studied.annotated, sections=tuple(sections)))


def _characters(edition: Edition) -> int:
    return sum(len(each.text) for section in edition.sections for each in section.paragraphs)
