"""The words that decks, tables and books teach, each with the place that shows it best."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import NamedTuple

from builder.edition_study import StudiedEdition
from builder.inline import Instead
from builder.model import AnnotatedEdition, AnnotatedParagraph, Edition, Passage, Term, Token
from builder.pages.paragraph import whole_words
from builder.sentences import Span, note_inside, sentence_at
from builder.vocabulary import Use, with_endings, wording

PROFILE = "profile"

_END, _RANK, _TERM_ID = attrgetter("end"), itemgetter(0), attrgetter("term_id")

_Best = tuple[int, str, str, Span]
"""The first values of `Found`."""


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


def without_notes(word: Word) -> Iterator[Instead]:
    """What leaves the notes out of the word's sentence, unless the sentence is in one."""
    for note in word.paragraph.paragraph.notes:
        if word.sentence[0] <= note.start and note.end <= word.sentence[1]:
            yield note.start, note.end, ""


class Found(NamedTuple):
    """A word's best place: on which page, in the paragraph of which id. Of two the one of lower
    `rank` is better. `use` is what the page's word list says of the word, if it tells of the same
    place."""

    rank: int
    page: str
    paragraph: str
    span: Span
    times: int
    use: Use | None = None


class FoundWords(NamedTuple):
    """The words of an edition or of some sections, in the order in which they first stand there:
    terms by their id; and the words of the word lists that are in no entry of the glossary, and
    for which an editor approved English, by their key. `occurring` are the ids of all terms, those
    too that stand only where another word's reading covers them."""

    terms: dict[str, Found]
    others: dict[str, Found]
    occurring: set[str]


def found_words(studied: StudiedEdition) -> FoundWords:
    """Those of the sections that are here, and of the profile."""
    best: dict[str, _Best] = {}
    times: dict[str, int] = {}
    occurring: set[str] = set()
    for page, annotated in _paragraphs(studied.annotated):
        occurring.update(map(_TERM_ID, annotated.occurrences))
        for occurrence, span in whole_words(annotated):
            id = occurrence.term_id
            times[id] = times.get(id, 0) + 1
            known = best.get(id)
            if known is None or known[0] > 0:  # no rank is lower
                place = _rank(page, annotated, span), page, annotated.paragraph.id, span
                best[id] = min(known or place, place, key=_RANK)
    used, others = _used(studied.uses)
    terms = {
        id: _found_term(place, times[id], used.get((place[1], id))) for id, place in best.items()
    }
    return FoundWords(terms, others, occurring)


def _used(
    uses: Mapping[str, Iterable[Use]],
) -> tuple[dict[tuple[str, str], Use], dict[str, Found]]:
    """What the word lists say of terms, by page and id; and the other words that have English."""
    terms: dict[tuple[str, str], Use] = {}
    others: dict[str, Found] = {}
    for page, listed in uses.items():
        for use in listed:
            word = use.word
            if word.term:
                terms[page, word.key] = use
            elif word.english:
                found = Found(0, page, use.paragraph_id, (use.start, use.end), use.times, use)
                _add(others, word.key, found)
    return terms, others


def _found_term(best: _Best, times: int, use: Use | None) -> Found:
    _, _, paragraph, span = best
    there = use and (use.paragraph_id, use.start) == (paragraph, span[0])
    return Found(*best, times, use if there else None)


def joined_words(parts: Iterable[FoundWords]) -> FoundWords:
    """Those of some parts of an edition, in their order."""
    terms: dict[str, Found] = {}
    others: dict[str, Found] = {}
    occurring: set[str] = set()
    for part in parts:
        for key, each in part.terms.items():
            _add(terms, key, each)
        for key, each in part.others.items():
            _add(others, key, each)
        occurring |= part.occurring
    return FoundWords(terms, others, occurring)


def _add(into: dict[str, Found], key: str, found: Found) -> None:
    known = into.get(key)
    if known:
        best = found if found.rank < known.rank else known
        found = best._replace(times=known.times + found.times)
    into[key] = found


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
            _entry(use),
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
"""A page, its title, and a passage and a paragraph in it."""


def _paragraphs(annotated: AnnotatedEdition) -> Iterator[tuple[str, AnnotatedParagraph]]:
    """Every paragraph with its page."""
    for section in annotated.sections:
        yield from ((section.section.id, each) for each in section.paragraphs)
    yield from ((PROFILE, each) for each in annotated.profile)


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


def _rank(page: str, annotated: AnnotatedParagraph, span: Span) -> int:
    """The first place in what is said, else in a note, else in a speaker's mark, else in the
    profile."""
    paragraph = annotated.paragraph
    if page == PROFILE:
        return 3
    if span[0] < paragraph.lead:
        return 2
    around = (note for note in paragraph.notes if note.start <= span[0] and span[1] <= note.end)
    insides = (note_inside(paragraph, note) for note in around)
    return int(any(start <= span[0] and span[1] <= end for start, end in insides))
