"""Readings of a text as a short string: one sign a word, its number in a list of words.

A text's words are told in order as [base, reading]: those with readings, and words in kana. Each
stands where its base comes next in the text. A base that comes without a reading before one that
has it is told too, with an empty reading; a base with a blank in it is not told at all. The number
n is written as the sign U+005D + n, the surrogates left out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from builder.model import Token, TokenType

Word = tuple[str, str]
"""A base as it is written, and its reading in hiragana, empty for none."""

Placed = tuple[int, Word]
"""A word with its place in the text."""

_FIRST, _SURROGATES, _GAP = 0x5D, 0xD800, 0x800
_KANA = re.compile("[ぁ-ん]*")
_GRAMMAR = {("助詞",), ("助動詞",), ("補助記号",), ("記号",), ("空白",)}


def joined(rows: Iterable[Iterable[str]]) -> str:
    """Rows of words in one string, which takes a tenth of their memory. No word holds a blank."""
    return " ".join(chain.from_iterable(rows))


def parted(text: str) -> list[str]:
    """The words of such a string, row behind row."""
    return text.split(" ") if text else []


def sign(number: int) -> str:
    """The sign of the word of this number."""
    code = _FIRST + number
    return chr(code if code < _SURROGATES else code + _GAP)


def number_of(sign: str) -> int:
    """The number of the word of this sign."""
    code = ord(sign)
    return code - _FIRST - (_GAP if code >= _SURROGATES else 0)


class Words:
    """A list of words that grows as texts are written with it."""

    def __init__(self) -> None:
        self._signs: dict[Word, str] = {}

    def __iter__(self) -> Iterator[Word]:
        return iter(self._signs)

    def write(self, text: str, words: Iterable[Placed]) -> str:
        """The readings of a text, whose words come in order."""
        known, signs = self._signs, []
        at = 0
        for place, word in words:
            base, sign = word[0], known.get(word)
            if sign is None and (" " in base or "\u3000" in base):
                continue
            while at < place and (found := text.index(base, at)) < place:
                signs.append(self.sign((base, "")))
                at = found + len(base)
            signs.append(sign or self.sign(word))
            at = place + len(base)
        return "".join(signs)

    def sign(self, word: Word) -> str:
        """The sign of a word."""
        known = self._signs.get(word)
        if known is None:
            known = self._signs[word] = sign(len(self._signs))
        return known


def read_words(tokens: Iterable[Token], offset: int = 0) -> list[Placed]:
    """The words with readings among tokens, in order; `offset` is added to places.

    A word of three kana or more, or the kana that one begins with, is told without a reading: by
    ear nothing else says where it begins.
    """
    found: list[Placed] = []
    for first, _, type in tokens:
        if type.origin is None and len(type.surface) < 3:
            continue  # as with most tokens
        at = start = first + offset
        least = 2 if len(type.ruby) > 1 else 3
        for base, reading in type.ruby:
            if reading is not None:
                found.append((at, (base, reading)))
            elif at == start and len(base) >= least and _is_kana(type, base):
                found.append((at, (base, "")))
            at += len(base)
    return found


def _is_kana(word: TokenType, base: str) -> bool:
    said = word.entries[0].pos[:1] not in _GRAMMAR
    return said and _KANA.fullmatch(base) is not None


def by_frequency(lists: Iterable[tuple[Sequence[Word], Mapping[str, int]]]) -> list[Word]:
    """All words of some lists, each with the count of its signs, the most frequent first."""
    total: dict[Word, int] = {}
    for words, counts in lists:
        for number, word in enumerate(words):
            total[word] = total.get(word, 0) + counts.get(sign(number), 0)
    return sorted(total, key=lambda word: (-total[word], word))
