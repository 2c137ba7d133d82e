"""Compounds that no dictionary lists: kanji that UniDic leaves one by one, read as one word.

A word that its makers put together from kanji as they go (符幹, 窃笑) has on readings as a rule,
and UniDic, which cuts it into words of one kanji, gives some of them kun readings or those of
names (ふみき, ひそかわらい). So where one kanji has an on reading and its neighbour another kind,
or two are given names (昭寧 あきらやすし), all are read on: each as it mostly sounds in its place
in words of Chinese origin (`data/sounds.tsv`, `tools/sound_table.py`), with the usual changes
between them. Where all are kun, the word is left as it is (籠枕 かごまくら). Such readings are
guesses, and so in doubt.

That a compound has on readings or kun readings throughout, with exceptions of both kinds (重箱読み,
湯桶読み), is in any grammar; the share of exceptions among new words is low.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from builder.japanese import HALF_VOICED, ROWS, VOICED
from builder.kanji_readings import common_readings
from builder.model import Morpheme, Origin
from builder.readings.claims import Claim
from builder.readings.cut import Cut
from builder.tables import table_rows

_CHINESE = "漢"
_KINDS = frozenset((("名詞", "普通名詞"), ("名詞", "固有名詞"), ("接尾辞", "名詞的"), ("接頭辞",)))
_NO_PART = frozenset(("姓", "国", "地名", "数詞"))
"""Parts of speech of what is a word by itself, whatever stands beside it."""
_APART = frozenset(
    "等他又及或各両全約計同毎別左右前目幅分型元今君様氏殿姓"
    "上下中内外後間先次用状派系級側頁欄日月年時丸"
)
"""Kanji that are words by themselves or parts of any word (石等, 左線, 孝君)."""
_SURNAME, _GIVEN = "姓", "名"
_NUMBER = re.compile("[0-9０-９]$|[0-9０-９] $")


@cache
def _sounds() -> dict[str, tuple[str, str]]:
    """Kanji → how it is read first in a word, and behind another kanji."""
    rows = table_rows("readings/data/sounds.tsv")
    return {kanji: (first, behind) for kanji, first, behind in rows}


def sound(kanji: str, *, first: bool) -> str:
    """How `kanji` is read in words of Chinese origin, empty where nothing is known of it."""
    if kanji in _sounds():
        return _sounds()[kanji][not first]
    return next(iter(common_readings(kanji)), "")


def compound(kanji: str) -> str:
    """How a compound of these kanji is read if all are on readings (八支 はっし)."""
    reading = ""
    for i, character in enumerate(kanji):
        behind = sound(character, first=i == 0)
        if not behind:
            return ""
        reading = _joined(reading, behind) if i == 1 else reading + behind
    return reading


def _joined(before: str, behind: str) -> str:
    """Two on readings with what becomes of つ, ち and く between them."""
    gemination = before[-1] in "つち" and len(before) > 1 and behind[0] in VOICED
    if gemination or (before[-1] == "く" and len(before) > 1 and behind[0] in ROWS["k"]):
        return before[:-1] + "っ" + HALF_VOICED.get(behind[0], behind[0]) + behind[1:]
    return before + behind


def _is_kanji(surface: str) -> bool:
    """Whether it is one kanji; quick, since it is asked of every word."""
    return len(surface) == 1 and "一" <= surface <= "鿿"


def _may_belong(morpheme: Morpheme) -> bool:
    """Whether a word of one kanji may be a part of a compound."""
    surface, pos = morpheme.entry.surface, morpheme.entry.pos
    if not _is_kanji(surface):
        return False
    kind = pos[:1] if pos[:1] == ("接頭辞",) else pos[:2]
    return (
        surface not in _APART
        and kind in _KINDS
        and _NO_PART.isdisjoint(pos)
        and bool(morpheme.reading)
    )


def unlisted_claims(cut: Cut) -> Iterator[Claim]:
    """On readings for runs of words of one kanji, of which some are on and some are not."""
    text, morphemes = cut.text, cut.morphemes
    i = 0
    while i + 1 < len(morphemes):
        if not _is_kanji(morphemes[i + 1].entry.surface):
            i += 2
            continue
        j = i
        while j < len(morphemes) and _may_belong(morphemes[j]) and _joins(morphemes, i, j):
            j += 1
        if j - i > 1 and _is_mixed(morphemes[i:j]) and not _is_set_apart(text, morphemes, i):
            start, end = morphemes[i].start, morphemes[j - 1].end
            reading = compound(text[start:end])
            if reading:
                yield Claim(start, end, reading, Origin.DICTIONARY, doubtful=True)
        i = max(j, i + 1)


def _joins(morphemes: Sequence[Morpheme], i: int, j: int) -> bool:
    return j == i or morphemes[j - 1].end == morphemes[j].start


def _is_mixed(run: Sequence[Morpheme]) -> bool:
    """Whether the words of a run are of more than one origin, or given names side by side, and so
    of no word that there is."""
    names = [_GIVEN in morpheme.pos for morpheme in run]
    return len({morpheme.entry.origin for morpheme in run}) > 1 or any(map(all, pairwise(names)))


def _is_set_apart(text: str, morphemes: Sequence[Morpheme], i: int) -> bool:
    """Whether a number or a surname stands before the run, which is its counter or its name."""
    start, before = morphemes[i].start, morphemes[i - 1] if i else None
    named = before is not None and before.end == start and _SURNAME in before.pos
    return named or _NUMBER.search(text, max(0, start - 2), start) is not None
