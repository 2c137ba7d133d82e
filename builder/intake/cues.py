"""The cues of SubRip and WebVTT files: which lines are text, and when they are shown.

A cue is a line with `-->` between two times and the lines below it, up to the next one. Its number
or name above the times, and in WebVTT the head, styles and notes, are no text. Programs write both
formats loosely, so nothing else is asked for: blank lines may stand in a cue or be missing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.datafile import shorten
from builder.intake.draft import Draft, LeftOut

_MAX_HOURS = 99  # our grammar writes no more
_CLOCK = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2}(?:[,.]\d{1,3})?)"
_TIMING = re.compile(rf"[ \t]*{_CLOCK}[ \t]*-->[ \t]*{_CLOCK}(?:[ \t].*)?")
_BROKEN_TIMING = re.compile(r"\s*\d[^-]{0,30}-->")
_KARAOKE = re.compile(r"<(?:\d{1,4}:)?\d\d:\d\d\.\d{3}>")
_POSITION = re.compile(r"\{\\[^{}]{1,80}\}")
_NO_TEXT = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)(?:[ \t].*)?")
_NAME = re.compile(r"[^<>]{1,60}")


@dataclass(frozen=True, slots=True)
class Cue:
    """Times in seconds; the lines of the text as they stand, but for signs of karaoke and place."""

    start: float
    end: float
    text: str


def read_cues(text: str, draft: Draft) -> list[Cue]:
    """All cues by their time; what is no text and tells something goes to the draft."""
    lines = text.split("\n")
    places = [number for number, line in enumerate(lines) if _TIMING.fullmatch(line)]
    names = {number: _named(lines, number) for number in places}
    starts = [*(names[number] for number in places), len(lines)]
    draft.left_out += _comments(lines[: starts[0]])
    draft.left_out += _comments([lines[name] for place, name in names.items() if name < place])
    cues: list[Cue] = []
    for place, end in zip(places, starts[1:], strict=True):
        text = "\n".join(_text(lines[place + 1 : end], draft))
        cues.append(_cue(lines[place].strip(), text, cues[-1].end if cues else 0, draft))
    return sorted(cues, key=lambda cue: cue.start)


def _named(lines: list[str], number: int) -> int:
    """Where the cue of that timing line begins: at its number or name, if one stands above it with
    a blank line before."""
    if number and lines[number - 1].strip() and (number < 2 or not lines[number - 2].strip()):
        return number - 1 if _NAME.fullmatch(lines[number - 1].strip()) else number
    if number and lines[number - 1].strip().isdigit():
        return number - 1
    return number


def _cue(timing: str, text: str, before: float, draft: Draft) -> Cue:
    """The cue; times that no clock shows are told, and the end of the cue `before` stands in."""
    match = _TIMING.fullmatch(timing)
    assert match
    start, end = _seconds(match.groups()[:3]), _seconds(match.groups()[3:])
    if start is None or end is None:
        draft.unsure.append(f"no clock shows the time of the captions {timing}: look it up")
    start = before if start is None else start
    return Cue(start, start if end is None else end, text)


def _seconds(parts: Sequence[str | None]) -> float | None:
    hours, minutes, seconds = (float((part or "0").replace(",", ".")) for part in parts)
    if hours > _MAX_HOURS or seconds >= 60 or (parts[0] and minutes >= 60):
        return None
    return hours * 3600 + minutes * 60 + seconds


def _text(lines: list[str], draft: Draft) -> Iterator[str]:
    """The lines of a cue; a block behind a blank line that begins with NOTE is a comment."""
    blank = comment = False
    for line in lines:
        comment = line.strip() != "" and (comment or (blank and bool(_NO_TEXT.fullmatch(line))))
        blank = not line.strip()
        if comment:
            draft.left_out += _comments([line])
        elif not blank:
            if _BROKEN_TIMING.match(line):
                told = f"「{shorten(line.strip())}」 is no time of captions: it stands in the text"
                draft.unsure.append(told)
            yield _POSITION.sub("", _KARAOKE.sub("", line)).strip()


def _comments(lines: list[str]) -> list[LeftOut]:
    """What is no cue, but for numbers and the format's own name."""
    found = (line.strip() for line in lines)
    told = (line for line in found if line and line != "WEBVTT" and not line.isdigit())
    return [LeftOut(place="no cue", text=line) for line in told]
