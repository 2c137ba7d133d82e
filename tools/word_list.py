"""Make builder/readings/data/words.tsv.xz from four dictionaries.

    apt-get install edict unidic-mecab mecab-naist-jdic
    pip install sudachipy sudachidict-core
    python tools/word_list.py

They are teachers: each votes for the readings that it knows of a word, the engine without the
list votes too, and the reading with most votes wins. A word enters the list where the engine
would read it otherwise, or where it is made of several short units and two teachers know it as
one (大規模), so that what stands around it cannot cut it apart. Shorter words come first, longer
ones are tried with them. `docs/readings.md` tells how the votes were weighed.

Sources: SudachiDict core (Works Applications, Apache-2.0), UniDic 3.1.1 (NINJAL, BSD; Debian
`unidic-mecab`), NAIST-jdic (NAIST, BSD; Debian `mecab-naist-jdic`), EDICT (EDRDG, CC BY-SA 4.0;
Debian `edict`).
"""

import csv
import lzma
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from sudachipy import Dictionary, SplitMode  # type: ignore[import-not-found]

from builder.analyzer import UnidicAnalyzer, hiragana
from builder.furigana import KANJI, has_kanji
from builder.readings.engine import ReadingEngine
from builder.readings.words import WordList

OUT = Path(__file__).parent.parent / "builder" / "readings" / "data" / "words.tsv.xz"
EDICT = Path("/usr/share/edict/edict")
UNIDIC = Path("/usr/share/mecab/dic/unidic/lex_3_1.csv")
NAIST = Path("/usr/share/mecab/dic/naist-jdic-eucjp/naist-jdic.csv")

VOTES = {"sudachi": 1.0, "unidic": 0.9, "naist": 0.7, "edict": 0.9}
OTHER_READING = 0.25
"""What a dictionary's vote weighs on readings that it ranks behind its first."""
ONE_UNIT, SEVERAL_UNITS = 0.7, 0.8
"""The engine's own vote, where UniDic has the word as one short unit and where it has not."""
LONGEST = 10
LONGEST_COMPOUND = 8

_WORD = re.compile(f"[ぁ-ゖァ-ヺー{KANJI}]{{2,{LONGEST}}}")
_READING = re.compile("[ぁ-ゖー]+")
_KANJI = re.compile(f"[{KANJI}]")
_INFLECTED = ("動詞", "形容詞", "助動詞")
_ADDRESS = re.compile("..+?[都道府県市区郡].+|.*町.+町")
_OLD_KANA = re.compile("[ゐゑ]")


PREFERRED = Path(__file__).with_name("preferred.tsv")
"""Our own word on readings, where the vote is wrong, or where two readings are right and the
teachers differ from word to word; and the provinces of old (近江国 おうみのくに)."""

Votes = dict[str, dict[str, float]]
"""Surface → reading → votes."""


def _fits(surface: str, reading: str) -> bool:
    """Whether it can be a word of the list. Words of one kanji and kana are left out: their
    reading hangs on the sentence (下に, 避け)."""
    kanji = len(_KANJI.findall(surface))
    return (
        bool(_WORD.fullmatch(surface) and _READING.fullmatch(reading))
        and (kanji > 1 or (kanji == 1 and not re.search("[ぁ-ゖ]", surface)))
        and not _OLD_KANA.search(reading)
    )


def sudachi(*, single: bool = False) -> Iterator[tuple[str, list[str]]]:
    """The words of SudachiDict, with the reading that it prefers for them alone; with `single`
    also words of one kanji."""
    dictionary = Dictionary(dict="core")
    tokenizer = dictionary.tokenizer(mode=SplitMode.C)
    for surface in {entry.surface() for entry in dictionary.entries()}:
        fits = _WORD.fullmatch(surface) or (single and len(surface) == 1)
        if fits and has_kanji(surface):
            words = tokenizer.tokenize(surface)
            pos = words[0].part_of_speech()
            address = pos[2] == "地名" and _ADDRESS.fullmatch(surface)
            if len(words) == 1 and pos[0] not in _INFLECTED and not address:
                yield surface, [hiragana(words[0].reading_form())]


