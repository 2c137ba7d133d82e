"""Headings that begin with a sign, `■海の仕事`, in articles that have none in 【…】."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from builder.model import SourceLine
from builder.reader.grammar import (
    CLOCK,
    is_chrome,
    is_prose,
    opens_profile,
    opens_related,
    section_title,
    time_mark,
)
from builder.reader.speakers import Speakers

# No sentence: it is short and has no full stop.
_HEADING = re.compile(
    r"\s*([■◆◇□●▼▶])[ 　]?([^\s■◆◇□●▼▶【】。][^【】。]{0,39}?)\s*"
    rf"((?=.{{0,41}}[:：]){CLOCK})?\s*"
)


def with_sections(lines: Sequence[SourceLine], speakers: Speakers) -> list[SourceLine]:
    """The lines, with `■題` as `【題】` where no line opens a section.

    Of the signs only the first that opens a section does. It does where text follows: prose, a
    time or a turn of speech, so that the items of a list are none. The file's first line is none,
    nor is what stands from the profile on.
    """
    before = list(takewhile(lambda line: not opens_profile(line.text), lines))
    if any(_in_brackets(line.text) for line in before):
        return list(lines)
    titles = dict(_titles([line for line in before if line.text.strip()], speakers))
    return [
        SourceLine(line=each.line, text=titles[each.line]) if each.line in titles else each
        for each in lines
    ]


def _titles(filled: Sequence[SourceLine], speakers: Speakers) -> Iterator[tuple[int, str]]:
    """The number of each such line, and what it is in 【…】, the time behind it too."""
    sign = ""
    for line, below in pairwise(filled[1:]):
        heading = _HEADING.fullmatch(line.text)
        if not heading or (sign and heading[1] != sign) or _is_foreign(line.text):
            continue
        if is_prose(below.text) or time_mark(below.text) or speakers.opens(below.text):
            sign = heading[1]
            yield line.line, f"【{heading[2]}】{heading[3] or ''}"


def _in_brackets(line: str) -> bool:
    return section_title(line) is not None and not _is_foreign(line)


def _is_foreign(line: str) -> bool:
    return is_chrome(line) or opens_related(line)
