"""JSON as text, in which Japanese stands as it is."""

import json
from collections.abc import Callable
from typing import Any


def compact(value: object, default: Callable[[Any], object] | None = None) -> str:
    """For programs that load it. `default` gives what is written for a value of another kind."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=default)


def indented(value: object) -> str:
    """For people who look at it, too. Halves of characters, which no encoding takes, are written
    as JSON's escapes of them."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode()


def quoted(text: object) -> str:
    """A string (or a list of them) in one line, which is one of YAML too."""
    return json.dumps(text, ensure_ascii=False)