def _by_cost(rows: Iterable[tuple[str, str, int]]) -> Iterator[tuple[str, list[str]]]:
    """Surfaces with their readings, the cheapest first."""
    costs: dict[str, dict[str, int]] = defaultdict(dict)
    for surface, reading, cost in rows:
        known = costs[surface]
        known[reading] = min(cost, known.get(reading, cost))
    for surface, readings in costs.items():
        yield surface, sorted(readings, key=lambda reading: readings[reading])


def unidic() -> Iterator[tuple[str, list[str]]]:
    """The words of UniDic 3.1, verbs and adjectives in their dictionary form alone."""
    with UNIDIC.open(encoding="utf-8", newline="") as file:
        yield from _by_cost(
            (row[0], hiragana(row[24]), int(row[3]))
            for row in csv.reader(file)
            if row[4] not in _INFLECTED or row[9] == "終止形-一般"
        )


def naist() -> Iterator[tuple[str, list[str]]]:
    """The words of NAIST-jdic, verbs and adjectives in their dictionary form alone."""
    with NAIST.open(encoding="euc_jp", errors="ignore", newline="") as file:
        yield from _by_cost(
            (row[0], hiragana(row[11]), int(row[3]))
            for row in csv.reader(file)
            if len(row) > 12 and (row[4] not in _INFLECTED or row[9] == "基本形")
        )


def edict() -> Iterator[tuple[str, list[str]]]:
    """The words of EDICT; several readings of one share its vote."""
    readings: dict[str, list[str]] = defaultdict(list)
    for line in EDICT.read_text(encoding="euc_jp", errors="ignore").splitlines():
        found = re.match(r"(\S+) \[([^\]]+)\] /", line)
        if found and hiragana(found[2]) not in readings[found[1]]:
            readings[found[1]].append(hiragana(found[2]))
    yield from readings.items()


def _votes() -> tuple[Votes, dict[str, int]]:
    """All votes of the teachers, and how many of them know each word."""
    votes: Votes = defaultdict(lambda: defaultdict(float))
    teachers: dict[str, int] = defaultdict(int)
    for name, words in (
        ("sudachi", sudachi()),
        ("unidic", unidic()),
        ("naist", naist()),
        ("edict", edict()),
    ):
        for surface, readings in words:
            fitting = [reading for reading in readings if _fits(surface, reading)]
            for rank, reading in enumerate(fitting):
                share = 1 / len(fitting) if name == "edict" else OTHER_READING if rank else 1
                votes[surface][reading] += VOTES[name] * share
            if fitting and name != "unidic":
                teachers[surface] += 1 if name != "edict" else 10
    return votes, teachers


def _read(engine: ReadingEngine, surface: str) -> str:
    """How the engine reads `surface`, in hiragana."""
    segments = (segment for token in engine.read(surface) for segment in token.ruby)
    return hiragana("".join(segment.reading or segment.base for segment in segments))


def wanted() -> Iterator[tuple[str, str, bool]]:
    """Words with the reading voted for; whether they stay although the engine reads them so."""
    analyzer = UnidicAnalyzer()
    bare = ReadingEngine(analyzer, words=WordList({}))
    votes, teachers = _votes()
    preferred = dict(line.split("\t") for line in PREFERRED.read_text("utf-8").splitlines())
    yield from ((surface, reading, True) for surface, reading in preferred.items())
    for surface, counted in votes.items():
        own, units = _read(bare, surface), len(analyzer.analyze(surface))
        counted[own] += ONE_UNIT if units == 1 else SEVERAL_UNITS
        reading = max(counted, key=lambda reading: (counted[reading], reading == own))
        compound = (
            units > 1
            and teachers[surface] > 10
            and len(surface) <= LONGEST_COMPOUND
            and len(_KANJI.findall(surface)) > 1
        )
        if surface not in preferred and (reading != own or compound):
            yield surface, reading, compound


def main() -> None:
    """Write the word list."""
    words = WordList({})
    engine = ReadingEngine(UnidicAnalyzer(), words=words)
    kept = {}
    for surface, reading, stays in sorted(wanted(), key=lambda word: (len(word[0]), word)):
        if stays or _read(engine, surface) != reading:
            words.add(surface, reading)
            kept[surface] = reading
    text = "".join(f"{surface}\t{reading}\n" for surface, reading in sorted(kept.items()))
    OUT.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(len(kept), OUT.stat().st_size)


if __name__ == "__main__":
    main()
