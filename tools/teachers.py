"""The dictionaries that the tables of readings are made from, and what their word counts.

    apt-get install edict unidic-mecab
    pip install sudachipy sudachidict-core
    apt-get source --download-only mozc       # with deb-src among the sources
    tar xf mozc_*.orig.tar.xz; export MOZC=$PWD/google-mozc-*/src/data/dictionary_oss

Each dictionary gives points to the readings that it knows of a word. The weights come from a
logistic choice among a word's readings, fitted by `tools/weigh.py` on the words of sentences whose
readings people checked; `docs/readings.md` tells why they are not its last word.

Sources: SudachiDict core (Works Applications, Apache-2.0), UniDic 3.1.1 (NINJAL, BSD; Debian
`unidic-mecab`), EDICT (EDRDG, CC BY-SA 4.0; Debian `edict`), the dictionary of Mozc 2.29 (Google,
BSD, with words of IPAdic, NAIST; Debian's source package `mozc`).
"""

import csv
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from sudachipy import Dictionary, SplitMode

from builder.japanese import has_kanji, hiragana

EDICT = Path("/usr/share/edict/edict")
UNIDIC = Path("/usr/share/mecab/dic/unidic/lex_3_1.csv")
MOZC = Path(os.environ.get("MOZC", "dictionary_oss"))

WEIGHTS = {
    "sudachi": 0.8,
    "unidic": 1.5, "unidic cost": -0.2,
    "edict": 1.2, "edict share": 1.4, "edict uncommon": -0.9,
    "mozc": 1.5, "mozc cost": -0.7,
}  # fmt: skip
"""What counts for a reading: that a dictionary has it; for each 1,000 what it costs more there
than the word's cheapest reading; its share among EDICT's readings of the word; that EDICT marks
another one as common. `tools/weigh.py` fits them."""
_DEAREST = 4_000

INFLECTED = ("動詞", "形容詞", "助動詞")
_ADDRESS = re.compile("..+?[都道府県市区郡].+|.*町.+町")
_PHRASES = ("名詞,数", "接頭詞")
"""Where Mozc has 二匹 and 御父母."""
_FIRM = ("名詞,固有名詞", "形容詞")
_PERSON = "名詞,固有名詞,人名"
_KIND = len("名詞,固有名詞")
_NO_WORD = re.compile("[ぁ-ゖ]|^[一二三四五六七八九十百千万億兆数何]")
_KANA = re.compile("[ぁ-ゖァ-ヺ]")
_LONGEST = 10

Costs = dict[str, dict[str, int]]
"""Surface → reading → cost, the lower the commoner."""


def _cheapest(rows: Iterable[tuple[str, str, int]]) -> Costs:
    costs: Costs = defaultdict(dict)
    for surface, reading, cost in rows:
        known = costs[surface]
        known[reading] = min(cost, known.get(reading, cost))
    return costs


@cache
def sudachi() -> dict[str, str]:
    """The words of SudachiDict, with the reading that it prefers for them alone."""
    dictionary = Dictionary(dict="core")
    tokenizer = dictionary.tokenizer(mode=SplitMode.C)
    readings = {}
    for surface in {entry.surface() for entry in dictionary.entries()}:
        if has_kanji(surface) and len(surface) <= _LONGEST:
            words = tokenizer.tokenize(surface)
            pos = words[0].part_of_speech()
            address = pos[2] == "地名" and _ADDRESS.fullmatch(surface)
            if len(words) == 1 and pos[0] not in INFLECTED and not address:
                readings[surface] = hiragana(words[0].reading_form())
    return readings


@cache
def unidic() -> Costs:
    """The words of UniDic 3.1 in all their forms."""
    with UNIDIC.open(encoding="utf-8", newline="") as file:
        return _cheapest((row[0], hiragana(row[24]), int(row[3])) for row in csv.reader(file))


@cache
def nouns() -> dict[str, set[str]]:
    """The common nouns of one kanji in UniDic 3.1 and their readings, but not what they are as
    counters (時 じ) and behind another word (川 がわ)."""
    found: dict[str, set[str]] = defaultdict(set)
    with UNIDIC.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            noun = len(row[0]) == 1 and row[4:6] == ["名詞", "普通名詞"]
            if noun and row[6] != "助数詞可能" and row[18] != "濁音形":
                found[row[0]].add(hiragana(row[24]))
    return found


