"""What else a word may be read: words with several common readings, of the rules' table and of
`data/doubtful.tsv`, on which the dictionaries differ that the word list is made from
(`tools/doubt_list.py`).

Only what can be the word counts. A verb or an adjective has a reading if its dictionary form has
it, in `data/doubtful.tsv` or in KANJIDIC's readings with okurigana (`builder.kanji_readings`):
帰った is no きった, though 帰す is きす. What is voiced as the second part of a compound is
(遠い どおい) counts only behind another kanji.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from builder.japanese import HALF_VOICED, ROWS, VOICED
from builder.kanji_readings import explains, inflected_readings
from builder.model import Entry, TokenType
from builder.readings.context import STEM, rules
from builder.readings.unlisted import sound
from builder.tables import table_rows

_AFFIXES = (("接頭辞",), ("接尾辞",))
"""What hangs on its neighbour: of that and no other the reading is known (三年間 かん)."""
_KANJI_WITH_OKURIGANA = re.compile("[^ぁ-ん]([ぁ-ん]+)")
_SETTLED = frozenset(("懐く", "不足", "主に"))
"""Whose rarer reading rules name all cases of (野心を懐く いだく, 主に祈る しゅに)."""
_JAPAN = ("にっぽん", "にほん")
"""Both are right, always."""
_I_ROW = {row[1]: row[2] for row in ROWS.values()}
"""み → む: what a verb ends in before ます, and by itself."""
_UNVOICED = {voiced: plain for plain, voiced in [*VOICED.items(), *HALF_VOICED.items()]} | {
    "じ": "しち",
    "ず": "すつ",
}
"""が → か: of which kana it may be the voiced form."""
_BEFORE_TSU = "うつるく"
"""The ends of verbs that have っ before た (行った: 行う, 行く)."""


@cache
def several() -> dict[str, tuple[str, ...]]:
    """Words of several common readings → these."""
    rows = table_rows("readings/data/doubtful.tsv")
    words = {surface: dict.fromkeys(readings.split()) for surface, readings in rows}
    for surface, reading in rules():
        if not surface.endswith(STEM):
            words.setdefault(surface, {})[reading] = None
    return {surface: tuple(readings) for surface, readings in words.items() if len(readings) > 1}


@cache
def _stems() -> dict[str, tuple[str, ...]]:
    """Kanji before okurigana → what the rules read them as."""
    stems: dict[str, dict[str, None]] = {}
    for surface, reading in rules():
        if surface.endswith(STEM):
            stems.setdefault(surface.removesuffix(STEM), {})[reading] = None
    return {surface: tuple(readings) for surface, readings in stems.items() if len(readings) > 1}


def candidates(word: TokenType, *, behind_kanji: bool) -> tuple[str, ...]:
    """Other readings of a word, or of the kanji before its okurigana."""
    if word.surface not in several() and word.surface[0] not in _stems():
        return ()
    if word.entries[0].pos[:1] in _AFFIXES and len(word.surface) == 1:
        return ()
    last = word.entries[-1]
    known = _readings(word.surface, word.surface.removesuffix(last.surface), last)
    own = word.reading.replace(*_JAPAN)
    return tuple(
        reading
        for reading in known
        if reading.replace(*_JAPAN) != own
        and (behind_kanji or not _is_second_part(word.surface, reading))
    )


def _readings(surface: str, before: str, last: Entry) -> tuple[str, ...]:
    """What a word may be read, if it is one of several readings; `last` is its last entry,
    behind `before`."""
    okurigana = _KANJI_WITH_OKURIGANA.fullmatch(surface)
    if surface in several():
        readings = several()[surface]
    elif okurigana and surface[0] in _stems():
        readings = tuple(stem + okurigana[1] for stem in _stems()[surface[0]])
    else:
        return ()
    base = before + last.base_form
    if base in _SETTLED:
        return ()
    if okurigana is None or (base == surface and surface in several()):
        return readings
    forms = frozenset(_dictionary_forms(surface, base, before + last.lemma, last.inflects))
    return tuple(reading for reading in readings if _has(surface, reading, forms))


def _dictionary_forms(surface: str, base: str, lemma: str, inflects: bool) -> Iterator[str]:
    """What a kanji with okurigana may be a form of: what the dictionary says (潜れる: itself and
    潜る), and other verbs with the same form (行っ: 行う, 降り: 降りる)."""
    yield base
    if not inflects:
        return
    yield lemma
    end = surface[-1]
    if end == "っ":
        yield from (surface[:-1] + each for each in _BEFORE_TSU)
    elif end in _I_ROW:
        yield surface + "る"
        yield surface[:-1] + _I_ROW[end]


@lru_cache(maxsize=1 << 12)
def _has(surface: str, reading: str, forms: frozenset[str]) -> bool:
    """Whether one of the dictionary forms, the word's kanji with okurigana, has the reading's
    stem."""
    kanji, stem = surface[0], reading[: len(reading) - len(surface) + 1]
    known = inflected_readings(kanji)
    return any(
        form[0] == kanji
        and (stem + form[1:] in known or stem + form[1:] in several().get(form, ()))
        for form in forms
    )


@lru_cache(maxsize=1 << 12)
def _is_second_part(surface: str, reading: str) -> bool:
    """Whether the reading is voiced as only the second part of a compound is."""
    plain = [first + reading[1:] for first in _UNVOICED.get(reading[0], "")]
    if not _has_one_kanji(surface):
        listed = any(each in several().get(surface, ()) for each in plain)
        return listed and not explains(surface, reading)
    known = any(each in several().get(surface, ()) or explains(surface, each) for each in plain)
    return known and sound(surface[0], first=True) != reading


def _has_one_kanji(surface: str) -> bool:
    return len(surface) == 1 or _KANJI_WITH_OKURIGANA.fullmatch(surface) is not None
