"""Make builder/readings/data/surnames.tsv and given.tsv: names that the engine reads otherwise.

    python tools/name_tables.py

The names that both UniDic 3.1.1 and Mozc know, with the reading of both that Mozc finds commonest,
where the engine reads them otherwise, and that is a reading which Mozc does not have or finds
rarer by `RARER`: surnames before さん, a title or a given name, given names behind a surname. Words
of EDICT are left out unless they are common as names.
Sources and licences: `tools/teachers.py`.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from teachers import UNIDIC, Costs, edict, mozc_names

from builder.analyzer import UnidicAnalyzer
from builder.japanese import hiragana
from builder.readings import names
from builder.readings.engine import ReadingEngine

FOLDER = Path(names.__file__).parent / "data"
FRAMES = {
    "姓": (
        ("昨日、{}さんは", "きのう、", "さんは"),
        ("昨日、{}選手は", "きのう、", "せんしゅは"),
        ("昨日、{}恵子は", "きのう、", "けいこは"),
    ),
    "名": (
        ("昨日、田中{}は", "きのう、たなか", "は"),
        ("昨日、鈴木{}首相が", "きのう、すずき", "しゅしょうが"),
    ),
}
FILES = {"姓": "surnames.tsv", "名": "given.tsv"}
NOT_MEANT = frozenset(
    """
    上手 下手 中東 金星 木綿 樹木 赤道 中間 平安 天地 扇子 野手 三角 天馬 慈恵 繰上 蓮根 仁川
    橋上 真中 一人 時代 昭和 武士 守衛 聖人 唯一 博士 一代 一二 照明 真珠 美女 孝行 四丁 友好 正門
    量子 一利 完治 早世 明年 夏季 明大 欠伸 九十九 三十里 光年 成人 一生 南海 南風 知行 一家
    次男 三男 二男 初代
    主夫 元夫 包子 雪男 一統 白百合 結果 進歩 正常 一視 豊年 草子 禿山 富貴 一歩
    """.split()
)
"""Words that stand before titles and behind names more often than they are names."""
RARER = 700
"""Mozc's cost: a reading is met half as often for each 350 or so more."""
DEAREST = {"姓": (4_800, 5_600), "名": (5_500, 6_400)}
"""What a name may cost that EDICT has as a common word, and as any other word."""
_NAME = re.compile("(?![一二三四五六七八九十]名)[一-鿿々]{2,3}")
"""What can be a name here; 二名様 is two persons."""


def _names(kind: str) -> Costs:
    """The names of UniDic of a kind: surname or given name."""
    found: Costs = defaultdict(dict)
    with UNIDIC.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            if row[5:8] == ["固有名詞", "人名", kind] and _NAME.fullmatch(row[0]):
                found[row[0]][hiragana(row[24])] = int(row[3])
    return found


def _read(engine: ReadingEngine, text: str) -> str:
    return "".join(token.reading for token in engine.read(text))


def _rows(kind: str, others: Costs) -> Iterator[str]:
    """A line for each name of the kind that the engine does not read as it should."""
    engine, known = ReadingEngine(UnidicAnalyzer()), mozc_names(kind)
    for name, costs in sorted(_names(kind).items()):
        shared = {reading: cost for reading, cost in known[name].items() if reading in costs}
        if shared and name not in NOT_MEANT and name not in others:
            best = min(shared, key=lambda reading: shared[reading])
            if name in edict() and shared[best] > DEAREST[kind][not any(edict()[name].values())]:
                continue
            common = {r for r, cost in known[name].items() if cost < shared[best] + RARER}
            right = {b + reading + a for reading in common for _, b, a in FRAMES[kind]}
            if not {_read(engine, frame.format(name)) for frame, _, _ in FRAMES[kind]} <= right:
                yield f"{name}\t{best}\n"


def main() -> None:
    """Write both tables; what is a surname as well is no given name."""
    for file in FILES.values():
        (FOLDER / file).write_text("〓\t〓\n", encoding="utf-8")
    for kind, others in (("姓", {}), ("名", _names("姓"))):
        rows = [*_rows(kind, others)]
        (FOLDER / FILES[kind]).write_text("".join(rows), encoding="utf-8")
        print(FILES[kind], len(rows))


if __name__ == "__main__":
    main()
