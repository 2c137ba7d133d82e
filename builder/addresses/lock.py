"""editions/ids.lock: the addresses that were published, and where those lead that are no more.

```
# a comment
umi/umi-no-shigoto/                a page
  t-1-05                           an anchor on it
  t-1-30 -> t-1-31                 an anchor that became another one of the page
  t-2-00 -> umi/yama/#t-2-00       one that is on another page now
umi/umi/ -> umi/umi-no-shigoto/    a page that became another one
minato/ => umi/                    an edition that was renamed; terms of the glossary likewise
```
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from builder.datafile import shorten
from builder.errors import EditionError, Problem, problem_at
from builder.reader import EDITIONS, optional_text

LOCK = f"{EDITIONS}/ids.lock"

_HEAD = """\
# The addresses that were published. `kunten ids --write` adds to them; commit this file.
# `old -> new` leads on from an address that is no more; see "ids.lock" in docs/sources.md.
"""
_PAGE = r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/){1,2}"
_ANCHOR = r"[a-z][a-z0-9-]*"
_ARROW = "([-=])>"
_PAGE_LINE = re.compile(rf"({_PAGE})(?: {_ARROW} ({_PAGE}))?")
_ANCHOR_LINE = re.compile(rf"  ({_ANCHOR})(?: {_ARROW} ((?:{_PAGE}#)?{_ANCHOR}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """An address on a line of the lock; `target` is where it leads, empty where it stays;
    `renamed` tells that this is the same edition or term under a new name."""

    line: int
    target: str = ""
    renamed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedPage(Locked):
    """A page, with its anchors by their id."""

    anchors: Mapping[str, Locked] = field(default_factory=dict)


def read_lock(root: Path) -> dict[str, LockedPage]:
    """The pages in `root/editions/ids.lock` by their path; none where there is no such file.

    Raises `EditionError` with all problems.
    """
    return parse_lock(optional_text(root / LOCK, LOCK, root / EDITIONS))


def parse_lock(text: str) -> dict[str, LockedPage]:
    """The pages in the file's order. Raises `EditionError` with all problems."""
    problems: list[Problem] = []
    pages: dict[str, LockedPage] = {}
    anchors: dict[str, Locked] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if page := _PAGE_LINE.fullmatch(line.rstrip()):
            anchors = {}
            name = page[1]
            one = LockedPage(
                line=number, target=page[3] or "", renamed=page[2] == "=", anchors=anchors
            )
            first: Locked = pages.setdefault(name, one)
        elif (anchor := _ANCHOR_LINE.fullmatch(line.rstrip())) and anchors is not None:
            name = anchor[1]
            place = Locked(line=number, target=anchor[3] or "", renamed=anchor[2] == "=")
            first = anchors.setdefault(name, place)
        else:
            problems.append(_not_a_line(line, number))
            continue
        if first.line != number:
            problems.append(_twice(name, number, first.line))
    if problems:
        raise EditionError(problems)
    return pages


def lock_text(pages: Mapping[str, LockedPage]) -> str:
    """The file that holds these pages, in their order."""
    return _HEAD + "".join(f"{line}\n" for line in _lines(pages))


def _lines(pages: Mapping[str, LockedPage]) -> Iterator[str]:
    for path, page in pages.items():
        yield _arrow(path, page)
        yield from (f"  {_arrow(id, anchor)}" for id, anchor in page.anchors.items())


def _arrow(address: str, locked: Locked) -> str:
    arrow = "=>" if locked.renamed else "->"
    return f"{address} {arrow} {locked.target}" if locked.target else address


def _not_a_line(line: str, number: int) -> Problem:
    expected = "a page like umi/yama/, or two spaces and an anchor, with -> before where it leads"
    return problem_at(LOCK, "lock-line", expected, shorten(line), line=number)


def _twice(name: str, number: int, first: int) -> Problem:
    return problem_at(
        LOCK, "lock-twice", "each address once", f"{name}, which is at line {first}", line=number
    )


def only(pages: Mapping[str, LockedPage], starts: Iterable[str]) -> dict[str, LockedPage]:
    """The pages whose path begins with one of these."""
    begin = tuple(starts)
    return {path: page for path, page in pages.items() if path.startswith(begin)}
