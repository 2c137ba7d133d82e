"""A paragraph in HTML: its text with ruby, and notes, asides, speakers and terms marked.

Nothing is added to the text but readings: without `<rt>` and `<rp>` the finished paragraph is the
source's, character for character.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from builder.inline import Instead, Laid, Mark, layout, read_spans, unread_spans
from builder.markup import always_shown, escape, link, references, ruby
from builder.model import AnnotatedParagraph, Note, Occurrence, Paragraph, RubySegment, new
from builder.recent import of_text
from builder.sentences import Span
from builder.vocabulary.levels import JLPT

_STOP = re.compile(r"[。、，．.,！？!?」』）)］】〕]+")
"""What closes a sentence or a part of it, and never begins a line."""

_UNKNOWN = "?"
"""What stands over kanji of which no reading is known."""


def paragraph_text(
    annotated: AnnotatedParagraph, terms: Iterable[Mark] = (), first_note: int = 1
) -> str:
    """The paragraph's text; its notes are numbered from `first_note`."""
    paragraph = annotated.paragraph
    marks = [
        *_speaker_mark(paragraph.lead),
        *(note_mark(note, number) for number, note in enumerate(paragraph.notes, first_note)),
        *_stops(paragraph),
        *(_span(aside.start, aside.end, 'class="kt-aside"') for aside in paragraph.asides),
        *terms,
    ]
    return Laid(layout(annotated), ruby, escape).written(_otherwise(annotated), marks)


def note_mark(note: Note, number: int) -> Mark:
    """The span round a note."""
    label = references(note.label)
    return _span(note.start, note.end, f'class="kt-note" id="note-{number}" data-label="{label}"')


def term_mark(occurrence: Occurrence, span: tuple[int, int], target: str) -> Mark:
    """The link from a term to its entry; names are marked by what they name, and the words of
    every day apart from the terms of a field."""
    kind = occurrence.name_of or ("word" if occurrence.level in JLPT else "")
    return new(Mark, (*span, *_around_term(target, kind)))


@lru_cache(maxsize=1 << 12)
def _around_term(target: str, kind: str) -> Sequence[str]:
    return link("\0", target, "kt-term", *([f"kt-{kind}"] if kind else [])).split("\0")


@of_text
def whole_words(annotated: AnnotatedParagraph) -> Sequence[tuple[Occurrence, Span]]:
    """Each occurrence of a term with its span, widened to all that stands under one reading.

    Of two that would then overlap the first is kept.
    """
    reads = read_spans(annotated.tokens)
    starts, ends = [read[0] for read in reads], [read[1] for read in reads]
    free_from, first, found = 0, 0, []
    for occurrence in annotated.occurrences:
        start, end = occurrence.start, occurrence.end
        first = bisect_right(ends, start, first)  # of the readings that the term touches
        behind = bisect_left(starts, end, first)
        if first < behind:
            start = start if start < starts[first] else starts[first]
            end = end if end > ends[behind - 1] else ends[behind - 1]
        if start >= free_from:
            free_from = end
            found.append((occurrence, (start, end)))
    return found


def _otherwise(annotated: AnnotatedParagraph) -> list[Instead]:
    """What stands over text otherwise than readings do: those of terms that want it are marked to
    be always shown, and kanji of which no reading is known have a sign."""
    always = [(one.start, one.end) for one in annotated.occurrences if one.always_ruby]
    found = [
        (first, behind, always_shown(ruby(segment, doubtful)))
        for first, behind, segment, doubtful in read_spans(annotated.tokens if always else ())
        if any(start < behind and first < end for start, end in always)
    ]
    for start, end in unread_spans(annotated.tokens):
        base = annotated.paragraph.text[start:end]
        unknown = RubySegment(base=base, reading=_UNKNOWN)
        found.append((start, end, ruby(unknown, doubtful=True)))
    return found


def _stops(paragraph: Paragraph) -> Iterator[Mark]:
    """The stop behind a note: the page shows it before the note, for it belongs to the words there
    and must not begin a line."""
    for note in paragraph.notes:
        stop = _STOP.match(paragraph.text, note.end)
        if stop:
            yield _span(note.end, stop.end(), 'class="kt-stop"')


def _speaker_mark(lead: int) -> list[Mark]:
    return [_span(0, lead, 'class="kt-speaker"')] if lead else []


def _span(start: int, end: int, attributes: str) -> Mark:
    return Mark(start=start, end=end, opening=f"<span {attributes}>", closing="</span>")
