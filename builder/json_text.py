"""JSON as text, in which Japanese stands as it is."""

import json
from collections.abc import Iterable, Mapping

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def compact(value: object) -> str:
    """For programs that load it."""
    return _COMPACT.encode(value)


def list_of(values: Iterable[str]) -> str:
    """A list of values that are JSON already."""
    return f"[{','.join(values)}]"


def object_of(values: Mapping[str, str]) -> str:
    """An object of values that are JSON already."""
    return "{" + ",".join([f'"{name}":{value}' for name, value in values.items()]) + "}"


def indented(value: object) -> str:
    """For people who look at it, too. Halves of characters, which no encoding takes, are written
    as JSON's escapes of them."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode()


def quoted(text: object) -> str:
    """A string (or a list of them) in one line, which is one of YAML too."""
    return json.dumps(text, ensure_ascii=False)
