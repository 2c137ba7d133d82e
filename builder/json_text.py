"""JSON as text, in which Japanese stands as it is."""

import json
from collections.abc import Iterable, Mapping

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def compact(value: object) -> str:
    """For programs that load it."""
    return _COMPACT.encode(value)


def encoded(text: str) -> bytes:
    """JSON in UTF-8. Halves of characters, which that does not take, are written as JSON's escapes
    of them."""
    return text.encode("utf-8", "backslashreplace")


def list_of(values: Iterable[bytes]) -> bytes:
    """A list of values that are JSON in UTF-8 already."""
    return b"[%b]" % b",".join(values)


def object_of(values: Mapping[str, bytes]) -> bytes:
    """An object of such values."""
    return b"{%b}" % b",".join([b'"%b":%b' % (name.encode(), values[name]) for name in values])


def indented(value: object) -> str:
    """For people who look at it, too. It can be encoded."""
    return encoded(json.dumps(value, ensure_ascii=False, indent=2)).decode()


def quoted(text: object) -> str:
    """A string (or a list of them) in one line, which is one of YAML too."""
    return json.dumps(text, ensure_ascii=False)
