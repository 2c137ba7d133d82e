"""What can be wrong, and where: places, problems, and the error that stops a build."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Location:
    """A place in a source file; `line` counts from 1, 0 means the file as a whole."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something an editor should look at: a value, never raised by itself.

    `code` is a short, stable, hyphenated name (`time-backwards`), `expected` and `found`
    complete the sentence "expected …, found …", `hint` says what to do, where that is known.
    """

    code: str
    location: Location
    expected: str
    found: str
    hint: str = ""

    @property
    def words(self) -> str:
        """What is wrong, without the place."""
        text = f"expected {self.expected}, found {self.found}"
        return f"{text} ({self.hint})" if self.hint else text

    def __str__(self) -> str:
        return printable(f"{self.location}: {self.words}")


def problem_at(
    path: str, code: str, expected: str, found: str, hint: str = "", line: int = 0
) -> Problem:
    """A problem with a file or folder, at a line of it if one is given."""
    location = Location(path=path, line=line)
    return Problem(code=code, location=location, expected=expected, found=found, hint=hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that was done with a source without being asked; lines to `end_line` inclusive."""

    code: str
    location: Location
    end_line: int
    text: str

    def __str__(self) -> str:
        more = f"-{self.end_line}" if self.end_line > self.location.line else ""
        return printable(f"{self.location}{more}: {self.text}")


def notice_at(location: Location, code: str, text: str) -> Notice:
    """A notice on one line, or on a file as a whole."""
    return Notice(code=code, location=location, end_line=location.line, text=text)


class EditionError(Exception):
    """The sources cannot be read as they stand; carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def raise_any(problems: Iterable[Problem]) -> None:
    """Raise EditionError with the problems in the order of their places, if there are any."""
    if found := sorted(problems, key=lambda problem: problem.location):
        raise EditionError(found)


def disk_words(error: OSError) -> str:
    """What the system refused, in a line; it does not always say where."""
    place = error.filename2 or error.filename or "the disk"
    return printable(f"{place}: expected a place to read and write, found {refusal(error)}")


def refusal(error: OSError) -> str:
    """Why the system refused, in its own words."""
    return error.strerror or "an error of the system"


# Controls, signs without a width or that turn the direction of writing, lone surrogates, ends of
# lines: a terminal would obey them instead of showing them.
_UNPRINTABLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def printable(text: str) -> str:
    """The text for a terminal or a log, on one line: what cannot be seen is written `<U+001B>`."""
    return "".join(
        f"<U+{ord(char):04X}>" if unicodedata.category(char) in _UNPRINTABLE else char
        for char in text
    )
