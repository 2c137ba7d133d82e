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


def rubies(tokens: Iterable[Token], write: Callable[[RubySegment, bool], str]) -> Iterator[Instead]:
    """Every stretch under one reading, as `write(segment, doubtful)` has it."""
    for token in tokens:
        at = token.start
        for segment in token.ruby:
            end = at + len(segment.base)
            if segment.reading is not None:
                yield Instead(start=at, end=end, written=write(segment, token.doubtful))
            at = end


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
    replaced = _outermost(each for each in insteads if start <= each.start and each.end <= end)
    inside = [each for each in marks if start <= each.start and each.end <= end]
    if not inside:
        return "".join(_unmarked(text, (start, end), replaced, escape))
    return "".join(_pieces(text, (start, end), replaced, inside, escape))


def _outermost(insteads: Iterable[Instead]) -> dict[int, Instead]:
    """By their start, without those that begin within another."""
    found: dict[int, Instead] = {}
    free_from = 0
    for each in sorted(insteads, key=lambda each: (each.start, -each.end)):
        if each.start >= free_from:
            found[each.start] = each
            free_from = each.end
    return found


def _unmarked(
    text: str, span: tuple[int, int], replaced: dict[int, Instead], escape: Callable[[str], str]
) -> Iterator[str]:
    """The quick way for most texts."""
    at = span[0]
    for each in replaced.values():
        if at < each.start:
            yield escape(text[at : each.start])
        yield each.written
        at = each.end
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
