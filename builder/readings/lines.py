"""Plain lines in, annotated lines out: the filter behind `kunten annotate`."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from builder.model import RubySegment, Token
from builder.readings.engine import ReadingEngine

_TOGETHER = 256
"""Lines of which the words are cut before the first is read."""
_LOOKS_LIKE_RUBY = re.compile(r"\{(?=[^{}|]*\|[^{}|]*\})")


def _segments(text: str, tokens: Iterable[Token]) -> Iterator[RubySegment]:
    """The ruby of a whole text, with the white space between its tokens."""
    at = 0
    for start, end, type in tokens:
        if at < start:
            yield RubySegment(base=text[at:start], reading=None)
        yield from type.ruby
        at = end
    if at < len(text):
        yield RubySegment(base=text[at:], reading=None)


def in_braces(text: str, tokens: Iterable[Token]) -> str:
    """The text with the readings of its tokens as `{漢字|かんじ}`; nothing else changes.

    Braces and bars of the text's own stay; where they would look like ruby, `{a|b}`, an empty
    ruby stands behind the brace, `{{|}a|b}`, so that taking the ruby away gives the text back.
    """
    parts: list[str] = []
    bare = ""
    for segment in _segments(text, tokens):
        if segment.reading is None:
            bare += segment.base
        else:
            parts += _LOOKS_LIKE_RUBY.sub("{{|}", bare), f"{{{segment.base}|{segment.reading}}}"
            bare = ""
    return "".join((*parts, _LOOKS_LIKE_RUBY.sub("{{|}", bare)))


def annotate_lines(lines: Iterable[str], engine: ReadingEngine) -> Iterator[str]:
    """Every line with its readings, as `in_braces` writes them."""
    left = iter(lines)
    while together := [*islice(left, _TOGETHER)]:
        engine.expect(together)
        yield from (in_braces(line, engine.read(line)) for line in together)
