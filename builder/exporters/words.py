"""The words that decks, tables and books teach, each with the place that shows it best.

Which place that is, `builder.exporters.found` says.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from builder.exporters.found import Found
from builder.inline import Instead
from builder.model import AnnotatedParagraph, Edition, Passage, Term, Token, new
from builder.recent import Memo
from builder.sentences import Span, sentence_at
from builder.timestamps import clock
from builder.vocabulary import Use, with_endings, wording
from builder.vocabulary import Word as Listed

_END = itemgetter(1)


class Word(NamedTuple):
    """A word to learn, with its place on the `page` (a section's id, or `profile`) called `title`,
    under the `anchor` and at the `time` of its passage.

    `term` is its entry; that of a word outside the glossary, which is not `in_glossary`, has no
    explanations, the key of a word list as its id, and the part of speech as its category. `span`
    and `sentence` are in characters of the paragraph; the span is widened to all that stands under
    one reading, and to the word's endings (振ら to 振らない); `elsewhere` are the other places of
    the sentence that show it. `times` says how often the edition has the word.
    """

    term: Term
    page: str
    title: str
    anchor: str
    time: int | None
    paragraph: AnnotatedParagraph
    span: Span
    sentence: Span
    elsewhere: tuple[Span, ...]
    times: int
    in_glossary: bool

    @property
    def clock(self) -> str:
        """Its time as `24:00`, or empty."""
        return "" if self.time is None else clock(self.time)


def without_notes(word: Word) -> Iterator[Instead]:
    """What leaves the notes out of the word's sentence, unless the sentence is in one."""
    for note in word.paragraph.paragraph.notes:
        if word.sentence[0] <= note.start and note.end <= word.sentence[1]:
            yield note.start, note.end, ""


class Words:
    """The words that were found in an edition, each with its place; `read` gives a paragraph with
    its readings, by its page and its id."""

    def __init__(self, edition: Edition, read: Callable[[str, str], AnnotatedParagraph]) -> None:
        self._read = read
        self._passages = {
            (section.id, paragraph.id): (section.title, passage)
            for section in edition.sections
            for passage in section.passages
            for paragraph in passage.paragraphs
        }
        self._profile = edition.profile.name if edition.profile else ""

    def term(self, term: Term, found: Found) -> Word:
        """A term of the glossary."""
        place = self._place(found)
        span = found.span[0], _end_of_word(place[3].tokens, found.span[1])
        use = found.use
        if use and span == (use.start, use.end):
            more = use.elsewhere
        else:
            more = wording(place[3]).elsewhere(span, (term.term, *term.aliases))
        return _word(term, place, span, elsewhere=more, times=found.times)

    def other(self, use: Use, found: Found) -> Word:
        """Another word."""
        return _word(
            _entries[use.word],
            self._place(found),
            found.span,
            elsewhere=use.elsewhere,
            times=found.times,
            in_glossary=False,
        )

    def _place(self, found: Found) -> "_Place":
        key = found.page, found.paragraph
        title, passage = self._passages.get(key, (self._profile, None))
        return found.page, title, passage, self._read(*key)


def _entry(word: Listed) -> Term:
    return Term(
        id=word.key,
        term=word.form,
        reading=word.reading,
        english=word.english,
        ja="",
        en="",
        level=word.level,
        category=word.part,
    )


_entries = Memo(_entry, most=1 << 12)

_Place = tuple[str, str, Passage | None, AnnotatedParagraph]
"""A page, its title, and a passage and a paragraph in it."""


def _word(
    term: Term,
    place: _Place,
    span: Span,
    *,
    elsewhere: tuple[Span, ...],
    times: int,
    in_glossary: bool = True,
) -> Word:
    page, title, passage, paragraph = place
    time = passage.time if passage else None
    anchor = passage.id if passage and time is not None else paragraph.paragraph.id
    sentence = sentence_at(paragraph.paragraph, *span)
    where = page, title, anchor, time, paragraph, span, sentence
    return new(Word, (term, *where, elsewhere, times, in_glossary))


def _end_of_word(tokens: Sequence[Token], end: int) -> int:
    """Where the word that reaches to `end` ends with what inflects it."""
    last = bisect_left(tokens, end, key=_END)
    return max(end, with_endings(tokens, last))
