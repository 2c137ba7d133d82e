"""What `kunten check` found, for people, for programs, and for GitHub's pages of a change.

`json`: `{"problems": [{code, path, line, expected, found, hint}], "notices": [{code, path, line,
end_line, text}]}`; `line` counts from 1, 0 means the file as a whole. `github`: workflow commands.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from builder.errors import Notice, Problem, printable
from builder.json_text import indented

Report = Callable[[Sequence[Problem], Sequence[Notice]], Iterator[str]]


def _text(problems: Sequence[Problem], notices: Sequence[Notice]) -> Iterator[str]:
    yield from map(str, notices)
    yield from map(str, problems)


def _json(problems: Sequence[Problem], notices: Sequence[Notice]) -> Iterator[str]:
    found = {"problems": [*map(problem_as_json, problems)], "notices": [*map(_notice, notices)]}
    yield indented(found)  # names of files can hold halves of characters


def problem_as_json(problem: Problem) -> dict[str, Any]:
    """An entry of `problems`."""
    place = {"path": problem.location.path, "line": problem.location.line}
    words = {"expected": problem.expected, "found": problem.found, "hint": problem.hint}
    return {"code": problem.code, **place, **words}


def _notice(notice: Notice) -> dict[str, Any]:
    place = {"path": notice.location.path, "line": notice.location.line}
    return {"code": notice.code, **place, "end_line": notice.end_line, "text": notice.text}


def _github(problems: Sequence[Problem], notices: Sequence[Notice]) -> Iterator[str]:
    for problem in problems:
        yield _command("error", problem.code, problem.words, file=problem.location.path,
                       line=problem.location.line or 1)  # fmt: skip
    for notice in notices:
        yield _command("notice", notice.code, notice.text, file=notice.location.path,
                       line=notice.location.line or 1, endLine=notice.end_line or 1)  # fmt: skip


def _command(name: str, title: str, words: str, **places: object) -> str:
    properties = {**places, "title": title}
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {written}::{_data(words)}"


def _data(text: str) -> str:
    return printable(text.replace("%", "%25"))


def _property(text: str) -> str:
    """Commas and colons part properties."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


REPORTS: Mapping[str, Report] = {"text": _text, "json": _json, "github": _github}
