"""Make builder/readings/data/surnames.tsv: surnames that the engine takes for other words.

    python tools/surname_table.py

The surnames that both UniDic 3.1.1 and Mozc know, with the reading that UniDic finds commonest
and Mozc has too, where the engine reads them otherwise before さん, a title or a given name.
Sources and licences: `tools/teachers.py`.
"""

import csv
import re
from collections import defaultdict
from pathlib import Path

from teachers import UNIDIC, Costs, mozc_surnames

from builder.analyzer import UnidicAnalyzer, hiragana
from builder.readings import names
from builder.readings.engine import ReadingEngine

OUT = Path(names.__file__).parent / "data" / "surnames.tsv"
FRAMES = (
    ("昨日、{}さんは", "きのう、", "さんは"),
    ("昨日、{}選手は", "きのう、", "せんしゅは"),
    ("昨日、{}恵子は", "きのう、", "けいこは"),
)
NOT_MEANT = frozenset(("上手", "下手"))
"""Words that さん may follow and that are rare as names (上手さんざん)."""
_NAME = re.compile("[一-鿿々]{2,}")


def _surnames() -> Costs:
    """The surnames of UniDic."""
    found: Costs = defaultdict(dict)
    with UNIDIC.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            if row[5:8] == ["固有名詞", "人名", "姓"] and _NAME.fullmatch(row[0]):
                found[row[0]][hiragana(row[24])] = int(row[3])
    return found


def _read(engine: ReadingEngine, text: str) -> str:
    segments = (segment for token in engine.read(text) for segment in token.ruby)
    return hiragana("".join(segment.reading or segment.base for segment in segments))


def main() -> None:
    """Write the table."""
    OUT.write_text("〓\t〓\n", encoding="utf-8")
    engine = ReadingEngine(UnidicAnalyzer())
    known = mozc_surnames()
    rows = []
    for surname, costs in sorted(_surnames().items()):
        shared = {reading: cost for reading, cost in costs.items() if reading in known[surname]}
        right = {
            before + reading + behind for reading in known[surname] for _, before, behind in FRAMES
        }
        as_read = {_read(engine, frame.format(surname)) for frame, _, _ in FRAMES}
        if shared and not as_read <= right and surname not in NOT_MEANT:
            rows.append(f"{surname}\t{min(shared, key=lambda r: shared[r])}\n")
    OUT.write_text("".join(rows), encoding="utf-8")
    print(len(rows), OUT.stat().st_size)


if __name__ == "__main__":
    main()
