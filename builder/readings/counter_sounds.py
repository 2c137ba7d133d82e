"""How a number and a counter sound together (3本 さんぼん, 二十歳 はたち): a rule for each counter.

`data/counters.tsv` has a counter a line: as written, its kana, its exceptions. What an exception
stands behind: `3` three and 何; `n` these and 千, 万; `4` `7` `9` a number that ends so; `数` and
`=14` that alone. Then the numeral's end, a bar, the counter's kana: `=1:ひと|り`; without a bar
the numeral's end alone, with `n` and `3` the counter's kana. `plain`: the numeral keeps its sound.
`noun`: also where UniDic has numeral and counter as one word.

Everything regular is in `sounds`. The table is the project's own; its rules are the usual ones
of the standard language, to be looked up in NHK, 日本語発音アクセント新辞典 (2016), appendix on
numerals and counters. Where two sounds are right (十本, 三羽) it has the commoner one.
"""

from dataclasses import dataclass
from functools import cache

from builder.japanese import HALF_VOICED, ROWS, hiragana
from builder.readings.numerals import Numeral
from builder.tables import table_rows

_GEMINATING = {
    **dict.fromkeys(ROWS["k"] + ROWS["h"], frozenset("168十百")),
    **dict.fromkeys(ROWS["s"] + ROWS["t"] + ROWS["p"], frozenset("18十")),
}
"""First kana of a counter → the ends of numerals that become っ before it."""
_ENDINGS = {"4": "よん", "6": "ろく", "7": "なな", "9": "きゅう", "十": "じゅう", "百": "ひゃく"}
_NASAL = {"3": "3何", "n": "3何千万"}


@dataclass(frozen=True, slots=True)
class Counter:
    """A line of the table; `exceptions` are keyed as there."""

    surface: str
    reading: str
    exceptions: dict[str, tuple[str, str | None]]
    plain: bool
    noun: bool


def _counter(surface: str, reading: str = "", notes: str = "") -> Counter:
    exceptions = {}
    for note in notes.split():
        key, found, sounds = note.partition(":")
        if found:
            numeral, bar, counter = sounds.partition("|")
            pair = (numeral, counter if bar else None)
            exceptions[key] = ("", numeral) if key in _NASAL else pair
    reading = reading or hiragana(surface)
    words = notes.split()
    return Counter(surface, reading, exceptions, "plain" in words, "noun" in words)


@cache
def table() -> dict[str, Counter]:
    """The counters by what is written."""
    return {row[0]: _counter(*row) for row in table_rows("readings/data/counters.tsv")}


def sounds(numeral: Numeral, counter: Counter) -> tuple[str, str]:
    """The kana of the numeral, empty for Arabic digits, and of the counter behind it."""
    kana = numeral.kana
    key, exceptions = numeral.key, counter.exceptions
    ending, sound = exceptions.get(f"={numeral.value}", ("", ""))
    if sound or (ending and not numeral.arabic):
        return ending if kana else "", counter.reading if sound is None else sound
    if key in exceptions and not numeral.decimal and (key != "数" or len(numeral.pieces) == 1):
        ending, sound = exceptions[key]
        if kana and ending:
            kana = _ending_so(kana, key, ending)
        return kana, sound or counter.reading
    for name, keys in _NASAL.items():
        if name in exceptions and key in keys:
            return kana, exceptions[name][1] or counter.reading
    first = counter.reading[0]
    if not counter.plain and key in _GEMINATING.get(first, ()):
        sound = HALF_VOICED.get(first, first) + counter.reading[1:]
        return kana[:-1] + "っ" if kana else "", sound
    return kana, counter.reading


def _ending_so(kana: str, key: str, ending: str) -> str:
    """The numeral's kana with another end; of 百, which may be びゃく or ぴゃく, the last alone."""
    own = _ENDINGS.get(key, "")
    return kana.removesuffix(own) + ending if kana.endswith(own) else kana[:-1] + ending[-1]
