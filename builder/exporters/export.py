"""What every exporter is given, and what they share: addresses, words with their sentences."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property

from builder.edition_builder import StudiedEdition
from builder.errors import EditionError, Location, Problem
from builder.exporters.revisions import NOTHING_KEPT, Revisions
from builder.glossary import Glossary
from builder.inline import Instead
from builder.model import (
    AnnotatedEdition,
    AnnotatedParagraph,
    Edition,
    Passage,
    Section,
    Term,
    Token,
)
from builder.pages.paragraph import whole_words
from builder.recording import moment
from builder.sentences import Span, note_inside, sentence_at
from builder.vocabulary import with_endings

_EARLIEST = int(datetime(2020, 1, 1, tzinfo=UTC).timestamp())
"""Before the first edition; times that Anki and e-readers take for none are earlier."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Export:
    """An edition to be exported.

    `site_url` is where the site is published, with a slash at its end, or empty where that is not
    known; `changed` when its sources changed last, in seconds since 1970, 0 where nobody knows;
    `revisions` keep what was given out before; `readings` asks the formats that are plain text to
    write readings in brackets.
    """

    studied: StudiedEdition
    site_url: str = ""
    changed: int = 0
    revisions: Revisions = NOTHING_KEPT
    readings: bool = False

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

    @property
    def address(self) -> str:
        """The address of the edition's page, or empty."""
        return self.site_url and f"{self.site_url}{self.edition.slug}/"

    def section_address(self, section: Section, anchor: str = "") -> str:
        """The address of a section's page, or of a place in it, or empty."""
        place = f"#{anchor}" if anchor else ""
        return self.address and f"{self.address}{section.id}/{place}"

    @cached_property
    def words(self) -> tuple["Word", ...]:
        """The terms in the sections, in the order in which they first stand there."""
        found: dict[str, list[Word]] = {}
        for word in _words(self):
            found.setdefault(word.term.id, []).append(word)
        return tuple(_chosen(places) for places in found.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A term to learn, with the place that shows it best.

    `span` and `sentence` are in characters of the paragraph; the span is widened to all that
    stands under one reading, and to the word's endings (振ら to 振らない). `count` says how often
    the edition's sections have the term.
    """

    term: Term
    section: Section
    passage: Passage
    paragraph: AnnotatedParagraph
    span: Span
    sentence: Span
    count: int = 1

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        tokens = self.paragraph.tokens
        first = bisect_left(tokens, self.sentence[0], key=lambda token: token.start)
        last = bisect_left(tokens, self.sentence[1], key=lambda token: token.start)
        return tokens[first:last]

    @property
    def anchor(self) -> str:
        """The anchor on the section's page: the passage's where it has a time."""
        return self.passage.id if self.passage.time is not None else self.paragraph.paragraph.id


def recording_address(edition: Edition, passage: Passage) -> str:
    """The address of the passage in the recording, or empty."""
    if edition.recording is None or passage.time is None:
        return ""
    return moment(edition.recording, passage.time)


def without_notes(word: Word) -> Iterator[Instead]:
    """What leaves the notes out of the word's sentence, unless the sentence is in one."""
    for note in word.paragraph.paragraph.notes:
        if word.sentence[0] <= note.start and note.end <= word.sentence[1]:
            yield Instead(start=note.start, end=note.end, written="")


def no_times(edition: Edition) -> EditionError:
    """The error of a format that lives by times, where the text has none."""
    problem = Problem(
        code="no-times",
        location=Location(path=f"{edition.path}/interview.txt"),
        expected="a time like (24:00) for this format",
        found="none",
    )
    return EditionError([problem])


def _words(export: Export) -> Iterator[Word]:
    """Every place of every term."""
    for section in export.annotated.sections:
        annotated = iter(section.paragraphs)
        for passage in section.section.passages:
            for _, paragraph in zip(passage.paragraphs, annotated, strict=False):
                for occurrence, bare in whole_words(paragraph):
                    span = bare[0], _end_of_word(paragraph.tokens, bare[1])
                    yield Word(
                        term=export.glossary.by_id[occurrence.term_id],
                        section=section.section,
                        passage=passage,
                        paragraph=paragraph,
                        span=span,
                        sentence=sentence_at(paragraph.paragraph, *span),
                    )


def _end_of_word(tokens: Sequence[Token], end: int) -> int:
    """Where the word that reaches to `end` ends with what inflects it."""
    last = bisect_left(tokens, end, key=lambda token: token.end)
    return max(end, with_endings(tokens, last))


def _chosen(places: list[Word]) -> Word:
    """The first place in what is said, else in a note, else in a speaker's mark."""
    return replace(min(places, key=_rank), count=len(places))


def _rank(word: Word) -> int:
    paragraph = word.paragraph.paragraph
    if word.span[0] < paragraph.lead:
        return 2
    insides = (note_inside(paragraph, note) for note in paragraph.notes)
    return int(any(start <= word.span[0] and word.span[1] <= end for start, end in insides))
