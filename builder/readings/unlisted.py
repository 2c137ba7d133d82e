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
from builder.model import Entry, Morpheme, Origin
from builder.readings.claims import Claim
from builder.readings.cut import Cut
from builder.recent import Memo
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


def _is_part(entry: Entry) -> bool:
    """Whether a word of one kanji may be a part of a compound."""
    pos = entry.pos
    kind = pos[:1] if pos[:1] == ("接頭辞",) else pos[:2]
    return (
        entry.surface not in _APART
        and kind in _KINDS
        and _NO_PART.isdisjoint(pos)
        and bool(entry.reading)
    )


_parts = Memo(_is_part)


def unlisted_claims(cut: Cut) -> Iterator[Claim]:
    """On readings for runs of words of one kanji, of which some are on and some are not."""
    for first, behind in _runs(cut):
        run = cut.morphemes[first:behind]
        if _is_mixed(run) and not _is_set_apart(cut, first):
            start, end = run[0].start, run[-1].end
            reading = compound(cut.text[start:end])
            if reading:
                yield Claim(start, end, reading, Origin.DICTIONARY, doubtful=True)


def _runs(cut: Cut) -> Iterator[tuple[int, int]]:
    """Where several such words touch: the numbers of the first and of the one behind the last."""
    starts, ends = cut.morphemes.starts, cut.morphemes.ends
    first = behind = -1
    for number in [number for number in cut.of_one_kanji if _parts[cut.entries[number]]]:
        if number != behind or starts[number] != ends[number - 1]:
            if behind - first > 1:
                yield first, behind
            first = number
        behind = number + 1
    if behind - first > 1:
        yield first, behind


def _is_mixed(run: Sequence[Morpheme]) -> bool:
    """Whether the words of a run are of more than one origin, or given names side by side, and so
    of no word that there is."""
    names = [_GIVEN in morpheme.pos for morpheme in run]
    return len({morpheme.entry.origin for morpheme in run}) > 1 or any(map(all, pairwise(names)))


def _is_set_apart(cut: Cut, first: int) -> bool:
    """Whether a number or a surname stands before the run, which is its counter or its name."""
    start = cut.morphemes.starts[first]
    before = cut.ending(start)
    named = before is not None and _SURNAME in before.pos
    return named or _NUMBER.search(cut.text, max(0, start - 2), start) is not None
