"""How hard a word is: its level in lists for the Japanese-Language Proficiency Test (JLPT), and
the school year of its kanji.

`data/jlpt.tsv` is derived by `tools/jlpt_table.py`, `data/school_years.tsv` by
`tools/school_years.py`, see there and `data/LICENSE.md`.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from sys import intern

from builder.japanese import is_character
from builder.tables import table_rows

JLPT = ("N5", "N4", "N3", "N2", "N1")
TECHNICAL = "technical"
LEVELS = (*JLPT, TECHNICAL)
"""From easy to hard; what is in none of them has the level ""."""

SECONDARY = 7
"""The school year that stands for all of secondary school: Joyo kanji beyond year 6."""
RARE = 8
"""Stands for kanji that no school teaches."""


def jlpt_level(form: str, reading: str, lemma: str = "") -> str:
    """The level of a word in dictionary form, its reading in hiragana; "" where no list has it.

    A word that the text writes in kana is also looked for as `lemma`, the dictionary's spelling.
    """
    levels = _levels()
    return levels.get(f"{form}\t{reading}") or levels.get(f"{lemma}\t{reading}") or ""


def level_order(level: str) -> int:
    """The place of a level from easy to hard; levels that no list knows come last."""
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)


def kanji_year(text: str) -> int | None:
    """The highest school year among the kanji of `text`, None where it has no kanji."""
    return max(map(year_of, text), default=0) or None


@lru_cache(maxsize=1 << 12)
def year_of(sign: str) -> int:
    """The school year of a kanji: 1 to 6, `SECONDARY` or `RARE`; 0 for other signs."""
    return _years().get(sign, RARE) if is_character(sign) else 0


@cache
def _levels() -> Mapping[str, str]:
    """By the word, a tab and its reading: as pairs they would take three times the memory."""
    rows = table_rows("vocabulary/data/jlpt.tsv")
    return {f"{word}\t{reading}": intern(level) for word, reading, level in rows}


@cache
def _years() -> Mapping[str, int]:
    rows = table_rows("vocabulary/data/school_years.tsv")
    return {sign: int(year) for year, kanji in rows for sign in kanji}
