"""Make builder/readings/data/words.tsv from four dictionaries and three lists of names.

    python tools/word_list.py

`tools/teachers.py` tells which, where they are from and how they are weighed, and
`tools/proper_names.py` of the names that they do not know. The reading with most points wins. A
word enters the list where the engine without it would read it otherwise, alone or in a sentence
(主要因 ぬしよういん), or where it is made of several short units and two dictionaries know it as
one (大規模), so that what stands around it cannot cut it apart. Shorter words come first, longer
ones are tried with them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from proper_names import names
from teachers import edict, known_by, mozc, old_form, points, put_together, unidic, words

from builder.analyzer import UnidicAnalyzer
from builder.japanese import KANJI
from builder.model import Morpheme, Origin, Token
from builder.readings.context import rules
from builder.readings.counter_sounds import table
from builder.readings.counters import SUFFIXES
from builder.readings.engine import ReadingEngine
from builder.readings.words import WordList

OUT = Path(__file__).parent.parent / "builder" / "readings" / "data" / "words.tsv"
PREFERRED = Path(__file__).with_name("preferred.tsv")
"""Our own word on readings, where the points are wrong, or where two readings are right and the
dictionaries differ from word to word; and the provinces of old (近江国 おうみのくに). What has no
reading there is left out: plain phrases that a dictionary has as a name or from old texts (町の方針
ちょうの, 母の命 ははのみこと), and which then is read as what its words are."""
OWN = 0.3
"""The engine's own points on how it reads the word."""
CLEAR = 2.0
"""The lead of a reading over the next, in points, that settles a word of UniDic."""
LONGEST = 10
LONGEST_COMPOUND = 8

FRAME = "は、{0}を。その{0}の。と{0}、うつくしい{0}に"
"""The sentences that a word is tried in."""

DOING = "サ変可能"
"""A noun that する makes a verb: 説明し is せつめいし, whatever else a dictionary has."""

_WORD = re.compile(f"[ぁ-ゖァ-ヺー{KANJI}]{{2,{LONGEST}}}")
_READING = re.compile("[ぁ-ゖー]+")
_KANJI = re.compile(f"[{KANJI}]")
_NUMERAL = re.compile("[一二三四五六七八九十百千万億兆]")
_OLD_KANA = re.compile("[ゐゑ]")
_TOGETHER = {"漬": ("ずけ", "づけ"), "塚": ("ずか", "づか")}
"""How a word put together is written (現代仮名遣い, 1986), which some lists do not know."""
_KANA_FIRST = re.compile(f"(?!あり得)[ぁ-ゖ]{{2,}}[{KANJI}]")
_COUNTED = re.compile(f"(?:{'|'.join(table())})(?:{'|'.join(SUFFIXES)})")
"""What stands behind numbers, and is the rules' (日間)."""
_RULED = frozenset(surface for surface, _ in rules())
_BEGIN_WORDS = frozenset("世作元双集党速床食尾枠弦講騎筆幅市")
"""Counters that begin words far more often than they count (世界, 作物, 元治)."""
_BEHIND_NUMBERS = re.compile(f"[十百千万億兆]|{'|'.join(table().keys() - _BEGIN_WORDS)}")


def _fits(surface: str) -> bool:
    """Whether it can be a word of the list. Words of one kanji and kana are left out: their
    reading hangs on the sentence (下に, 避け), unless they begin with kana and EDICT has one
    reading of them (ひそひそ話 ばなし). So are names with 氏, which is し, whatever the
    dictionaries make of it, and old forms of adjectives (上手から うまから), which today are a
    noun and a particle."""
    kanji = len(_KANJI.findall(surface))
    word = _WORD.fullmatch(surface) and not surface.endswith(("から", "氏"))
    return bool(word and not _COUNTED.fullmatch(surface)) and (
        kanji > 1 or (kanji == 1 and (not re.search("[ぁ-ゖ]", surface) or _is_plain(surface)))
    )


def _is_plain(surface: str) -> bool:
    """Whether a word of kana and one kanji behind them has one reading."""
    return bool(_KANA_FIRST.match(surface)) and len(edict().get(surface, ())) == 1


def _is_word(surface: str, units: Sequence[Morpheme]) -> bool:
    """Whether it is more than what its short units are side by side."""
    if put_together(surface):
        return all(len(unit.surface) == 1 for unit in units)
    doing = len(units) == 2 and units[0].pos[-1] == DOING and units[1].base_form == "する"
    return not doing and not old_form(surface)


