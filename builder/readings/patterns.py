"""Patterns for the text beside a word: regular expressions, and most of them without one.

Most are a few words to choose from, `(?:木|神社|[首軒])の`. Those are compared as words: to compile
a regular expression takes as long as to read a paragraph.
"""

import re
from functools import cache, cached_property
from itertools import product

_MOST = 128
"""A pattern of more words than these stays a regular expression."""
_SIGNS = frozenset("\\[](){}?*+.^$|")
_LOOKAHEAD = re.compile(r"\(\?[=!](.*)\)")


class Before:
    """What a text must end with."""

    def __init__(self, expression: str) -> None:
        self.expression = expression

    @cached_property
    def _words(self) -> tuple[str, ...] | None:
        return words(self.expression)

    def holds(self, text: str) -> bool:
        """Whether `text` ends with something that the expression matches."""
        if self._words is None:
            return _compiled(f"(?:{self.expression})$").search(text) is not None
        return text.endswith(self._words)


class Behind:
    """What a text must begin with, or with `(?!…)` must not."""

    def __init__(self, expression: str) -> None:
        self.expression = expression
        self._wanted = not expression.startswith("(?!")

    @cached_property
    def _words(self) -> tuple[str, ...] | None:
        ahead = _LOOKAHEAD.fullmatch(self.expression)
        return words(ahead[1] if ahead else self.expression)

    def holds(self, text: str, at: int) -> bool:
        """Whether the expression matches at the character `at` of `text`."""
        if self._words is None:
            return _compiled(self.expression).match(text, at) is not None
        return text.startswith(self._words, at) is self._wanted


_compiled = cache(re.compile)


def words(expression: str) -> tuple[str, ...] | None:
    """Every text that the expression matches, where it is made of characters, `[…]`, `(?:…)`, `|`
    and `?` alone and they are at most 128; else None."""
    try:
        found, rest = _alternatives(expression)
    except _NotWordsError:
        return None
    return None if rest else tuple(found)


class _NotWordsError(Exception):
    """The expression is more than words to choose from."""


def _alternatives(rest: str) -> tuple[list[str], str]:
    """The words up to the end of `rest` or a bracket that closes, and what is left from there."""
    found, rest = _sequence(rest)
    while rest.startswith("|"):
        more, rest = _sequence(rest[1:])
        found += more
    return found, rest


def _sequence(rest: str) -> tuple[list[str], str]:
    found = [""]
    while rest and rest[0] not in "|)":
        part, rest = _part(rest)
        if rest.startswith("?"):
            part, rest = [*part, ""], rest[1:]
        found = ["".join(pair) for pair in product(found, part)]
        if len(found) > _MOST:
            raise _NotWordsError
    return found, rest


def _part(rest: str) -> tuple[list[str], str]:
    """One character, class of characters or group."""
    if rest.startswith("(?:"):
        found, rest = _alternatives(rest[3:])
        return found, rest[1:]
    if rest[0] == "[":
        characters, _, rest = rest[1:].partition("]")
        if characters.startswith("^") or not {"-", "\\"}.isdisjoint(characters):
            raise _NotWordsError
        return list(characters), rest
    if rest[0] in _SIGNS:
        raise _NotWordsError
    return [rest[0]], rest[1:]
