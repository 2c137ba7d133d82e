"""Make builder/readings/data/doubtful.tsv: the words on whose reading the dictionaries differ.

    python tools/doubt_list.py

Needs what `tools/word_list.py` needs, see there for the sources. A word enters the list when EDICT
and two more of the four dictionaries know it, and their first readings disagree so far that the
second one has half the votes of the first, or more. Out: the word, its readings, most votes first;
tab between the two, a space between readings.
"""

import re
from collections import defaultdict
from pathlib import Path

from word_list import edict, naist, sudachi, unidic

from builder.furigana import has_kanji

OUT = Path(__file__).parent.parent / "builder" / "readings" / "data" / "doubtful.tsv"
SECOND = 0.5
_KANA = re.compile("[ぁ-ゖー]+")
SHOWN = 4


def _counted() -> tuple[dict[str, dict[str, float]], dict[str, int]]:
    """Surface → reading → votes of the first readings, and how many of the three know it."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    known: dict[str, int] = defaultdict(int)
    for words in (sudachi(single=True), unidic(), naist()):
        for surface, readings in words:
            votes[surface][readings[0]] += 1
            known[surface] += 1
    for surface, readings in edict():
        for reading in readings:
            votes[surface][reading] += 1 / len(readings)
        known[surface] += 10
    return votes, known


def main() -> None:
    """Write the list."""
    votes, known = _counted()
    lines = []
    for surface in sorted(votes):
        if known[surface] > 11 and has_kanji(surface):
            counted = {r: n for r, n in votes[surface].items() if _KANA.fullmatch(r)}
            least = SECOND * max(counted.values(), default=0)
            ranked = sorted(counted, key=lambda reading: -counted[reading])
            close = [reading for reading in ranked[:SHOWN] if counted[reading] >= least]
            if len(close) > 1:
                lines.append(f"{surface}\t{' '.join(close)}\n")
    OUT.write_text("".join(lines), encoding="utf-8")
    print(len(lines), OUT.stat().st_size)


if __name__ == "__main__":
    main()
