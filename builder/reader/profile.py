"""The profile that stands under an article: where it ends, for the site's own lines follow it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from builder.model import SourceLine
from builder.reader.grammar import (
    is_chrome,
    opens_profile,
    opens_related,
    section_title,
    time_mark,
)

_SHORT_LINES = 2  # between the name and the first sentence: an office, a line of romaji
_NAME_IN_TEXT = re.compile(r"\s*([^\s(（、。]{1,20})\s?[(（]")


@dataclass(frozen=True, slots=True)
class ProfileLines:
    """The profile's name and the lines of its text, blank ones between them too; `end` is the
    index behind its last line."""

    name: str
    line: int
    lines: tuple[SourceLine, ...]
    end: int


def read_profile(lines: Sequence[SourceLine], at: int) -> ProfileLines | None:
    """The profile that opens at that index; None where nothing like one follows."""
    following = (lines[number] for number in range(at + 1, len(lines)))
    filled = (line for line in following if line.text.strip())
    text = list(takewhile(lambda line: not _ends_profile(line.text), filled))
    named = bool(text) and not _is_sentence(text[0].text)
    kept = _sentences(text[named:])
    if not named and not kept:
        return None
    begin, last = (
        each.line - lines[0].line for each in ((kept or text)[0], (kept or text[:1])[-1])
    )
    return ProfileLines(
        name=text[0].text.strip() if named else _name_in(text[0].text),
        line=lines[at].line,
        lines=tuple(lines[begin : last + 1]) if kept else (),
        end=last + 1,
    )


def _sentences(lines: Sequence[SourceLine]) -> Sequence[SourceLine]:
    """The lines up to the first that is none, with short ones before the first sentence."""
    starts = (at for at, line in enumerate(lines) if _is_sentence(line.text))
    start = next(starts, None)
    if start is None or start > _SHORT_LINES:
        return ()
    return [*lines[:start], *takewhile(lambda line: _is_sentence(line.text), lines[start:])]


def _is_sentence(line: str) -> bool:
    """Stricter than prose in the text: a headline that ends in ？ is none."""
    return "。" in line or len(line.strip()) >= 60


def _ends_profile(line: str) -> bool:
    opens = section_title(line) is not None or time_mark(line) is not None
    return opens or opens_profile(line) or is_chrome(line) or opens_related(line)


def _name_in(text: str) -> str:
    match = _NAME_IN_TEXT.match(text)
    return match[1] if match else ""
