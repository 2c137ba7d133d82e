"""Plain lines in, annotated lines out: the filter behind `kunten annotate`."""

import re
from collections.abc import Iterable, Iterator

from builder.model import RubySegment
from builder.readings.engine import ReadingEngine

_LOOKS_LIKE_RUBY = re.compile(r"\{(?=[^{}|]*\|[^{}|]*\})")


def _segments(line: str, engine: ReadingEngine) -> Iterator[RubySegment]:
    """The ruby of a whole line, with the white space between its tokens."""
    at = 0
    for token in engine.read(line):
        if at < token.start:
            yield RubySegment(base=line[at : token.start], reading=None)
        yield from token.ruby
        at = token.end
    if at < len(line):
        yield RubySegment(base=line[at:], reading=None)


def _annotated(line: str, engine: ReadingEngine) -> str:
    parts: list[str] = []
    bare = ""
    for segment in _segments(line, engine):
        if segment.reading is None:
            bare += segment.base
        else:
            parts += _LOOKS_LIKE_RUBY.sub("{{|}", bare), f"{{{segment.base}|{segment.reading}}}"
            bare = ""
    return "".join((*parts, _LOOKS_LIKE_RUBY.sub("{{|}", bare)))


def annotate_lines(lines: Iterable[str], engine: ReadingEngine) -> Iterator[str]:
    """Yield every line with its readings as `{漢字|かんじ}`; nothing else changes.

    Braces and bars of the text's own stay; where they would look like ruby, `{a|b}`, an empty
    ruby stands behind the brace, `{{|}a|b}`, so that taking the ruby away gives the text back.
    """
    for line in lines:
        yield _annotated(line, engine)
