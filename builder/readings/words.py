"""The word list: words that UniDic's short units, read one after another, get wrong.

`data/words.tsv.xz` is derived by `tools/word_list.py`, see there and `data/LICENSE.md` for where
the words are from.
"""

import lzma
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

from builder.model import Morpheme, Origin
from builder.readings.claims import Claim

_KEY = 2
"""The shortest word of the list, in characters."""


class WordList:
    """Words and their readings; finds the longest one at each morpheme."""

    def __init__(self, readings: Mapping[str, str]) -> None:
        self._readings: dict[str, str] = {}
        self._reach: dict[str, int] = {}
        for surface, reading in readings.items():
            self.add(surface, reading)

    def add(self, surface: str, reading: str) -> None:
        """Take a word of two characters or more into the list."""
        self._readings[surface] = reading
        key = surface[:_KEY]
        self._reach[key] = max(self._reach.get(key, 0), len(surface))

    def claims(self, text: str, morphemes: Sequence[Morpheme]) -> Iterator[Claim]:
        """Every word of the list that is made of whole morphemes, from left to right."""
        i = 0
        while i < len(morphemes):
            start = morphemes[i].start
            reach = self._reach.get(text[start : start + _KEY], 0)
            found = self._longest(text, morphemes, i, reach) if reach else None
            if found is None:
                i += 1
            else:
                j, reading = found
                yield Claim(start, morphemes[j - 1].end, reading, Origin.WORD_LIST)
                i = j

    def _longest(
        self, text: str, morphemes: Sequence[Morpheme], i: int, reach: int
    ) -> tuple[int, str] | None:
        """The morpheme behind the longest word that starts at `i`, and the word's reading."""
        start, j = morphemes[i].start, i + 1
        while j < len(morphemes) and morphemes[j].end - start <= reach:
            j += 1
        for end in range(j, i, -1):
            reading = self._readings.get(text[start : morphemes[end - 1].end])
            if reading is not None:
                return end, reading
        return None


@cache
def standard() -> WordList:
    """The word list that ships with the package."""
    data = resources.files(__package__).joinpath("data/words.tsv.xz").read_bytes()
    rows = (line.split("\t") for line in lzma.decompress(data).decode("utf-8").splitlines())
    return WordList(dict(rows))
