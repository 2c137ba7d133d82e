"""Plain text: pasted articles, which are in our grammar as they are, and podcast transcripts.

A transcript has turns under `Name 0:00:01` (or `[0:00:01] Name:`) and headings like
`00:24:00 - Title`; two such turns, or one turn and one heading, make a transcript.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from builder.intake.draft import Draft, Heading, LeftOut, Turn, unbroken
from builder.reader import date, date_line, seconds

_TIME = r"[(（\[]?(?P<time>(?:\d{1,2}[:：])?\d{1,3}[:：]\d\d)(?![:：]?\d)(?:\.\d{1,3})?[)）\]]?"
_NAME = r"(?P<name>[^\W\d_][^\n:：。、?!？！()（）\[\]]{0,39}?)"
_TURN = re.compile(
    rf"{_NAME}[ 　]*[:：,]?[ 　]+{_TIME}[:：]?|"
    + rf"{_TIME}[ 　]+{_NAME}[ 　]?[:：]?".replace("P<time", "P<first").replace(
        "P<name", "P<second"
    )
)
_HEADING = re.compile(rf"(?:#{{1,4}} )?{_TIME}[ 　]*(?:[-–—―:：|｜]+[ 　]*)(?P<title>\S.{{0,150}})")


def read_text(text: str) -> Draft:
    """A draft of plain text."""
    lines = [line.strip() for line in text.split("\n")]
    marks = [_mark(line) for line in lines]
    turns = sum(isinstance(mark, Turn) for mark in marks)
    headings = sum(isinstance(mark, Heading) for mark in marks)
    if turns >= 2 or (turns and headings):
        return _transcript(lines, marks)
    return Draft(kind="pasted text", pasted=text)


def _mark(line: str) -> Heading | Turn | None:
    """The heading or the turn, without its text, that the line opens."""
    if len(line) > 200:
        return None
    try:
        if heading := _HEADING.fullmatch(line):
            return Heading(text=heading["title"].strip(), time=seconds(heading["time"]))
        if turn := _TURN.fullmatch(line):
            name = (turn["name"] or turn["second"]).strip()
            return Turn(text="", speaker=name, time=seconds(turn["time"] or turn["first"]))
    except ValueError:
        return None
    return None


def _transcript(lines: list[str], marks: list[Heading | Turn | None]) -> Draft:
    draft = Draft(kind="a transcript")
    begin = next(number for number, mark in enumerate(marks) if mark)
    before = [line for line in lines[:begin] if line]
    if before:
        draft.title = before[0].lstrip("# ")
        draft.published = next((when for line in before[1:] if (when := date_of(line))), None)
        draft.left_out += [LeftOut(place="before the first turn", text=line) for line in before[1:]]
    latest: Turn | None = None
    for line, mark in zip(lines[begin:], marks[begin:], strict=True):
        if isinstance(mark, Heading):
            draft.parts.append(mark)
            latest = Turn(text="", time=None)
        elif isinstance(mark, Turn):
            latest = mark
        elif line and latest:
            draft.parts.append(Turn(text=unbroken(line), speaker=latest.speaker, time=latest.time))
            latest = Turn(text="", speaker=latest.speaker)
    _leave_contents_out(draft)
    return draft


def date_of(line: str) -> datetime | None:
    """The date of a line that holds a date and little else."""
    try:
        return date(found.group()) if (found := date_line(line)) else None
    except ValueError:
        return None


def _leave_contents_out(draft: Draft) -> None:
    """A list of the chapters before the text is no text: its headings come again below."""
    titles = [part.text for part in draft.parts if isinstance(part, Heading)]
    first = next((n for n, part in enumerate(draft.parts) if isinstance(part, Turn)), 0)
    again = _twice(titles)
    contents = [part for part in draft.parts[:first] if isinstance(part, Heading)]
    listed = [part for part in contents[:-1] if part.text in again]
    gone = set(map(id, listed))
    draft.parts = [part for part in draft.parts if id(part) not in gone]
    draft.left_out += [LeftOut(place="a list of contents", text=part.text) for part in listed]


def _twice(titles: Iterable[str]) -> set[str]:
    return {title for title, times in Counter(titles).items() if times > 1}
