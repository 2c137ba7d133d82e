"""JSON as text, in which Japanese stands as it is."""

import json
from collections.abc import Iterable, Mapping, Sequence

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

Pieces = Sequence[bytes]
"""A value in JSON and UTF-8, in pieces. They are joined once, for what was joined already would be
copied again with all that it becomes a part of."""


def compact(value: object) -> str:
    """For programs that load it."""
    return _COMPACT.encode(value)


def encoded(text: str) -> bytes:
    """JSON in UTF-8. Halves of characters, which that does not take, are written as JSON's escapes
    of them."""
    return text.encode("utf-8", "backslashreplace")


def list_of(values: Iterable[Pieces]) -> Pieces:
    """A list of values."""
    found: list[bytes] = []
    for value in values:
        found += b"," if found else b"[", *value
    return [*(found or [b"["]), b"]"]


def object_of(values: Mapping[str, Pieces]) -> Pieces:
    """An object of values by their names."""
    found: list[bytes] = []
    for name, value in values.items():
        found += b'%b"%b":' % (b"," if found else b"{", name.encode()), *value
    return [*(found or [b"{"]), b"}"]


def indented(value: object) -> str:
    """For people who look at it, too. It can be encoded."""
    return encoded(json.dumps(value, ensure_ascii=False, indent=2)).decode()


def quoted(text: object) -> str:
    """A string (or a list of them) in one line, which is one of YAML too."""
    return json.dumps(text, ensure_ascii=False)
