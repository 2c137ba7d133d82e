"""The head of a pasted article: label, title, date, and what else stands before the text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from builder.model import SourceLine
from builder.reader.grammar import (
    LABEL,
    is_chrome,
    is_prose,
    opens_profile,
    section_title,
    time_mark,
)
from builder.reader.speakers import Speakers, is_credit
from builder.reader.times import date_line, is_update

_FIRST = 12  # lines in which a date line can stand
_SUBTITLES = 3  # lines
_LONGEST_TITLE = 100  # characters
_SERIES = re.compile(r"[■●◆]?(?:連載|特集|シリーズ|コラム)(?:[:：・／/|｜「『\s].*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """`title` and `label` are empty where the head has none; `lines` are all lines of the head."""

    title: str
    label: str
    date: SourceLine | None
    lines: tuple[SourceLine, ...]


def read_head(lines: Sequence[SourceLine], title: str, speakers: Speakers) -> Head:
    """The head of the file's lines that are not blank. `title`: edition.yml's, or empty.

    A date or a credit (文＝…, 写真：…) that stands among the first prose belongs to the head.
    """
    top = _top(lines)
    date = _date([line for line in top[:_FIRST] if date_line(line.text)])
    title_at = _title_at(top, title, date, speakers)
    begin = title_at + 1 if title_at is not None else 0
    text_at = _text_at(top, begin, date, speakers)
    if text_at is None:
        goes_on = len(top) < len(lines) and not opens_profile(lines[len(top)].text)
        text_at = len(top) if goes_on else max(begin, top.index(date) + 1 if date else 0)
    late = (line for line in top[text_at:] if line is date or is_credit(line.text))
    return Head(
        title=top[begin - 1].text.strip() if begin else "",
        label=_label([line for line in top[: begin - 1] if line is not date]) if begin else "",
        date=date,
        lines=(*top[:text_at], *late),
    )


def _date(dated: Sequence[SourceLine]) -> SourceLine | None:
    """The line that tells when it was published, rather than when it was changed."""
    published = (line for line in dated if not is_update(line.text))
    return next(published, dated[0] if dated else None)


def _top(lines: Sequence[SourceLine]) -> Sequence[SourceLine]:
    """The lines before the first section, time or profile; a first line in 【】 can be a label."""
    label = section_title(lines[0].text) and any(date_line(line.text) for line in lines[1:4])
    start = 1 if label else 0
    return [*lines[:start], *takewhile(lambda line: not _opens(line.text), lines[start:])]


def _opens(line: str) -> bool:
    mark = time_mark(line)
    timed = mark is not None and not mark.found[:1].isdigit()
    return timed or section_title(line) is not None or opens_profile(line)


def _title_at(
    top: Sequence[SourceLine], given: str, date: SourceLine | None, speakers: Speakers
) -> int | None:
    texts = [line.text.strip() for line in top]
    if given in texts:
        return texts.index(given)
    end = top.index(date) if date else len(top)
    dated = bool(end) and date is not None
    candidates = [
        number
        for number in (range(end) if dated else range(len(top)))
        if top[number] is not date and _can_be_title(texts[number], speakers)
    ]
    for place, number in enumerate(candidates[:_FIRST]):
        if not _is_label(texts[number], (texts[each] for each in candidates[place + 1 :]), dated):
            return number if dated or not given or "。" not in texts[number] else None
    return None


def _can_be_title(text: str, speakers: Speakers) -> bool:
    if len(text) > _LONGEST_TITLE or is_credit(text) or date_line(text) or is_chrome(text):
        return False
    return not speakers.opens(text)


def _is_label(text: str, later: Iterable[str], dated: bool) -> bool:
    """Whether a longer line follows that is a title rather, or any line behind 連載：…; without a
    date it must not be prose, for there the text itself follows."""
    series = _SERIES.fullmatch(text) is not None
    longer = (each for each in later if series or len(each) > len(text))
    return len(text) <= LABEL and any(dated or not is_prose(each) for each in longer)


def _text_at(
    top: Sequence[SourceLine], begin: int, date: SourceLine | None, speakers: Speakers
) -> int | None:
    begin += _subtitles(top[begin:], date)
    for number, line in enumerate(top[begin:], start=begin):
        if line is date or is_credit(line.text):
            continue
        if is_prose(line.text) or speakers.opens(line.text):
            return number
    return None


def _subtitles(below: Sequence[SourceLine], date: SourceLine | None) -> int:
    """How many lines between title and date are none of the text, a `――港と峠の三十年` too."""
    between = list(takewhile(lambda line: line is not date, below))
    few = len(between) <= _SUBTITLES and len(between) < len(below)
    return len(between) if few and not any(is_prose(line.text) for line in between) else 0


def _label(above: Sequence[SourceLine]) -> str:
    before = [line for line in above if not is_chrome(line.text)]
    if not before:
        return ""
    label = section_title(before[-1].text) or before[-1].text.strip()
    return label if len(label) <= LABEL else ""
