"""Numerals: where a run of digits and number kanji is one, what it is worth and what it ends in."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from builder.readings.digits import (
    ARABIC,
    DIGITS,
    KANJI,
    UNITS,
    VAGUE,
    VALUES,
    are_digits,
    are_either,
)
from builder.readings.numeral_kana import Piece, one_by_one, pieces_of

_COUNTED_ON = re.compile("(?:明治|大正|昭和|平成|令和|西暦|第)$")
"""What numbers go on behind, so that two digits are one number (昭和四五年)."""

_POINT = re.compile(f"(?<![{DIGITS}{UNITS}])[{DIGITS}{UNITS}]{{1,3}}・$")
"""A number and the point before tenths: 一・二五倍 is いってんにごばい."""

_NUMERAL = re.compile(f"(?:{ARABIC}|{KANJI})+")
_BEGINNING = re.compile(f"[0-9０-９{DIGITS}{UNITS}{''.join(VAGUE)}]")
"""What a numeral begins with. Most signs of a text begin none, and those are passed quicker by a
pattern of one sign."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral in a text. `value` is None where it is not one whole number (数十, 1.5, 二三)."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    value: int | None
    decimal: bool = False

    @property
    def kana(self) -> str:
        """How it is read by itself, without its Arabic digits."""
        return "".join(piece.kana for piece in self.pieces)

    @property
    def key(self) -> str:
        """What sounds last, see `Piece`."""
        return self.pieces[-1].key

    @property
    def arabic(self) -> bool:
        """Whether it begins with an Arabic digit."""
        return not self.pieces[0].kana

    @property
    def by_places(self) -> bool:
        """Whether it is three digits or more in kanji by their places (三七七六)."""
        return any(len(piece.text) > 2 and piece.kana for piece in self.pieces)


def find_numerals(text: str) -> Iterator[Numeral]:
    """The numerals of `text` in order. 何 and 数 are numerals here wherever they stand."""
    for match in _numerals(text):
        counted_on = _COUNTED_ON.search(text[max(0, match.start() - 2) : match.start()]) is not None
        tenths = _is_tenths(match[0], text[max(0, match.start() - 5) : match.start()])
        pieces, value, decimal = _read(match[0], counted_on, tenths)
        if pieces:
            yield Numeral(match.start(), match.end(), pieces, value, decimal)


def _numerals(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while begun := _BEGINNING.search(text, at):
        found = _NUMERAL.match(text, begun.start())
        if found:
            yield found
        at = (found or begun).end()


@lru_cache(maxsize=1 << 12)
def _read(run: str, counted_on: bool, tenths: bool) -> tuple[tuple[Piece, ...], int | None, bool]:
    """A numeral's pieces and value, and whether it is a decimal; `tenths` are what stands behind
    a point."""
    if tenths:
        return one_by_one(run), None, True
    return pieces_of(run, counted_on), _value(run), not {".", "．"}.isdisjoint(run)


def _is_tenths(run: str, before: str) -> bool:
    """Whether `run` is what stands behind the point of a number in kanji, and several digits."""
    return len(run) > 1 and are_digits(run) and _POINT.search(before) is not None


def _value(run: str) -> int | None:
    """The number that `run` stands for, if it is one whole number."""
    text = unicodedata.normalize("NFKC", run).replace(",", "")
    if re.search(f"[{''.join(VAGUE)}.]", text):
        return None
    if text.isascii():
        return int(text[:18])
    if (len(text) == 2 or not are_digits(text)) and any(map(are_either, text, text[1:])):
        return None
    return _sum(text)


def _sum(text: str) -> int:
    """The value of a numeral in kanji, Arabic digits among them."""
    total = group = digits = 0
    for i, c in enumerate(text):
        bare = i == 0 or text[i - 1] in UNITS
        if c in "万億兆":
            total += (group + digits or 1) * 10_000 ** ("万億兆".index(c) + 1)
            group = digits = 0
        elif c in UNITS:
            group += (1 if bare else digits) * 10 ** (UNITS.index(c) + 1)
            digits = 0
        else:
            digits = digits * 10 + (VALUES[c] if c in VALUES else int(c))
    return total + group + digits
