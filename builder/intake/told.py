"""What is told of a new edition: for people, a screen of it or all, and for programs.

JSON: `{"from", "kind", "written_in", "folder", "files", "in_site",
"left_out": [{"place", "text"}], "unsure": [text], "problems": [as of kunten check]}`; `files` is
empty where nothing was written.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from builder.datafile import shorten
from builder.errors import Problem, printable
from builder.intake.draft import LeftOut
from builder.json_text import indented
from builder.reader import EDITIONS
from builder.report import problem_as_json

_SCREEN = 20  # lines of one kind


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEdition:
    """What was made of the file `source`. `kind`: what it was; `written_in`: how, an encoding and
    more, or empty; `files`: what was written into `folder`; `in_site`: whether MkDocs builds what
    stands there; `problems`: what the editor must put right before the edition can be built."""

    source: str
    kind: str
    written_in: str
    folder: str
    files: tuple[str, ...]
    in_site: bool
    left_out: tuple[LeftOut, ...]
    unsure: tuple[str, ...]
    problems: tuple[Problem, ...]

    def as_text(self, *, command: str, whole: bool) -> Iterator[str]:
        """A line each, the next command at the end. `whole`: every word that was left out;
        `command`: what was called, and what tells all of it when called again with options."""
        yield printable(", ".join(filter(None, (f"{self.source}: {self.kind}", self.written_in))))
        yield from (f"{self.folder}/{name}: written" for name in self.files)
        every, some = self._lines(_all(self.left_out)), self._lines(_some(self.left_out))
        shown = every if whole else [*_screen(some)]
        yield from map(printable, shown)
        yield from map(str, self.problems)
        if sorted(shown) != sorted(every):
            yield printable(f"All of it: {command} --all --dry-run")
        yield from self._next()

    def _lines(self, left_out: Iterator[str]) -> list[str]:
        return [*left_out, *(f"unsure: {line}" for line in self.unsure)]

    def _next(self) -> Iterator[str]:
        if not self.files:
            yield "Nothing was written"
        elif self.in_site:
            slug = self.folder.rpartition("/")[2]
            yield f"Next: kunten check {slug}, then mkdocs serve --livereload"
        else:
            yield "mkdocs.yml: expected one here, found none: this folder is no site"
            yield f"Next: kunten init FOLDER, and move {self.folder} into {EDITIONS}/ there"

    def as_json(self) -> str:
        """As the module says."""
        found: dict[str, Any] = {
            "from": self.source,
            "kind": self.kind,
            "written_in": self.written_in,
            "folder": self.folder,
            "files": [*self.files],
            "in_site": self.in_site,
            "left_out": [{"place": each.place, "text": each.text} for each in self.left_out],
            "unsure": [*self.unsure],
            "problems": [*map(problem_as_json, self.problems)],
        }
        return indented(found)


def _all(left_out: Sequence[LeftOut]) -> Iterator[str]:
    for each in left_out:
        yield f"left out ({each.place}): 「{' '.join(each.text.split())}」"


def _some(left_out: Sequence[LeftOut]) -> Iterator[str]:
    """Each thing, shortened; where these are more than a screen, the first of each place."""
    places: dict[str, list[str]] = {}
    for each in left_out:
        places.setdefault(each.place, []).append(shorten(each.text))
    few = len(left_out) <= _SCREEN
    for place, texts in places.items():
        if few:
            yield from (f"left out ({place}): 「{text}」" for text in texts)
        else:
            more = f" and {len(texts) - 1:,} more" if texts[1:] else ""
            yield f"left out ({place}): 「{texts[0]}」{more}"


def _screen(lines: Sequence[str]) -> Iterator[str]:
    """The first lines of what was left out, and of what is unsure."""
    for word in ("left out", "unsure"):
        found = [line for line in lines if line.startswith(word)]
        yield from found[:_SCREEN]
        if found[_SCREEN:]:
            yield f"{word}: {len(found) - _SCREEN:,} more such lines"
