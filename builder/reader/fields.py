"""The fields of data files: small functions that say what a value has to be."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TypeVar

from builder.datafile import Items, Mapping, Node, Scalar, describe, shorten
from builder.errors import Location, Problem, problem_at
from builder.slug import SIGNS, is_slug, slug

T = TypeVar("T")

# So many problems of a file get a hint: to look for the likeliest name takes time.
HINTS = 50


@dataclass(slots=True)
class Fields:
    """A mapping read field by field; problems go to the list that the caller gave.

    A field that is missing, empty or null is None, `""` or `()`, and a problem when `required`.
    """

    node: Mapping
    path: str
    problems: list[Problem]
    asked: list[str] = field(default_factory=list)

    def location(self, key: str | None = None) -> Location:
        """The place of a key, or of the mapping."""
        return Location(path=self.path, line=self.node.lines.get(key or "", self.node.line))

    def text(self, key: str, *, required: bool = False, lines: bool = False) -> str:
        """Text without white space round it; of one line unless `lines`."""
        node = self._get(key, required)
        return self._text(node, key, lines) if node else ""

    def filled(self, key: str) -> str:
        """Text of one line of a key that may be absent, but has something in it."""
        text = self.text(key)
        node = self.node.values.get(key)
        if isinstance(node, Scalar) and not text:
            self.report("nothing", key, f"text as {key}, or no such key", "nothing in it")
        return text

    def convert(
        self, key: str, read: Callable[[str], T | None], expected: str, *, required: bool = False
    ) -> T | None:
        """What `read` makes of the text; a problem where it gives None or raises ValueError."""
        text = self.text(key, required=required)
        value = _try(read, text) if text else None
        if text and value is None:
            self.wrong(key, expected, text)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        texts = (self._text(node, key, lines=False) for node in self._items(key))
        return tuple(text for text in texts if text)

    def fields(self, key: str) -> "Fields | None":
        """A mapping in the mapping."""
        node = self._get(key, required=False)
        return as_fields(node, self.path, self.problems) if node else None

    def each(self, key: str) -> Iterator["Fields"]:
        """A list of mappings."""
        for node in self._items(key):
            fields = as_fields(node, self.path, self.problems)
            if fields:
                yield fields

    def pairs(self) -> Iterator[tuple[str, str]]:
        """All keys with their texts, of a mapping whose keys are free."""
        for key in self.node.values:
            yield key, self.text(key, required=True)

    def done(self) -> None:
        """Report the keys that nobody asked for."""
        for key in self.node.values:
            if key not in self.asked:
                self.report("unknown-key", key, "a known key", key, self.likeliest(key, self.asked))

    def check_id(self, code: str, key: str, id: str) -> bool:
        """Report an id that cannot stand in an address; whether it can."""
        if not is_slug(id):
            hint = f"write {slug(id)}" if len(self.problems) < HINTS else ""
            self.report(code, key, f"an id of {SIGNS}", id, hint)
        return is_slug(id)

    def likeliest(self, found: str, known: Sequence[str]) -> str:
        """As `did_you_mean`, while there are few problems."""
        return did_you_mean(found, known) if len(self.problems) < HINTS else ""

    def wrong(self, key: str, expected: str, found: str) -> None:
        """Report a value that is not what it has to be."""
        self.report("value", key, f"{expected} as {key}", found)

    def report(self, code: str, key: str, expected: str, found: str, hint: str = "") -> None:
        """Report something about a key, at its line."""
        line = self.location(key).line
        self.problems.append(problem_at(self.path, code, expected, shorten(found), hint, line))

    def _get(self, key: str, required: bool) -> Node | None:
        self.asked.append(key)
        node = self.node.values.get(key)
        empty = node is None or (isinstance(node, Scalar) and not (node.value or "").strip())
        if not empty:
            return node
        if required:
            found = "none" if node is None else "nothing in it"
            self.report("missing-key", key, f"the key {key}", found)
        return None

    def _text(self, node: Node, key: str, lines: bool) -> str:
        if not isinstance(node, Scalar):
            self.wrong(key, "text", describe(node))
            return ""
        text = (node.value or "").strip()
        if "\n" in text and not lines:
            self.wrong(key, "text of one line", text.replace("\n", " / "))
        return text

    def _items(self, key: str) -> Sequence[Node]:
        node = self._get(key, required=False)
        if node is None or isinstance(node, Items):
            return node.values if node else ()
        self.wrong(key, "a list", describe(node))
        return ()


def as_fields(node: Node, path: str, problems: list[Problem]) -> Fields | None:
    """The node as a mapping; None and a problem where it is something else."""
    if isinstance(node, Mapping):
        return Fields(node, path, problems)
    problems.append(_unexpected(node, path, "keys with values"))
    return None


def as_items(node: Node, path: str, problems: list[Problem]) -> Iterator[Fields]:
    """A file that is a list of mappings; an empty file is an empty list."""
    if isinstance(node, Items):
        for each in node.values:
            fields = as_fields(each, path, problems)
            if fields:
                yield fields
    elif not is_empty(node):
        problems.append(_unexpected(node, path, "a list"))


def is_empty(node: Node) -> bool:
    """Whether there is nothing in the file."""
    return isinstance(node, Scalar) and node.value is None


def report_repeats(
    entries: Iterable[tuple[Hashable, str, Fields]], code: str, key: str, expected: str
) -> None:
    """Report the entries that are what an earlier one is, at their `key`: what each is, its name in
    the message, its fields."""
    lines: dict[Hashable, int] = {}
    for what, name, fields in entries:
        if what in lines and name:
            fields.report(code, key, expected, f"{name} again, after line {lines[what]}")
        lines.setdefault(what, fields.location(key).line)


def did_you_mean(found: str, known: Sequence[str]) -> str:
    """A hint with the likeliest of the known names; empty where none is near."""
    close = get_close_matches(found[:60], [name[:60] for name in known], n=1)
    return f"did you mean {close[0]}?" if close else ""


def _try(read: Callable[[str], T | None], text: str) -> T | None:
    try:
        return read(text)
    except ValueError:
        return None


def _unexpected(node: Node, path: str, expected: str) -> Problem:
    return problem_at(path, "value", expected, describe(node), line=node.line)
