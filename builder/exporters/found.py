"""Where the words of an edition stand, and which place of each shows it best."""

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter, itemgetter
from typing import NamedTuple

from builder.edition_study import StudiedEdition
from builder.model import PROFILE, AnnotatedEdition, AnnotatedParagraph, new
from builder.pages.paragraph import whole_words
from builder.sentences import Span, note_inside
from builder.vocabulary import Use

_RANK, _TERM_ID = itemgetter(0), attrgetter("term_id")

_Best = tuple[int, str, str, Span]
"""The first values of `Found`."""


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
            if known is None or known[0]:  # no rank is lower than 0
                place = _rank(page, annotated, span), page, annotated.paragraph.id, span
                best[id] = min(known or place, place, key=_RANK)
    used, others = _used(studied.uses)
    terms = {
        id: _found_term(place, times[id], used.get(place[1], {}).get(id))
        for id, place in best.items()
    }
    return FoundWords(terms, others, occurring)


def _used(
    uses: Mapping[str, Iterable[Use]],
) -> tuple[Mapping[str, Mapping[str, Use]], dict[str, Found]]:
    """What the word list of each page says of terms, by their id; and the other words that have
    English."""
    terms: dict[str, dict[str, Use]] = {page: {} for page in uses}
    others: dict[str, Found] = {}
    for page, listed in uses.items():
        on_page = terms[page]
        for use in listed:
            word = use.word
            if word.term:
                on_page[word.key] = use
            elif word.english:
                found = Found(0, page, use.paragraph_id, (use.start, use.end), use.times, use)
                _add(others, word.key, found)
    return terms, others


def _found_term(best: _Best, times: int, use: Use | None) -> Found:
    _, _, paragraph, span = best
    there = use and (use.paragraph_id, use.start) == (paragraph, span[0])
    return new(Found, (*best, times, use if there else None))


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


def _paragraphs(annotated: AnnotatedEdition) -> Iterator[tuple[str, AnnotatedParagraph]]:
    """Every paragraph with its page."""
    for section in annotated.sections:
        yield from ((section.section.id, each) for each in section.paragraphs)
    yield from ((PROFILE, each) for each in annotated.profile)


def _rank(page: str, annotated: AnnotatedParagraph, span: Span) -> int:
    """The first place in what is said, else in a note, else in a speaker's mark, else in the
    profile."""
    paragraph = annotated.paragraph
    if page == PROFILE:
        return 3
    if span[0] < paragraph.lead:
        return 2
    if not paragraph.notes:
        return 0
    around = (note for note in paragraph.notes if note.start <= span[0] and span[1] <= note.end)
    insides = (note_inside(paragraph, note) for note in around)
    return int(any(start <= span[0] and span[1] <= end for start, end in insides))
