"""What is taken from a file of another kind, before it is written in our grammar."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from builder.datafile import UNWRITABLE
from builder.model import Speaker


@dataclass(slots=True, kw_only=True)
class Heading:
    """The title of a section; `time` in seconds where one stands beside it."""

    text: str
    time: int | None = None


@dataclass(slots=True, kw_only=True)
class Turn:
    """A paragraph; `speaker` and `time` (seconds) where the file tells them."""

    text: str
    speaker: str = ""
    time: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Something of the file that is not in the interview, and where it stood: `0:10`, `<nav>`."""

    place: str
    text: str


@dataclass(slots=True, kw_only=True)
class Draft:
    """An interview as far as it was understood. `pasted`: text that is in our grammar already, and
    then there are no `parts`, and `speakers` are found in it later. `head_in_text`: title and date
    stand in the first parts and are found later, too. `unsure`: what an editor should look at, in
    whole sentences."""

    kind: str
    title: str = ""
    published: datetime | None = None
    author: str = ""
    publisher: str = ""
    url: str = ""
    parts: list[Heading | Turn] = field(default_factory=list)
    pasted: str = ""
    head_in_text: bool = False
    speakers: tuple[Speaker, ...] = ()
    left_out: list[LeftOut] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)


_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> tuple[str, int]:
    """The text with plain line ends and without signs that no source may hold, and how many of
    these were taken out."""
    return UNWRITABLE.subn("", _LINE_ENDS.sub("\n", text.removeprefix("\ufeff")))


_ASIAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff9f\U00020000-\U0003ffff"
_BREAK = re.compile(rf"(?<=[{_ASIAN}])[ \t]*\n[ \t]*|[ \t]*\n[ \t]*(?=[{_ASIAN}])")


def unbroken(text: str) -> str:
    """The text on one line: where a line was broken beside Japanese, nothing stood there; between
    other words, a space."""
    return " ".join(_BREAK.sub("", text.strip()).split("\n"))
