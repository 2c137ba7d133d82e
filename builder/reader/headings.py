"""Headings of articles without 【…】: `■海の仕事`, `＜海の仕事＞`, `――海の仕事――`, `1. 海`."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from builder.model import SourceLine
from builder.reader.grammar import (
    CLOCK,
    is_foreign,
    is_prose,
    opens_profile,
    section_title,
    time_mark,
)
from builder.reader.speakers import Speakers, is_credit

# No sentence: it is short and has no full stop.
_HEADING = re.compile(
    r"\s*([■◆◇□●▼▶])[ 　]?([^\s■◆◇□●▼▶【】。][^【】。]{0,39}?)\s*"
    rf"((?=.{{0,41}}[:：]){CLOCK})?\s*"
)
_TITLE = r"[^\s＜＞<>〈〉―─—–。、？?！!][^＜＞<>〈〉―─—–。？?！!【】]{0,29}?"
# Forms that other lines take as well: they count where at least two of them stand alone.
_ENCLOSED = [
    re.compile(rf"\s*＜({_TITLE})＞\s*"),
    re.compile(rf"\s*<({_TITLE})>\s*"),
    re.compile(rf"\s*〈({_TITLE})〉\s*"),
    re.compile(rf"\s*(?:[―─—–]{{1,3}})[ 　]?({_TITLE})[ 　]?(?:[―─—–]{{1,3}})\s*"),
]
_NUMBERED = re.compile(
    r"\s*((?:第?([0-9０-９]{1,2})[章回部話]?)[.．、:：　 ][ 　]?"
    r"[^\s\d０-９][^。、？?！!【】]{0,38})\s*"
)


def with_sections(lines: Sequence[SourceLine], speakers: Speakers) -> list[SourceLine]:
    """The lines, with `■題` as `【題】` where no line opens a section.

    Of the signs only the first that opens a section does. It does where text follows: prose, a
    time or a turn of speech, so that the items of a list are none. The file's first line is none,
    nor is what stands from the profile on. Where there are no signs either, `＜題＞`, `――題――` and
    `1. 題` are headings where at least two of one form stand between blank lines with text below,
    numbers from 1 on without a gap.
    """
    if any(_in_brackets(line.text) for line in _before_profile(lines)):
        return list(lines)
    before = list(_before_profile(lines))
    filled = [line for line in before if line.text.strip()]
    titles = dict(_titles(filled, speakers)) or _set_apart(before, filled, speakers)
    return [
        SourceLine(line=each.line, text=titles[each.line]) if each.line in titles else each
        for each in lines
    ]


def _before_profile(lines: Iterable[SourceLine]) -> Iterator[SourceLine]:
    return takewhile(lambda line: not opens_profile(line.text), lines)


def _titles(filled: Sequence[SourceLine], speakers: Speakers) -> Iterator[tuple[int, str]]:
    """The number of each such line, and what it is in 【…】, the time behind it too."""
    sign = ""
    for line, below in pairwise(filled[1:]):
        heading = _HEADING.fullmatch(line.text)
        if not heading or (sign and heading[1] != sign) or _is_no_heading(line.text):
            continue
        if _is_text(below.text, speakers):
            sign = heading[1]
            yield line.line, f"【{heading[2]}】{heading[3] or ''}"


def _set_apart(
    lines: Sequence[SourceLine], filled: Sequence[SourceLine], speakers: Speakers
) -> dict[int, str]:
    """The headings of the first form that has two. The title's line is none."""
    blank = {line.line for line in lines if not line.text.strip()}
    pairs = [
        (line, below)
        for line, below in pairwise(filled[1:])
        if line.line - 1 in blank and len(line.text) <= 60 and not _is_no_heading(line.text)
    ]
    alone = [line for line, below in pairs if _is_text(below.text, speakers)]
    for form in _ENCLOSED:
        matches = [(each.line, form.fullmatch(each.text)) for each in alone]
        found = {
            line: f"【{match[1]}】" for line, match in matches if match and not is_credit(match[1])
        }
        if len(found) > 1:
            return found
    numbered = [(each.line, match) for each in alone if (match := _NUMBERED.fullmatch(each.text))]
    numbers = [int(unicodedata.normalize("NFKC", match[2])) for _, match in numbered]
    if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)):
        return {line: f"【{match[1]}】" for line, match in numbered}
    return {}


def _is_text(line: str, speakers: Speakers) -> bool:
    return is_prose(line) or time_mark(line) is not None or speakers.opens(line)


def _in_brackets(line: str) -> bool:
    return section_title(line) is not None and not _is_no_heading(line)


def _is_no_heading(line: str) -> bool:
    """Whether the line is the site's own or a credit, whatever it looks like."""
    return is_foreign(line) or is_credit(line)
