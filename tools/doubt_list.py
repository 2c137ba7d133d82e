"""Make builder/readings/data/doubtful.tsv: the words whose reading the dictionaries leave open.

    python tools/doubt_list.py

`tools/teachers.py` tells which dictionaries, where they are from and how they are weighed. A word
enters the list when EDICT and two more know it and a second reading has at least `RIVAL` of the
chance of the first. Of a word of one kanji, most of which are read otherwise in compounds, those
readings count that EDICT has of the word alone and UniDic has as a noun's. Out: the word, its
readings, most points first; tab between the two, a space between readings.
"""

import math
import re
from pathlib import Path

from teachers import edict, mozc, nouns, points, sudachi, unidic

from builder.japanese import has_kanji

OUT = Path(__file__).parent.parent / "builder" / "readings" / "data" / "doubtful.tsv"
RIVAL, RIVAL_OF_ONE = 0.2, 0.4
"""For words of one kanji more: at 0.2 nineteen of twenty that were marked were right."""
SHOWN = 4
_KANA = re.compile("[ぁ-ゖー]+")


def _known(surface: str) -> bool:
    """Whether two dictionaries beside EDICT know the word."""
    return (surface in sudachi()) + (surface in unidic()) + (surface in mozc()) > 1


def _close(surface: str) -> list[str]:
    """The readings that may well be meant, most points first."""
    counted = {r: n for r, n in points(surface).items() if _KANA.fullmatch(r)}
    rival = RIVAL
    if len(surface) == 1:
        alone = edict()[surface].keys() & nouns()[surface]
        counted, rival = {r: n for r, n in counted.items() if r in alone}, RIVAL_OF_ONE
    least = max(counted.values(), default=0) + math.log(rival)
    ranked = sorted(counted, key=lambda reading: -counted[reading])
    return [reading for reading in ranked[:SHOWN] if counted[reading] >= least]


def main() -> None:
    """Write the list."""
    lines = []
    for surface in sorted(edict()):
        close = _close(surface) if has_kanji(surface) and _known(surface) else []
        if len(close) > 1:
            lines.append(f"{surface}\t{' '.join(close)}\n")
    OUT.write_text("".join(lines), encoding="utf-8")
    print(len(lines), OUT.stat().st_size)


if __name__ == "__main__":
    main()
