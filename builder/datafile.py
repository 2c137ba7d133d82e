"""Data files in YAML: loaded into nodes that know their line, never a traceback.

Scalars stay the text that stands in the file (`no`, `on`, `24:00` and `2024` are text): whoever
reads a field says what it has to be. Refused, each with its line: what YAML cannot parse, a key
that stands twice, anchors, aliases, tags, a second document, control characters, more than
`MAX_DEPTH` levels, more than `MAX_SIZE` characters.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from builder.errors import EditionError, Problem, problem_at

MAX_SIZE = 2_000_000  # characters: some ten thousand glossary entries
MAX_DEPTH = 8  # levels of lists and mappings; the files here need four

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = {"", "~", "null", "Null", "NULL"}

# Control characters; separators that are no end of a line to an editor; signs that turn the
# direction of what follows, so that it reads otherwise than it is searched; halves of characters;
# code points that are none and that XML does not take.
UNWRITABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text; None where YAML has nothing or null."""

    value: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    values: tuple["Node", ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the file's order."""

    values: dict[str, "Node"]
    lines: dict[str, int]
    line: int


Node = Scalar | Items | Mapping


def load(text: str, path: str) -> Node:
    """The file's one document; an empty file is an empty scalar.

    Raises `EditionError` with every problem found; broken YAML ends the search.
    """
    if len(text) > MAX_SIZE:
        expected, found = f"at most {MAX_SIZE:,} characters", f"{len(text):,} characters"
        raise EditionError([problem_at(path, "file-size", expected, found, line=1)])
    document = _Document(path=path, events=yaml.parse(text, Loader=_LOADER))
    node = document.read()
    if document.problems:
        raise EditionError(document.problems)
    return node


@dataclass(slots=True)
class _Document:
    """Turns YAML's events into nodes; events come lazily, so that depth is bounded early."""

    path: str
    events: Iterator[yaml.Event]
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> Node:
        try:
            return self._documents()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else 0
            raise self._broken(line, error.problem or "something else") from None
        except yaml.reader.ReaderError as error:
            raise self._broken(0, f"the character U+{_code(error.character):04X}") from None

    def _documents(self) -> Node:
        node: Node = Scalar(None, 1)
        for number, event in enumerate(self._roots()):
            if number:
                self._add("yaml-documents", event, "one document", "a second one (---)")
                break
            node = self._node(event, depth=1)
        return node

    def _roots(self) -> Iterator[yaml.Event]:
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                yield event

    def _node(self, event: yaml.Event, depth: int) -> Node:
        self._refuse_extras(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.AliasEvent):
            return Scalar(None, _line(event))
        if depth > MAX_DEPTH:
            self._add("yaml-depth", event, f"at most {MAX_DEPTH} levels", "more")
            raise EditionError(self.problems)
        if isinstance(event, yaml.SequenceStartEvent):
            values = tuple(self._node(each, depth + 1) for each in self._children())
            return Items(values, _line(event))
        return self._mapping(event, depth)

    def _children(self) -> Iterator[yaml.Event]:
        for event in self.events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            yield event

    def _mapping(self, start: yaml.Event, depth: int) -> Mapping:
        mapping = Mapping({}, {}, _line(start))
        for event in self._children():
            key = self._key(self._node(event, depth + 1), event)
            value = self._node(next(self.events), depth + 1)
            if key in mapping.values:
                found = f"{shorten(key)} again, after line {mapping.lines[key]}"
                self._add("duplicate-key", event, "each key once", found)
            mapping.values[key], mapping.lines[key] = value, _line(event)
        return mapping

    def _key(self, node: Node, event: yaml.Event) -> str:
        if isinstance(node, Scalar) and node.value is not None:
            return node.value
        self._add("yaml-key", event, "a word as key", describe(node))
        return ""

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        value: str = event.value
        if bad := unwritable(value):
            self._add("control-character", event, "text", f"the character {bad}")
        return Scalar(None if event.style is None and value in _NULL else value, _line(event))

    def _refuse_extras(self, event: yaml.Event) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            self._add("yaml-alias", event, "the value itself", f"the alias *{anchor}")
        elif anchor is not None:
            self._add("yaml-anchor", event, "a plain value", f"the anchor &{anchor}")
        if tag not in (None, "!"):
            self._add("yaml-tag", event, "a plain value", f"the tag {shorten(str(tag))}")

    def _add(self, code: str, event: yaml.Event, expected: str, found: str) -> None:
        self.problems.append(problem_at(self.path, code, expected, found, line=_line(event)))

    def _broken(self, line: int, found: str) -> EditionError:
        found = shorten(found.removeprefix("found "))
        problem = problem_at(self.path, "yaml", "YAML", found, line=line or 1)
        return EditionError([*self.problems, problem])


def unwritable(text: str) -> str:
    """The first character that no source may hold, as `U+001B`; empty where there is none."""
    found = UNWRITABLE.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def shorten(text: str) -> str:
    """Text for a message: on one line, at most 40 characters."""
    flat = " ".join(text[:200].split())
    return flat if len(flat) <= 40 else f"{flat[:39]}…"


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def describe(node: Node) -> str:
    """What a node is, for a message."""
    match node:
        case Items():
            return "a list"
        case Mapping():
            return "keys with values"
        case Scalar(value=None):
            return "nothing"
        case Scalar(value=value):
            return shorten(str(value))


def _code(character: str | int) -> int:
    return character if isinstance(character, int) else ord(character)
