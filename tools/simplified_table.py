"""Make builder/readings/data/simplified.tsv: Chinese simplified characters by their Japanese form.

    pip install opencc-python-reimplemented
    python tools/simplified_table.py

From OpenCC's tables (BYVoid and others, Apache-2.0): each simplified character that KANJIDIC does
not have, and of which UniDic 3.1.1 makes at most one word where it makes ten of the form that
Japan writes (肃 粛, 阳 陽). Out: the character, its form; a tab between the two.
"""

import csv
from collections import Counter
from importlib import resources
from pathlib import Path

from teachers import UNIDIC

from builder.kanji_readings import common_readings

OUT = Path(__file__).parent.parent / "builder" / "readings" / "data" / "simplified.tsv"
SHARE = 10


def _pairs(name: str) -> dict[str, str]:
    """A table of OpenCC: a character → the first of its forms."""
    text = resources.files("opencc").joinpath(f"dictionary/{name}.txt").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {row[0]: row[1].split(" ")[0] for row in rows if len(row) > 1}


def _words_with() -> Counter[str]:
    """In how many words of UniDic each character stands."""
    with UNIDIC.open(encoding="utf-8", newline="") as file:
        return Counter(character for row in csv.reader(file) for character in set(row[0]))


def main() -> None:
    """Write the table."""
    japanese, words = _pairs("JPVariants"), _words_with()
    rows = []
    for simplified, traditional in sorted(_pairs("STCharacters").items()):
        form = japanese.get(traditional, traditional)
        foreign = not common_readings(simplified) and len(form) == len(simplified) == 1
        if foreign and common_readings(form) and words[form] > SHARE * words[simplified]:
            rows.append(f"{simplified}\t{form}\n")
    OUT.write_text("".join(rows), encoding="utf-8")
    print(len(rows), OUT.stat().st_size)


if __name__ == "__main__":
    main()
