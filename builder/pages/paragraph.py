"""A paragraph in Markdown: its text with ruby, and notes, asides, speakers and terms marked.

Nothing is added to the text but readings: without `<rt>` and `<rp>` the finished paragraph is the
source's, character for character.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.markup import attribute, escape, link, ruby
from builder.model import AnnotatedParagraph, Note, Occurrence, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What opens before and closes behind a span of the text."""

    start: int
    end: int
    opening: str
    closing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A stretch of text under one reading, which no mark may cut."""

    start: int
    end: int
    markdown: str


def paragraph_text(
    annotated: AnnotatedParagraph, terms: Iterable[Mark] = (), first_note: int = 1
) -> str:
    """The paragraph's text in Markdown; its notes are numbered from `first_note`."""
    paragraph = annotated.paragraph
    marks = [
        *_speaker_mark(paragraph.lead),
        *(note_mark(note, number) for number, note in enumerate(paragraph.notes, first_note)),
        *(_span(aside.start, aside.end, 'class="kt-aside"') for aside in paragraph.asides),
        *terms,
    ]
    reads = {read.start: read for read in _reads(annotated.tokens)}
    return "".join(_inline(paragraph.text, reads, marks))


def note_mark(note: Note, number: int) -> Mark:
    """The span round a note."""
    label = attribute(note.label)
    return _span(note.start, note.end, f'class="kt-note" id="note-{number}" data-label="{label}"')


def term_mark(span: tuple[int, int], target: str) -> Mark:
    """The link from a term to its entry."""
    start, end = span
    opening, closing = link("\0", target, "kt-term").split("\0")
    return Mark(start=start, end=end, opening=opening, closing=closing)


def whole_words(
    annotated: AnnotatedParagraph,
) -> Iterator[tuple[Occurrence, tuple[int, int]]]:
    """Each occurrence of a term with its span, widened to all that stands under one reading.

    Of two that would then overlap the first is kept.
    """
    reads = tuple(_reads(annotated.tokens))
    free_from = 0
    for occurrence in annotated.occurrences:
        touched = [r for r in reads if r.start < occurrence.end and occurrence.start < r.end]
        start = min([occurrence.start, *(read.start for read in touched)])
        end = max([occurrence.end, *(read.end for read in touched)])
        if start >= free_from:
            free_from = end
            yield occurrence, (start, end)


def _speaker_mark(lead: int) -> list[Mark]:
    return [_span(0, lead, 'class="kt-speaker"')] if lead else []


def _span(start: int, end: int, attributes: str) -> Mark:
    return Mark(start=start, end=end, opening=f"<span {attributes}>", closing="</span>")


def _reads(tokens: Iterable[Token]) -> Iterator[_Read]:
    for token in tokens:
        at = token.start
        for segment in token.ruby:
            end = at + len(segment.base)
            if segment.reading is not None:
                yield _Read(start=at, end=end, markdown=ruby(segment, doubtful=token.doubtful))
            at = end


def _inline(text: str, reads: dict[int, _Read], marks: Sequence[Mark]) -> Iterator[str]:
    """The text cut at every place where something begins or ends, with what stands there."""
    opening: dict[int, list[str]] = defaultdict(list)
    closing: dict[int, list[str]] = defaultdict(list)
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        opening[mark.start].append(mark.opening)
        closing[mark.end].insert(0, mark.closing)
    ends = {read.end for read in reads.values()}
    places = sorted({0, len(text)} | opening.keys() | closing.keys() | reads.keys() | ends)
    written_to = 0
    for place, following in pairwise([*places, len(text)]):
        yield from closing.get(place, ())
        yield from opening.get(place, ())
        read = reads.get(place)
        if read:
            yield read.markdown
            written_to = read.end
        elif place >= written_to:
            yield escape(text[place:following])