@cache
def edict() -> dict[str, dict[str, bool]]:
    """The words of EDICT → their readings → whether it marks them as common."""
    readings: dict[str, dict[str, bool]] = defaultdict(dict)
    for line in EDICT.read_text(encoding="euc_jp", errors="ignore").splitlines():
        found = re.match(r"(\S+) \[([^\]]+)\] /", line)
        if found and not found[1].endswith("は"):  # 今日は こんにちは
            reading = hiragana(found[2])
            known = readings[found[1]]
            known[reading] = known.get(reading, False) or "/(P)/" in line
    return readings


def _mozc_rows() -> Iterator[tuple[str, str, int, str]]:
    """Surface, reading, cost and part of speech of Mozc's words with kanji, but of no phrases;
    the part of speech is empty where the word does not end as it begins (美味しい店)."""
    ids = dict(line.split(" ", 1) for line in (MOZC / "id.def").read_text("utf-8").splitlines())
    for path in sorted(MOZC.glob("dictionary*.txt")):
        for line in path.read_text("utf-8").splitlines():
            reading, left, right, cost, surface = line.split("\t")[:5]
            phrase = ids[left].startswith(_PHRASES)
            if len(surface) <= _LONGEST and has_kanji(surface) and not phrase:
                pos = ids[left] if ids[left][:_KIND] == ids[right][:_KIND] else ""
                yield surface, hiragana(reading), int(cost), pos


@cache
def mozc() -> Costs:
    """The words of Mozc in all their forms."""
    return _cheapest((surface, reading, cost) for surface, reading, cost, _ in _mozc_rows())


def mozc_names(kind: str) -> Costs:
    """The persons' names of Mozc of a kind: 姓 or 名."""
    pos = f"{_PERSON},{kind}"
    return _cheapest((row[0], row[1], row[2]) for row in _mozc_rows() if row[3].startswith(pos))


@cache
def _firm() -> frozenset[str]:
    """Names and adjectives of Mozc, which its makers did not put together from other words."""
    return frozenset(row[0] for row in _mozc_rows() if row[3].startswith(_FIRM))


def words() -> set[str]:
    """Every word that a dictionary knows; what Mozc alone knows is no word where it has kana or
    begins with a numeral (人々の間), but for names and adjectives."""
    known = {*sudachi(), *unidic(), *edict(), *_firm()}
    return known | {surface for surface in mozc() if not _NO_WORD.search(surface)}


def old_form(surface: str) -> bool:
    """Whether UniDic alone knows the word, which is written with kana: spellings of long ago."""
    known = surface in sudachi() or surface in edict() or surface in mozc()
    return not known and _KANA.search(surface) is not None


def known_by(surface: str) -> int:
    """How many dictionaries that list compounds know the word."""
    return (surface in sudachi()) + (surface in edict()) + (surface in mozc())


def put_together(surface: str) -> bool:
    """Whether only Mozc knows the word, perhaps as two words of which it guessed the sound."""
    known = surface in sudachi() or surface in unidic() or surface in edict()
    return not known and surface not in _firm()


def evidence(surface: str) -> dict[str, dict[str, float]]:
    """The readings of the word, and what counts for each."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    if surface in sudachi():
        found[sudachi()[surface]]["sudachi"] = 1
    for name, costs in (("unidic", unidic()), ("mozc", mozc())):
        known = costs.get(surface, {})
        for reading, cost in known.items():
            more = min(cost - min(known.values()), _DEAREST)
            found[reading] |= {name: 1, f"{name} cost": more / 1_000}
    readings = edict().get(surface, {})
    for reading, common in readings.items():
        found[reading] |= {"edict": 1, "edict share": 1 / len(readings)}
        found[reading]["edict uncommon"] = any(readings.values()) and not common
    return found


def points(surface: str) -> dict[str, float]:
    """The readings of the word, and the points that each has."""
    return {
        reading: sum(WEIGHTS[name] * value for name, value in counts.items())
        for reading, counts in evidence(surface).items()
    }
