"""Patterns for the text beside a word: regular expressions, and most of them without one.

Most are a few words to choose from, `(?:木|神社|[首軒])の`, and many one sign, `[^一-鿿々]`. Those
are compared as they are: to compile a regular expression takes as long as to read a paragraph.
"""

import re
from functools import cache

from builder.recent import Memo

_MOST = 128
"""A pattern of more words than these stays a regular expression."""
_SIGNS = r"][(){}?*+.^$|\\"
_LITERALS = re.compile(rf"[^{_SIGNS}]+(?!\?)")
_OF_WORDS = re.compile(rf"(?:[^{_SIGNS}]|\[[^]^\\-][^]\\-]*\]|\(\?:|[)|?])*")
"""What patterns of words are made of; a class of characters that has ranges is not."""
_LOOKAHEAD = re.compile(r"\(\?[=!](.*)\)")
_RANGE = re.compile("(.)-(.)|(.)")
_SIGN = r"\[(?P<but>\^?)(?P<signs>[^]\\]+)\]"
_SIGN_BEFORE = re.compile(rf"(?P<edge>\(\?:\^\|)?{_SIGN}(?(edge)\))")
_SIGN_BEHIND = re.compile(rf"(?P<ahead>\(\?[=!])?{_SIGN}(?P<edge>\|\$)?(?(ahead)\))")
"""Patterns of one sign, `[…]` or `[^…]`: before a word also `(?:^|[…])`, behind it also `(?=[…])`,
`(?=[…]|$)`, `(?![…])`."""


class Before:
    """What a text must end with."""

    def __init__(self, expression: str) -> None:
        self.expression = expression
        self._words = words(expression)
        self._signs = _signs(_SIGN_BEFORE, expression)
        self.is_quick = self._words is not None or self._signs is not None

    def holds(self, text: str) -> bool:
        """Whether `text` ends with something that the expression matches."""
        if self._words is not None:
            return text.endswith(self._words)
        if self._signs is not None:
            return self._signs[text[-1:]]
        return _compiled(rf"(?:{self.expression})\Z").search(text) is not None


class Behind:
    """What a text must begin with, or with `(?!…)` must not."""

    def __init__(self, expression: str) -> None:
        self.expression = expression
        self._wanted = not expression.startswith("(?!")
        ahead = _LOOKAHEAD.fullmatch(expression)
        self._words = words(ahead[1] if ahead else expression)
        self._signs = _signs(_SIGN_BEHIND, expression)
        self.is_quick = self._words is not None or self._signs is not None

    def holds(self, text: str, at: int) -> bool:
        """Whether the expression matches at the character `at` of `text`."""
        if self._words is not None:
            return text.startswith(self._words, at) is self._wanted
        if self._signs is not None:
            return self._signs[text[at : at + 1]] is self._wanted
        return _compiled(self.expression).match(text, at) is not None

    @property
    def signs(self) -> frozenset[str]:
        """The signs that it must begin with one of; none where it may hold before any."""
        if self._words is None or not self._wanted or "" in self._words:
            return frozenset()
        return frozenset(word[0] for word in self._words)


_compiled = cache(re.compile)


@cache
def _signs(kind: re.Pattern[str], expression: str) -> Memo[str, bool] | None:
    """Whether a pattern of one sign matches a sign, or nothing; None of other patterns. Many words
    have the same, and to compile it takes long where its signs are from here and there."""
    found = kind.fullmatch(expression)
    if found is None:
        return None
    ranges = [(first or one, last or one) for first, last, one in _RANGE.findall(found["signs"])]

    def holds(sign: str) -> bool:
        if not sign:
            return found["edge"] is not None
        return any(first <= sign <= last for first, last in ranges) is not bool(found["but"])

    return Memo(holds)


@cache
def words(expression: str) -> tuple[str, ...] | None:
    """Every text that the expression matches, where it is made of characters, `[…]`, `(?:…)`, `|`
    and `?` alone and they are at most 128; else None."""
    if not _OF_WORDS.fullmatch(expression):
        return None
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
        found = [begun + each for begun in found for each in part]
        if len(found) > _MOST:
            raise _NotWordsError
    return found, rest


def _part(rest: str) -> tuple[list[str], str]:
    """Characters as they stand, one or a class of which one is there or not, or a group."""
    literals = _LITERALS.match(rest)
    if literals:
        return [literals[0]], rest[literals.end() :]
    if rest.startswith("(?:"):
        found, rest = _alternatives(rest[3:])
        return found, rest[1:]
    if rest[0] == "[":
        characters, _, rest = rest[1:].partition("]")
        return list(characters), rest
    if rest[0] in _SIGNS:
        raise _NotWordsError
    return [rest[0]], rest[1:]
