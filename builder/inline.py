"""A text with readings over it and marks that open and close round its spans, in any notation."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from builder.japanese import has_kanji
from builder.model import RubySegment, Token
from builder.recent import Recent


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


_START, _END = itemgetter(0), itemgetter(1)

Read = tuple[int, int, RubySegment, bool]
"""Where a stretch under one reading begins and ends, itself, and whether it is doubtful."""


def _reads(tokens: Sequence[Token]) -> Sequence[Read]:
    found = []
    for token in tokens:
        if token.origin is None:  # nothing in the token needs a reading
            continue
        at = token.start
        for segment in token.ruby:
            end = at + len(segment.base)
            if segment.reading is not None:
                found.append((at, end, segment, token.doubtful))
            at = end
    return tuple(found)


read_spans = Recent(_reads)
"""Every stretch under one reading, of the tokens of a paragraph."""


def unread_spans(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where kanji stand that are in doubt because no reading of them is known."""
    for token in tokens:
        at = token.start
        for base, reading in token.ruby if token.doubtful else ():
            if reading is None and has_kanji(base):
                yield at, at + len(base)
            at += len(base)


def rubies(
    tokens: Sequence[Token],
    write: Callable[[RubySegment, bool], str],
    span: tuple[int, int] | None = None,
) -> list[Instead]:
    """Every stretch under one reading, or those that begin in the span, as
    `write(segment, doubtful)` has it."""
    reads = read_spans(tokens)
    if span:
        first = bisect_left(reads, span[0], key=_START)
        reads = reads[first : bisect_left(reads, span[1], first, key=_START)]
    return [(start, end, write(segment, doubtful)) for start, end, segment, doubtful in reads]


def written(
    text: str,
    insteads: Iterable[Instead],
    marks: Sequence[Mark],
    escape: Callable[[str], str],
    span: tuple[int, int] | None = None,
) -> str:
    """`text`, or the `span` of it, with what is laid over it; the rest goes through `escape`.

    What reaches beyond the span is left out, and so is what begins inside of what is replaced.
    """
    start, end = span or (0, len(text))
    laid = _outermost(insteads, start, end)
    inside = [each for each in marks if start <= each.start and each.end <= end]
    if inside:
        laid = sorted([*_tags(inside), *laid], key=_START)
    at, found = start, []
    for begin, behind, instead in laid:
        if at < begin:
            found.append(escape(text[at:begin]))
        found.append(instead)
        if at < behind:  # no mark within what is replaced
            at = behind
    if at < end:
        found.append(escape(text[at:end]))
    return "".join(found)


class Laid:
    """A span of a text with what is laid over it, written once however many parts of it are asked
    for; `escape` is to write every sign by itself."""

    def __init__(
        self,
        text: str,
        insteads: Sequence[Instead],
        escape: Callable[[str], str],
        span: tuple[int, int],
    ) -> None:
        self._text, self._insteads, self._escape, self._span = text, insteads, escape, span
        # Where each stretch of text and each thing in the place of one begins, in turn, in the
        # text and in what is written.
        self._places: list[int] = []
        self._offsets: list[int] = []
        self._known: dict[int, int | None] = {}
        found: list[str] = []
        at, length = span[0], 0
        for start, end, instead in (*_outermost(insteads, *span), (span[1], span[1], "")):
            plain = escape(text[at:start])
            self._places += (at, start)
            self._offsets += (length, length + len(plain))
            found += (plain, instead)
            length += len(plain) + len(instead)
            at = end
        self._written = "".join(found)

    def part(self, start: int, end: int) -> str:
        """What `written` makes of this part of the span."""
        found = self._cut(start, end)
        if found is None:
            return written(self._text, self._insteads, (), self._escape, (start, end))
        return found

    def with_more(self, more: Sequence[Instead]) -> str:
        """What `written` makes of the span with more laid over it, before all else; `more` is in
        order and without overlap."""
        parts: list[str | None] = []
        at = self._span[0]
        for start, end, instead in more:
            parts += (self._cut(at, start), instead)
            at = end
        parts.append(self._cut(at, self._span[1]))
        found = [part for part in parts if part is not None]
        if len(found) < len(parts):
            insteads = [*more, *self._insteads]
            return written(self._text, insteads, (), self._escape, self._span)
        return "".join(found)

    def _cut(self, start: int, end: int) -> str | None:
        """None where that would cut what stands in the place of the text."""
        first, last = self._offset(start), self._offset(end)
        if first is None or last is None or start > end:
            return None
        return self._written[first:last]

    def _offset(self, place: int) -> int | None:
        if place not in self._known:
            self._known[place] = self._found(place)
        return self._known[place]

    def _found(self, place: int) -> int | None:
        if not self._span[0] <= place <= self._span[1]:
            return None
        i = bisect_right(self._places, place) - 1
        if self._places[i] == place:
            return self._offsets[i]
        if i % 2:
            return None
        return self._offsets[i] + len(self._escape(self._text[self._places[i] : place]))


def _outermost(insteads: Iterable[Instead], free_from: int, end: int) -> list[Instead]:
    """Those between two places, in order, without those that begin within another."""
    found = []
    # Those that begin together stand one behind the other, the longest first.
    for each in sorted(sorted(insteads, key=_END, reverse=True), key=_START):
        if free_from <= each[0] and each[1] <= end:
            found.append(each)
            free_from = each[1]
    return found


def _tags(marks: Sequence[Mark]) -> Iterator[Instead]:
    """What closes and opens; that of one place in the order in which it stands there."""
    outer_first = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    for _, end, _, closing in reversed(outer_first):
        yield end, end, closing
    for start, _, opening, _ in outer_first:
        yield start, start, opening
