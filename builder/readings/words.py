"""The word list: words that UniDic's short units, read one after another, get wrong.

`data/words.tsv` is derived by `tools/word_list.py`, see there and `data/LICENSE.md` for where
the words are from.
"""

import os
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources.abc import Traversable
from io import FileIO

from builder.model import Morpheme, Origin
from builder.readings.claims import Claim
from builder.readings.cut import Cut
from builder.recent import Memo
from builder.tables import table_file

_KEY = 2
"""The shortest word of the list, in characters."""
_BLOCK = 1 << 11
"""Bytes of the sorted list that are read and searched for a word."""
_HEAD = 9
"""Bytes of a line that tell its block: more than a key has."""
_SECOND = re.compile(r"\n.(.)(?:.*\n.\1)*")
"""The second character of sorted words that begin with one character, once for all that have it."""
_COUNTS = frozenset(("数詞", "助数詞", "助数詞可能"))


_Begun = tuple[Mapping[str, str], tuple[int, ...], str]
"""Words that begin with the same two characters, with their readings; how long they are, the
longest first; and their third characters."""


class WordList:
    """Words and their readings; finds the longest one at each morpheme."""

    def __init__(self, readings: Mapping[str, str]) -> None:
        self._readings: dict[str, dict[str, str]] = {}
        self._seconds: dict[str, str] = defaultdict(str)
        """First characters of words → the second ones of those that begin so."""
        for surface, reading in readings.items():
            self.add(surface, reading)

    def add(self, surface: str, reading: str) -> None:
        """Take a word of two characters or more into the list."""
        self._readings.setdefault(surface[:_KEY], {})[surface] = reading
        if surface[1] not in self._seconds[surface[0]]:
            self._seconds[surface[0]] += surface[1]

    def beginning(self, key: str) -> Mapping[str, str]:
        """The words that begin with these two characters, with their readings."""
        return self._readings.get(key, {})

    def _begun(self, key: str) -> _Begun:
        """The same words, and what is asked of them."""
        known = self.beginning(key)
        thirds = {word[_KEY] for word in known if len(word) > _KEY}
        return known, tuple(sorted({*map(len, known)}, reverse=True)), "".join(thirds)

    def claims(self, cut: Cut) -> Iterator[Claim]:
        """Every word of the list that is made of whole morphemes, from left to right; none begins
        with a counter behind digits (3|本木: 本, and not the name もとき)."""
        text, ends, seconds, free_from = cut.text, cut.number_to, self._seconds, 0
        # Most words begin none of the list, which is seen the quickest so.
        begun = [at for at in cut.number_from if text[at + 1 : at + _KEY] in seconds[text[at]]]
        for start in begun:
            third = start + _KEY
            known, lengths, thirds = self._begun(text[start:third])
            if start < free_from or not (third in ends or text[third : third + 1] in thirds):
                continue
            for length in lengths:
                end = start + length
                if end in ends and (word := text[start:end]) in known:
                    if not _counts(text, cut.morphemes[cut.number_from[start]]):
                        yield Claim(start, end, known[word], Origin.WORD_LIST)
                        free_from = end
                    break


class SortedWords(WordList):
    """The words of a sorted file, which stays where it is: in memory it would be a sixth of a
    process. A word is sought in the block of lines where it would stand."""

    def __init__(self, file: Traversable) -> None:
        """Its lines hold a word, a tab and its reading each, in UTF-8."""
        super().__init__({})
        lines = file.read_bytes()
        self._opened: Memo[int, FileIO] = Memo(lambda _: FileIO(str(file)))
        """The file, by the process that reads it: those forked from one would share its place. A
        text asks for lines hundreds of times, and to open it takes ten times as long as to read."""
        ends = (lines.rfind(b"\n", 0, at) for at in range(_BLOCK, len(lines), _BLOCK))
        self._starts = [0, *(end + 1 for end in ends), len(lines)]
        self._heads = [lines[at : at + _HEAD] for at in self._starts[1:-1]]
        self._seconds = Memo(self._second_characters)
        self._known = Memo(super()._begun)

    def _second_characters(self, first: str) -> str:
        return "".join(_SECOND.findall(self._beginning(first)))

    def _begun(self, key: str) -> _Begun:
        return self._known[key]

    def beginning(self, key: str) -> Mapping[str, str]:
        """The words that begin with these two characters, with their readings."""
        if len(key) < _KEY:
            return {}
        rows = self._beginning(key).split("\n")[1:]
        return dict(row.split("\t") for row in rows)

    def _beginning(self, key: str) -> str:
        """The lines of the words that begin so, each behind a line break."""
        start = key.encode("utf-8", "surrogatepass")  # bytes that are no text, as given
        low = self._starts[bisect_left(self._heads, start)]
        high = self._starts[bisect_left(self._heads, start + b"\xff") + 1]
        lines, start = self._lines(low, high), b"\n" + start
        first = lines.find(start)
        if first < 0:
            return ""
        behind = lines.index(b"\n", lines.rfind(start) + 1)
        return lines[first:behind].decode()

    def _lines(self, low: int, high: int) -> bytes:
        """The lines between two places, each behind a line break, and one at the end."""
        file = self._opened[os.getpid()]
        file.seek(low)
        return b"\n" + file.read(high - low)


def _counts(text: str, word: Morpheme) -> bool:
    """Whether the word stands behind digits and belongs to the number."""
    return word.start > 0 and text[word.start - 1].isdecimal() and not _COUNTS.isdisjoint(word.pos)


@cache
def standard() -> WordList:
    """The word list that ships with the package."""
    return SortedWords(table_file("readings/data/words.tsv"))
