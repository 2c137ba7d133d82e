"""Make builder/readings/data/sounds.tsv: how kanji sound in words of Chinese origin.

    python tools/sound_table.py

From the nouns that UniDic 3.1.1 (NINJAL, BSD; Debian `unidic-mecab`) marks as of Chinese origin,
each reading laid over its kanji one by one. Out: the kanji, its commonest reading as the first of
a word's kanji, as one behind another; tab between the three. Where it sounds otherwise than alone
(学校 がっ, 経済 ざい) is counted with the reading that changed, so that the table holds what a new
word is made of. Kanji whose first reading in `kanji.tsv` is both are left out.
"""

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path

from teachers import UNIDIC

from builder.furigana import lay
from builder.japanese import HALF_VOICED, VOICED, hiragana
from builder.kanji_readings import common_readings

OUT = Path(__file__).parent.parent / "builder" / "readings" / "data" / "sounds.tsv"
CHINESE = "漢"
ELSEWHERE = 0.3
"""What a word counts in which the kanji stands in the other place."""
_WORD = re.compile("[一-鿿]{2,4}")
_UNVOICED = str.maketrans(
    {changed: plain for table in (VOICED, HALF_VOICED) for plain, changed in table.items()}
)

Sounds = dict[str, tuple[Counter[str], Counter[str]]]
"""Kanji → its readings as a first kanji, behind another, with the number of words."""


def _words() -> set[tuple[str, str]]:
    """The nouns of Chinese origin and their readings."""
    with UNIDIC.open(encoding="utf-8", newline="") as file:
        rows = (row for row in csv.reader(file) if row[4:6] == ["名詞", "普通名詞"])
        return {(r[0], hiragana(r[24])) for r in rows if r[16] == CHINESE and _WORD.fullmatch(r[0])}


def _unchanged(kanji: str, sound: str) -> str:
    """The kanji's own reading that `sound` is or comes from."""
    own = common_readings(kanji)
    if sound in own:
        return sound
    if sound.endswith("っ"):
        return next((r for r in own if r[:-1] == sound[:-1] and r[-1:] in "つちく"), sound)
    return next((r for r in own if r == sound[0].translate(_UNVOICED) + sound[1:]), sound)


def _counted() -> Sounds:
    sounds: Sounds = defaultdict(lambda: (Counter(), Counter()))
    for surface, reading in _words():
        segments = lay(surface, reading, "kanji")
        if len(segments) == len(surface):
            for i, segment in enumerate(segments):
                sound = _unchanged(segment.base, segment.reading or "")
                sounds[segment.base][i > 0][sound] += 1
    return sounds


def _best(here: Counter[str], there: Counter[str]) -> str:
    """The reading of most words; on a tie the one that comes first in the kana."""
    counted = {r: here[r] + ELSEWHERE * there[r] for r in {*here, *there}}
    return min(counted, key=lambda reading: (-counted[reading], reading))


def main() -> None:
    """Write the table."""
    best = {k: (_best(f, b), _best(b, f)) for k, (f, b) in sorted(_counted().items())}
    rows = [f"{k}\t{f}\t{b}\n" for k, (f, b) in best.items() if {f, b} != {*common_readings(k)[:1]}]
    OUT.write_text("".join(rows), encoding="utf-8")
    print(len(rows), OUT.stat().st_size)


if __name__ == "__main__":
    main()