def _is_compound(surface: str, units: Sequence[Morpheme]) -> bool:
    """Whether two dictionaries know it as one word, and UniDic as several."""
    several = len(units) > 1 and len(_KANJI.findall(surface)) > 1
    return several and len(surface) <= LONGEST_COMPOUND and known_by(surface) > 1


def _contested(surface: str) -> bool:
    """Whether UniDic has several readings of the word, of which the best leads clearly."""
    if len(unidic().get(surface, ())) < 2 or surface in _RULED or _BEHIND_NUMBERS.match(surface):
        return False
    ranked = sorted(points(surface).values(), reverse=True)
    return len(_KANJI.findall(surface)) == len(surface) and ranked[0] - ranked[1] >= CLEAR


def _read(engine: ReadingEngine, surface: str) -> str:
    """How the engine reads `surface`, in hiragana; nothing where it only guesses at a compound."""
    tokens = engine.read(surface)
    if any(len(t.entries) > 1 and t.origin is Origin.DICTIONARY for t in tokens):
        return ""
    return _whole(tokens)


def _whole(tokens: Iterable[Token]) -> str:
    return "".join(token.reading for token in tokens)


def _is_steady(engine: ReadingEngine, surface: str, reading: str) -> bool:
    """Whether the engine reads a word that is known as one like that in sentences."""
    several = len(_KANJI.findall(surface)) > 1
    return not several or _whole(engine.read(FRAME.format(surface))) == FRAME.format(reading)


def _is_sure(surface: str, reading: str) -> bool:
    """Whether EDICT has this reading alone of a word of kanji alone, or this as a common one; that
    word is kept although UniDic knows it, if UniDic cuts it in sentences (係長 けいちょう)."""
    known = edict().get(surface, {})
    sure = reading in known and (len(known) == 1 or known[reading])
    plain = surface not in _RULED and not _NUMERAL.match(surface)
    return sure and plain and len(_KANJI.findall(surface)) == len(surface)


def _spelled(surface: str, reading: str) -> str:
    """千枚漬け せんまいづけ, whatever is told of it."""
    last = _KANJI.findall(surface)[-1:]
    wrong, right = _TOGETHER.get("".join(last), ("", ""))
    return reading.removesuffix(wrong) + right if wrong and reading.endswith(wrong) else reading


def _best(surface: str, own: str) -> str:
    """The reading with most points."""
    counted = {
        reading: n
        for reading, n in points(surface).items()
        if _READING.fullmatch(reading) and not _OLD_KANA.search(reading)
    }
    if own:
        counted[own] = counted.get(own, 0) + OWN
    return max(counted, key=lambda reading: (counted[reading], reading == own), default="")


def _names(known: set[str]) -> Iterator[tuple[str, str, bool]]:
    """The names that are not known."""
    for surface, reading in names().items():
        if _fits(surface) and surface not in known:
            yield surface, _spelled(surface, reading), False


def wanted() -> Iterator[tuple[str, str, bool]]:
    """Words with their best reading; whether they stay although the engine reads them so."""
    analyzer = UnidicAnalyzer()
    bare = ReadingEngine(analyzer, words=WordList({}))
    preferred = dict(line.split("\t") for line in PREFERRED.read_text("utf-8").splitlines())
    yield from ((surface, reading, True) for surface, reading in preferred.items() if reading)
    yield from _names(words() | mozc().keys() | preferred.keys())
    for surface in filter(_fits, words() - set(preferred)):
        units = analyzer.analyze(surface)
        if _is_word(surface, units):
            own = _read(bare, surface)
            reading = _spelled(surface, _best(surface, own))
            stays = _is_compound(surface, units) or (len(units) == 1 and _contested(surface))
            tried = len(units) > 1 or _is_sure(surface, own)
            if reading and (
                reading != own or stays or (tried and not _is_steady(bare, surface, own))
            ):
                yield surface, reading, stays


def main() -> None:
    """Write the word list."""
    known = WordList({})
    engine = ReadingEngine(UnidicAnalyzer(), words=known)
    kept = {}
    for surface, reading, stays in sorted(wanted(), key=lambda word: (len(word[0]), word)):
        if stays or _read(engine, surface) != reading or not _is_steady(engine, surface, reading):
            known.add(surface, reading)
            kept[surface] = reading
    text = "".join(f"{surface}\t{reading}\n" for surface, reading in sorted(kept.items()))
    OUT.write_bytes(text.encode())
    print(len(kept), OUT.stat().st_size)


if __name__ == "__main__":
    main()
