"""A text with readings over it and marks that open and close round its spans, in any notation."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from builder.model import RubySegment, Token


class Mark(NamedTuple):
    """What opens before and closes behind a span of the text."""

    start: int
    end: int
    opening: str
    closing: str


class Instead(NamedTuple):
    """A span of the text, which no mark may cut, and what is written in its place."""

    start: int
    end: int
    written: str


Read = tuple[int, int, RubySegment, bool]
"""Where a stretch under one reading begins and ends, itself, and whether it is doubtful."""

# The tokens of paragraphs that were asked for last, with what they gave. Pages and files ask for
# those of each paragraph some twenty times, which was an eighth of a build. They are known by
# being the same object: to compare their content takes longer than to look through them again.
_recent: dict[int, tuple[Sequence[Token], Sequence[Read]]] = {}
_MOST = 64


def read_spans(tokens: Sequence[Token]) -> Sequence[Read]:
    """Every stretch under one reading."""
    known, reads = _recent.get(id(tokens), ((), ()))
    if known is not tokens:
        reads = tuple(_reads(tokens))
        if len(_recent) >= _MOST:
            _recent.clear()
        _recent[id(tokens)] = tokens, reads
    return reads


def _reads(tokens: Sequence[Token]) -> Iterator[Read]:
    for token in tokens:
        at = token.start
        for segment in token.ruby:
            end = at + len(segment.base)
            if segment.reading is not None:
                yield at, end, segment, token.doubtful
            at = end


def rubies(tokens: Sequence[Token], write: Callable[[RubySegment, bool], str]) -> Iterator[Instead]:
    """Every stretch under one reading, as `write(segment, doubtful)` has it."""
    for start, end, segment, doubtful in read_spans(tokens):
        yield Instead(start, end, write(segment, doubtful))


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
    replaced = _outermost([each for each in insteads if start <= each[0] and each[1] <= end])
    inside = [each for each in marks if start <= each.start and each.end <= end]
    if not inside:
        return "".join(_unmarked(text, (start, end), replaced, escape))
    return "".join(_pieces(text, (start, end), replaced, inside, escape))


def _outermost(insteads: Iterable[Instead]) -> dict[int, Instead]:
    """By their start, without those that begin within another."""
    found: dict[int, Instead] = {}
    free_from = 0
    for each in sorted(insteads, key=_from_outside):
        start, end, _ = each
        if start >= free_from:
            found[start] = each
            free_from = end
    return found


def _from_outside(each: Instead) -> tuple[int, int]:
    return each[0], -each[1]


def _unmarked(
    text: str, span: tuple[int, int], replaced: dict[int, Instead], escape: Callable[[str], str]
) -> Iterator[str]:
    """The quick way for most texts."""
    at = span[0]
    for start, end, instead in replaced.values():
        if at < start:
            yield escape(text[at:start])
        yield instead
        at = end
    if at < span[1]:
        yield escape(text[at : span[1]])


def _pieces(
    text: str,
    span: tuple[int, int],
    replaced: dict[int, Instead],
    marks: Sequence[Mark],
    escape: Callable[[str], str],
) -> Iterator[str]:
    """The text cut at every place where something begins or ends, with what stands there."""
    opening: dict[int, list[str]] = defaultdict(list)
    closing: dict[int, list[str]] = defaultdict(list)
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        opening[mark.start].append(mark.opening)
        closing[mark.end].insert(0, mark.closing)
    ends = {each.end for each in replaced.values()}
    places = sorted({*span} | opening.keys() | closing.keys() | replaced.keys() | ends)
    written_to = span[0]
    for place, following in pairwise([*places, span[1]]):
        yield from closing.get(place, ())
        yield from opening.get(place, ())
        instead = replaced.get(place)
        if instead:
            yield instead.written
            written_to = instead.end
        elif place >= written_to:
            yield escape(text[place:following])
