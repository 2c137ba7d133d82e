"""Readings that the text tells in passing: 芽室（めむろ）, and めむろ、芽室 as at the head of an
entry.

Authors say so where a word is hard, and names can be told in no other way. What stands in brackets
behind a word, or before it between commas, is its reading where the kana can be laid over the
word's kanji, each with a reading that it has (`builder.kanji_readings`); else it is another thing
(左派（さよく）), and says nothing. What is told of a word holds for the whole text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from builder.japanese import has_kanji, hiragana
from builder.kanji_readings import explains
from builder.model import Morpheme, Origin
from builder.readings.claims import Claim
from builder.readings.cut import Cut

_KANA = "ぁ-ゖァ-ヺー"
_BEHIND = re.compile(rf"[（(〈]([{_KANA}][{_KANA} 　・]*)(?=[、,，）)〉／/;；])")
_HEAD = re.compile(rf"[{_KANA}][{_KANA} 　]+(?=[、,，:：／/])")
_SEPARATED = re.compile("[、,，:：／/;；][ 　]*$")
_BLANK = re.compile("[ 　・]")
_LONGEST = 14
"""Characters of a word whose reading is told."""
_NEAR = 30
"""Characters behind a head in which its word begins."""
_MOST = 200
"""Words whose readings a text tells; a paragraph tells a few."""
_CONJUNCTION = "接続詞"
"""ただし、正しく does not tell how 正 is read."""


def told_claims(cut: Cut) -> Iterator[Claim]:
    """The readings that a text tells, wherever their words stand in it."""
    text = cut.text
    if not _BEHIND.search(text) and not _HEAD.match(text):
        return
    starts = [*cut.number_from]
    told: dict[str, dict[str, str]] = {}
    for word, reading in islice(_told(text, cut.morphemes, starts), _MOST):
        told.setdefault(word[0], {})[word] = reading
    if not told:
        return
    for start in starts:
        for word, reading in told.get(text[start], {}).items():
            if text.startswith(word, start) and start + len(word) in cut.number_to:
                yield Claim(start, start + len(word), reading, Origin.SOURCE)


def _told(
    text: str, morphemes: Sequence[Morpheme], starts: Sequence[int]
) -> Iterator[tuple[str, str]]:
    """Words and their readings, as they are told."""
    for found in _BEHIND.finditer(text):
        end = found.start()
        near = starts[bisect_left(starts, end - _LONGEST) : bisect_left(starts, end)]
        words = (text[start:end] for start in near)
        yield from _first(words, found[1])
    head = _HEAD.match(text)
    if head and _CONJUNCTION not in morphemes[0].pos:
        reach = slice(bisect_left(starts, head.end()), bisect_left(starts, head.end() + _NEAR))
        ends = [morpheme.end for morpheme in morphemes[reach]]
        begins = [
            m.start
            for m in morphemes[reach]
            if _SEPARATED.search(text, max(0, m.start - 4), m.start)
        ]
        words = (text[b:e] for b in begins for e in ends if b < e <= b + _LONGEST)
        yield from _first(words, head[0])


def _first(words: Iterable[str], told: str) -> Iterator[tuple[str, str]]:
    """The first of `words` that can be read as told."""
    reading = hiragana(_BLANK.sub("", told))
    matching = (word for word in words if has_kanji(word) and explains(word, reading))
    yield from ((word, reading) for word in islice(matching, 1))
