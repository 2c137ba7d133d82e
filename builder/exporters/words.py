"""The words that decks, tables and books teach, each with the place that shows it best."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from builder.edition_builder import StudiedEdition
from builder.inline import Instead
from builder.model import AnnotatedParagraph, Passage, Term, Token
from builder.pages.paragraph import whole_words
from builder.sentences import Span, note_inside, sentence_at
from builder.vocabulary import Use, elsewhere, with_endings

PROFILE = "profile"

_START, _END = attrgetter("start"), attrgetter("end")


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
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        tokens = self.paragraph.tokens
        first = bisect_left(tokens, self.sentence[0], key=_START)
        last = bisect_left(tokens, self.sentence[1], key=_START)
        return tokens[first:last]


def without_notes(word: Word) -> Iterator[Instead]:
    """What leaves the notes out of the word's sentence, unless the sentence is in one."""
    for note in word.paragraph.paragraph.notes:
        if word.sentence[0] <= note.start and note.end <= word.sentence[1]:
            yield Instead(start=note.start, end=note.end, written="")


def terms(studied: StudiedEdition) -> tuple[Word, ...]:
    """The terms that stand in the edition, in the order in which they first do, those of the
    profile alone at the end."""
    best: dict[str, tuple[int, _Place, Span]] = {}
    counts: Counter[str] = Counter()
    for place in _paragraphs(studied):
        for occurrence, span in whole_words(place[3]):
            id, rank = occurrence.term_id, _rank(place, span)
            counts[id] += 1
            if id not in best or rank < best[id][0]:
                best[id] = rank, place, span
    by_id = studied.glossary.by_id
    return tuple(_term(by_id[id], *best[id][1:], counts[id]) for id in best)


def other_words(studied: StudiedEdition) -> tuple[Word, ...]:
    """The words of the word lists that are in no entry of the glossary, and for which an editor
    approved English, in the order of the text."""
    found: dict[str, Word] = {}
    places = {(each[0], each[3].paragraph.id): each for each in _paragraphs(studied)}
    for page, uses in studied.uses.items():
        for use in uses:
            key = use.word.key
            if use.word.term or not use.word.english:
                continue
            if key in found:
                found[key] = found[key]._replace(times=found[key].times + use.times)
            else:
                found[key] = _word(
                    _entry(use),
                    places[page, use.paragraph_id],
                    (use.start, use.end),
                    elsewhere=use.elsewhere,
                    times=use.times,
                    in_glossary=False,
                )
    return tuple(found.values())


def _entry(use: Use) -> Term:
    word = use.word
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


_Place = tuple[str, str, Passage | None, AnnotatedParagraph]


def _paragraphs(studied: StudiedEdition) -> Iterator[_Place]:
    """Every paragraph with its page, that page's title, and its passage."""
    for section in studied.annotated.sections:
        annotated = iter(section.paragraphs)
        for passage in section.section.passages:
            for _, paragraph in zip(passage.paragraphs, annotated, strict=False):
                yield section.section.id, section.section.title, passage, paragraph
    profile = studied.annotated.edition.profile
    if profile:
        yield from ((PROFILE, profile.name, None, each) for each in studied.annotated.profile)


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
    return Word(
        term=term,
        page=page,
        title=title,
        anchor=passage.id if passage and time is not None else paragraph.paragraph.id,
        time=time,
        paragraph=paragraph,
        span=span,
        sentence=sentence_at(paragraph.paragraph, *span),
        elsewhere=elsewhere,
        times=times,
        in_glossary=in_glossary,
    )


def _end_of_word(tokens: Sequence[Token], end: int) -> int:
    """Where the word that reaches to `end` ends with what inflects it."""
    last = bisect_left(tokens, end, key=_END)
    return max(end, with_endings(tokens, last))


def _term(term: Term, place: _Place, bare: Span, times: int) -> Word:
    paragraph = place[3]
    span = bare[0], _end_of_word(paragraph.tokens, bare[1])
    more = elsewhere(paragraph, span, (term.term, *term.aliases))
    return _word(term, place, span, elsewhere=more, times=times)


def _rank(place: _Place, span: Span) -> int:
    """The first place in what is said, else in a note, else in a speaker's mark, else in the
    profile."""
    page, paragraph = place[0], place[3].paragraph
    if page == PROFILE:
        return 3
    if span[0] < paragraph.lead:
        return 2
    insides = (note_inside(paragraph, note) for note in paragraph.notes)
    return int(any(start <= span[0] and span[1] <= end for start, end in insides))
