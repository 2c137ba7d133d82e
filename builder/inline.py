"""A text with readings over it and marks that open and close round its spans, in any notation."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple, TypeVar

from builder.japanese import has_kanji
from builder.model import AnnotatedParagraph, RubySegment, Token
from builder.recent import of_text


class Mark(NamedTuple):
    """What opens before and closes behind a span of the text."""

    start: int
    end: int
    opening: str
    closing: str


Instead = tuple[int, int, str]
"""Where a span of the text begins and ends, which no mark may cut, and what is written in its
place. A tuple without names, of which there are as many as readings, is quicker to make and to
take apart."""


S = TypeVar("S", Instead, Mark)
Escape = Callable[[str], str]
"""Writes text so that it stays text. Letters and the signs of Japanese text are the same in every
notation, so nobody asks for them."""

Write = Callable[[RubySegment, bool], str]
"""Writes what stands under a reading, and whether that is doubtful: the same for all letters."""

_SPECIAL = re.compile(r"[^\w、。「」『』（）・！？ー…―]|_")
"""What a notation may write otherwise."""

_START, _END = itemgetter(0), itemgetter(1)

Span = tuple[int, int]

Read = tuple[int, int, RubySegment, bool]
"""Where a stretch under one reading begins and ends, itself, and whether it is doubtful."""


def _reads(tokens: Sequence[Token]) -> Sequence[Read]:
    found = []
    for at, _, type in tokens:
        if type.origin is None:  # nothing in the token needs a reading
            continue
        for segment in type.ruby:
            end = at + len(segment.base)
            if segment.reading is not None:
                found.append((at, end, segment, type.doubtful))
            at = end
    return tuple(found)


read_spans = of_text(_reads)
"""Every stretch under one reading, of the tokens of a paragraph."""


def unread_spans(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where kanji stand that are in doubt because no reading of them is known."""
    for at, word in [(start, word) for start, _, word in tokens if word.doubtful]:
        for base, reading in word.ruby:
            if reading is None and has_kanji(base):
                yield at, at + len(base)
            at += len(base)


class Layout:
    """A text, or the `span` of it, with those readings, in order and without overlap, that stand in
    it whole: what is the same in all notations."""

    def __init__(self, text: str, reads: Sequence[Read], span: Span | None = None) -> None:
        start, end = span or (0, len(text))
        if span:
            reads = reads[
                bisect_left(reads, start, key=_START) : bisect_right(reads, end, key=_END)
            ]
        self.text, self.reads = text, reads
        # Where the text before, between and behind the readings begins and ends.
        self.begins = [start, *[each[1] for each in reads]]
        self.ends = [*[each[0] for each in reads], end]
        self.between = [text[i:j] for i, j in zip(self.begins, self.ends, strict=True)]
        self.special = self._special() if reads else {0}
        self.segments = [each[2] for each in reads]
        # The numbers of those that are more than letters over letters.
        self.unlike = [
            number
            for number, (_, _, (base, reading), doubtful) in enumerate(reads)
            if doubtful or not (base.isalnum() and reading and reading.isalnum())
        ]

    def _special(self) -> set[int]:
        """The numbers of the texts between that a notation may write otherwise."""
        signs = _SPECIAL.finditer(self.text, self.begins[0], self.ends[-1])
        return {bisect_right(self.ends, sign.start()) for sign in signs}


@of_text
def _whole(annotated: AnnotatedParagraph) -> Layout:
    return Layout(annotated.paragraph.text, read_spans(annotated.tokens))


def layout(annotated: AnnotatedParagraph, span: Span | None = None) -> Layout:
    """A paragraph, or the span of it."""
    if span is None:
        return _whole(annotated)
    return Layout(annotated.paragraph.text, read_spans(annotated.tokens), span)


class Laid:
    """A text in a notation, in which `write(segment, doubtful)` writes what stands under a reading,
    and `escape` the rest. It is written once, however often more is laid over it."""

    def __init__(self, layout: Layout, write: Write, escape: Escape) -> None:
        self._layout, self._escape = layout, escape
        between = layout.between.copy()
        for number in layout.special:
            between[number] = escape(between[number])
        self._parts = [""] * (2 * len(between) - 1)
        self._parts[::2] = between
        self._parts[1::2] = _written(layout, write)

    def written(self, insteads: Sequence[Instead] = (), marks: Sequence[Mark] = ()) -> str:
        """The text with these laid over it, as if they came before the readings. What reaches
        beyond the text is left out, and so is what begins inside of what is replaced; a mark, which
        is all in the text, opens or closes behind that in which it would."""
        more = _in_order(insteads, marks)
        return "".join(self._laid_over(more) if more else self._parts)

    def _laid_over(self, more: Iterable[Instead]) -> list[str]:
        text, escape, parts = self._layout.text, self._escape, self._parts
        begins, ends = self._layout.begins, self._layout.ends
        special = self._layout.special  # nothing else is to be escaped
        found: list[str] = []
        number, at = 0, begins[0]  # in which of the texts between we are, and from where on
        last = len(ends) - 1
        for start, end, instead in more:
            there = bisect_left(ends, start, 0, last)
            free_from = begins[there] if there > number else at
            if start < end and (start < free_from or not self._fits(there, start, end)):
                continue
            if there > number:
                rest = text[at : ends[number]]
                found.append(escape(rest) if number in special else rest)
                found += parts[2 * number + 1 : 2 * there]
                number, at = there, free_from
            if at < start:
                before = text[at:start]
                found.append(escape(before) if number in special else before)
                at = start
            found.append(instead)
            if at < end:
                number, at = bisect_left(ends, end, 0, last), end
        found.append(escape(text[at : ends[number]]))
        found += parts[2 * number + 1 :]
        return found

    def _fits(self, number: int, start: int, end: int) -> bool:
        """Whether the span ends with the text at the latest, and with the reading behind the text
        between of this number at the earliest, if that begins where it does."""
        begins, ends = self._layout.begins, self._layout.ends
        return end <= ends[-1] and (start < ends[number] or begins[number + 1] <= end)


def _written(layout: Layout, write: Write) -> list[str]:
    """All that stands under readings. A text has few of them again and again, and most are letters
    over letters: to keep what was written of them takes longer than to write it like this."""
    opening, over, closing = _around(write)
    found = [f"{opening}{base}{over}{reading}{closing}" for base, reading in layout.segments]
    for number in layout.unlike:
        _, _, segment, doubtful = layout.reads[number]
        found[number] = write(segment, doubtful)
    return found


@lru_cache(maxsize=16)
def _around(write: Write) -> tuple[str, str, str]:
    """What is written before letters, between them and the letters over them, and behind these."""
    sample = RubySegment(base="漢字", reading="かんじ")
    opening, _, rest = write(sample, False).partition(sample.base)
    over, _, closing = rest.partition("かんじ")
    return opening, over, closing


def _in_order(insteads: Sequence[Instead], marks: Sequence[Mark]) -> Sequence[Instead]:
    """What is laid over a text in order, with what closes and opens before it; that of one place in
    the order in which it stands there."""
    if not marks:
        return _longest_first(insteads)
    outer_first = _longest_first(marks)
    tags = [(end, end, closing) for _, end, _, closing in reversed(outer_first)]
    tags += [(start, start, opening) for start, _, opening, _ in outer_first]
    return sorted([*tags, *_longest_first(insteads)], key=_START)


def _longest_first(spans: Sequence[S]) -> Sequence[S]:
    """In order; those that begin together stand one behind the other, the longest first."""
    if len(spans) < 2:
        return spans
    return sorted(sorted(spans, key=_END, reverse=True), key=_START)
