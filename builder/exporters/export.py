"""What every exporter is given, and what they share: addresses, words with their sentences."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from builder.edition_study import StudiedEdition
from builder.errors import EditionError, problem_at
from builder.exporters.found import FoundWords, found_words, joined_words
from builder.exporters.parts import Parts
from builder.exporters.revisions import NOTHING_KEPT, Revisions
from builder.exporters.words import Word, Words
from builder.glossary import Glossary, in_order
from builder.model import (
    PROFILE,
    AnnotatedEdition,
    AnnotatedParagraph,
    AnnotatedSection,
    Edition,
    Term,
)
from builder.recording import moment

T = TypeVar("T")

_EARLIEST = int(datetime(2020, 1, 1, tzinfo=UTC).timestamp())
"""Before the first edition; times that Anki and e-readers take for none are earlier."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Export:
    """An edition to be exported.

    `site_url` is where the site is published, with a slash at its end, or empty where that is not
    known; `changed` when its sources changed last, in seconds since 1970, 0 where nobody knows;
    `revisions` keep what was given out before; `readings` asks the formats that are plain text to
    write readings in brackets. Where there are `parts`, the sections are in them, and not here.
    """

    studied: StudiedEdition
    site_url: str = ""
    changed: int = 0
    revisions: Revisions = NOTHING_KEPT
    readings: bool = False
    parts: Parts | None = None

    @property
    def annotated(self) -> AnnotatedEdition:
        """The edition with its readings and terms."""
        return self.studied.annotated

    @property
    def glossary(self) -> Glossary:
        """The glossary of all editions."""
        return self.studied.glossary

    @property
    def edition(self) -> Edition:
        """The edition itself."""
        return self.annotated.edition

    @property
    def dated(self) -> int:
        """When its sources changed last; without a history, when it was published."""
        published = self.edition.published
        known = int(published.timestamp()) if published else 0
        return max(self.changed or known, _EARLIEST)

    @cached_property
    def address(self) -> str:
        """The address of the edition's page, or empty."""
        return self.site_url and f"{self.site_url}{self.edition.slug}/"

    def page_address(self, page: str, anchor: str = "") -> str:
        """The address of a section's page, by its id, or of a place in it, or empty."""
        place = f"#{anchor}" if anchor else ""
        return self.address and f"{self.address}{page}/{place}"

    def each(self, make: Callable[["Export", AnnotatedSection], T]) -> Iterator[T]:
        """What is made of each section, which is all that a file may ask of the sections' text
        beside words. It must be told in the registry too, and have a name of its own."""
        if self.parts:
            yield from self.parts.made(make)
        else:
            yield from (make(self, section) for section in self.annotated.sections)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The terms that stand in the edition, in the order in which they first do, those of the
        profile alone at the end."""
        by_id, found = self.glossary.by_id, self.found.terms
        return tuple(self._words.term(by_id[id], each) for id, each in found.items())

    @cached_property
    def terms(self) -> Sequence[Term]:
        """The terms that stand in the edition, in the order of the kana syllabary."""
        return in_order(word.term for word in self.words)

    @cached_property
    def vocabulary(self) -> tuple[Word, ...]:
        """All words to learn: the terms, and then the others that have English, in the order of
        the text."""
        others = self.found.others.values()
        return (*self.words, *(self._words.other(each.use, each) for each in others if each.use))

    @cached_property
    def found(self) -> FoundWords:
        """Where its words stand."""
        here = found_words(self.studied)
        return joined_words([self.parts.words, here]) if self.parts else here

    @cached_property
    def _words(self) -> Words:
        known = {
            (section.section.id, each.paragraph.id): each
            for section in self.annotated.sections
            for each in section.paragraphs
        }
        known |= {(PROFILE, each.paragraph.id): each for each in self.annotated.profile}
        parts = self.parts  # not `self`: in a circle the annotated text would stay in memory

        def read(page: str, id: str) -> AnnotatedParagraph:
            if parts and (page, id) not in known:
                known[page, id] = parts.reread(page, id)
            return known[page, id]

        return Words(self.edition, read)


def kept(make: Callable[[Export], T]) -> Callable[[Export], T]:
    """`make(export)`, kept for the export's other formats."""
    known: WeakKeyDictionary[Export, T] = WeakKeyDictionary()

    @wraps(make)
    def made(export: Export) -> T:
        if export not in known:
            known[export] = make(export)
        return known[export]

    return made


def recording_address(edition: Edition, time: int | None) -> str:
    """The address of that time of the text in the recording, or empty."""
    if edition.recording is None or time is None:
        return ""
    return moment(edition.recording, time)


def no_times(edition: Edition) -> EditionError:
    """The error of a format that lives by times, where the text has none."""
    expected = "a time like (24:00) for this format"
    return EditionError([problem_at(edition.text_file, "no-times", expected, "none")])
