"""Texts with signs that dictionaries do not have, as what they have.

A variation selector behind a kanji (葛󠄀) asks for a form of it, a radical (⾼) or a kanji kept for
compatibility is a kanji that Unicode has elsewhere, too. They are read as the kanji without
either; the words that are found then stand on the text as it is.
"""

import re
from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache

from builder.japanese import KANJI, SELECTORS, modern, ordinary
from builder.model import (
    Entry,
    GivenReading,
    Morpheme,
    ReadingOverride,
    RubySegment,
    Token,
    TokenType,
)
from builder.readings.cut import Cut

_SELECTOR = re.compile(f"[{SELECTORS}]")
_SELECTED = re.compile(f"(?<=[{KANJI}])[{SELECTORS}]+")


def plain(text: str) -> str:
    """The text without variation selectors behind kanji, each kanji in its ordinary form."""
    return ordinary(_SELECTED.sub("", text) if _SELECTOR.search(text) else text)


def of_today(cut: Cut) -> Cut | None:
    """The text with old forms of kanji as they are written today; None where it has none."""
    text = modern(cut.text)
    if text == cut.text:
        return None
    return Cut(text, cut.morphemes)


def plain_override(override: ReadingOverride) -> ReadingOverride:
    """The override as it holds for such a text."""
    words = (override.surface, override.after, override.before)
    if tuple(map(plain, words)) == words:
        return override
    surface, after, before = map(plain, words)
    return replace(override, surface=surface, after=after, before=before)


class Forms:
    """A text beside its plain form, and the places of each in the other."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.plain = plain(text)
        dropped = {at for found in _SELECTED.finditer(text) for at in range(*found.span())}
        self._places = [at for at in range(len(text) + 1) if at not in dropped]
        """Of each character of the plain form, and of its end, in the text."""

    def given(self, reading: GivenReading) -> GivenReading:
        """The author's reading, on the plain form."""
        start, end = (bisect_left(self._places, at) for at in (reading.start, reading.end))
        return replace(reading, start=start, end=end)

    def restored(self, token: Token) -> Token:
        """The token of the plain form, on the text."""
        at, end, type = token
        start, surface = at, self._between(at, end)
        if surface != type.surface:
            ruby = []
            for base, reading in type.ruby:
                ruby.append(RubySegment(self._between(at, at + len(base)), reading))
                at += len(base)
            entries = map(self._entry, token.morphemes)
            type = _type_written(type, surface, tuple(entries), tuple(ruby))
        return Token(self._places[start], self._places[end], type)

    def _entry(self, morpheme: Morpheme) -> Entry:
        entry, start, end = morpheme
        surface = self._between(start, end)
        return entry if surface == entry.surface else _written(entry, surface)

    def _between(self, start: int, end: int) -> str:
        return self._text[self._places[start] : self._places[end]]


@lru_cache(maxsize=1 << 10)
def _written(entry: Entry, surface: str) -> Entry:
    """The entry of a word that the text writes so."""
    return replace(entry, surface=surface)


@lru_cache(maxsize=1 << 10)
def _type_written(
    type: TokenType, surface: str, entries: tuple[Entry, ...], ruby: tuple[RubySegment, ...]
) -> TokenType:
    """The type of a word that the text writes so."""
    return replace(type, surface=surface, entries=entries, ruby=ruby)
