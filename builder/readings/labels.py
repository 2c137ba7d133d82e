"""Speakers' labels: a surname that begins a line, before a colon or before speech (九条：).

To UniDic, made from running text, such a name is whatever word is written so (きゅうじょう). A
label is read as a surname of `data/surnames.tsv`, or as UniDic reads the word by itself if it is a
surname then. Of one kanji, which is mostly another word by itself, also if that is a surname
before さん and sounds the same (乾 いぬい); 東, 西, 南 and 北 are surnames without that, too, but
not in a list of directions, nor 西 before foreign words, where it is Spanish. Words that say what
follows rather than who speaks are none (道場：), nor are places that the surname sounds like. A
label that begins the name of one of the edition's speakers is a surname in any case (神戸 かんべ).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from builder.model import Entry, Morpheme, Morphemes, Origin, new
from builder.readings.claims import Claim

_LABEL = re.compile(
    r"^[ \t　]{0,4}([一-鿿々ヶ]{1,4})"
    r"(?:[ 　]?[:：](?!//)(?=\s*\S)|(?=「.*」\s*$)|　(?=\S.*[。！？!?]))",
    re.MULTILINE,
)
_DIRECTION = re.compile("([東西南北])[ 　]?[:：]")
_SPANISH = re.compile("西[ 　]?[:：] ?[A-Za-zÀ-ɏ¿¡]")
_NO_SPEAKERS = frozenset(
    "古本 原木 田畑 道場 城下 山上 水上 平原 山村 市井 最上 小形 本名 山地 "
    "前 後 左 右 上 下 中 春 夏 秋 冬 朝 昼 夜 表 裏".split()
)
"""Surnames that, before a colon, are the other word more often."""
_PROPER, _SURNAME = "固有名詞", "姓"
_POS = ("名詞", _PROPER, "人名", _SURNAME)

Analyze = Callable[[str], Sequence[Morpheme]]
Surnames = Callable[[str], str | None]


def label_names(
    text: str,
    morphemes: Sequence[Morpheme],
    analyze: Analyze,
    known: Surnames,
    speakers: Sequence[str],
) -> Iterator[Morpheme]:
    """The labels of a text that are surnames and that its morphemes do not read so; `analyze` cuts
    a word by itself, `known` tells how a surname of the table is read, `speakers` are names."""
    for found in _LABEL.finditer(text):
        (start, end), word = found.span(1), found[1]
        listed = any(name.startswith(word) for name in speakers)
        if not listed and _tells_what(word, text, start):
            continue
        reading = known(word) or _read(word, analyze, listed=listed)
        parts = [each for each in morphemes if start <= each.start and each.end <= end]
        whole = sum(len(each.surface) for each in parts) == end - start
        if reading and whole and not _is_read(parts, reading, _SURNAME if listed else _PROPER):
            yield new(Morpheme, (_surname(word, reading), start, end))


@lru_cache
def _surname(word: str, reading: str) -> Entry:
    return Entry(word, word, word, reading, _POS, base_reading=reading)


def _tells_what(word: str, text: str, start: int) -> bool:
    """Whether a label says what follows, and not who speaks."""
    if word in _NO_SPEAKERS or _SPANISH.match(text, start):
        return True
    return word in "東西南北" and len({*_DIRECTION.findall(text)}) > 1


def _read(word: str, analyze: Analyze, *, listed: bool) -> str:
    """How a surname is read that is not in the table, empty for other words. Before さん UniDic
    reads some kanji on (柳 りゅう): of one kanji, a speaker's name is read as the word is."""
    titled = _before_title(word, analyze) if listed else ""
    if len(word) == 1 and titled:
        return analyze(word)[0].reading
    return titled or _by_itself(word, analyze)


def _by_itself(word: str, analyze: Analyze) -> str:
    """How a word is read by itself if that is a surname, otherwise empty."""
    alone, *more = analyze(word)
    if more:
        return ""
    if _SURNAME in alone.pos or word in "東西南北":
        return alone.reading
    same = len(word) == 1 and _before_title(word, analyze) == alone.reading
    return alone.reading if same else ""


def _before_title(word: str, analyze: Analyze) -> str:
    """How a word is read before さん if that is a surname, otherwise empty."""
    titled = analyze(f"{word}さん")[0]
    return titled.reading if titled.surface == word and _SURNAME in titled.pos else ""


def _is_read(parts: Sequence[Morpheme], reading: str, kind: str) -> bool:
    """Whether the words are one of the kind already that sounds so: that name, or a place."""
    return len(parts) == 1 and kind in parts[0].pos and parts[0].reading == reading


def with_names(morphemes: Morphemes, names: Sequence[Morpheme]) -> Morphemes:
    """The morphemes with the names in the places of what stood there."""
    spans = [(name.start, name.end) for name in names]
    kept = (m for m in morphemes if not any(s <= m.start and m.end <= e for s, e in spans))
    return Morphemes.of(sorted((*kept, *names), key=lambda m: m.start)) if names else morphemes


def label_claims(names: Sequence[Morpheme]) -> Iterator[Claim]:
    """Their readings, before those of any other word that is written so."""
    return (Claim(m.start, m.end, m.reading, Origin.WORD_LIST, doubtful=True) for m in names)
