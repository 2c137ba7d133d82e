"""Names of persons from China (李清照 りせいしょう): read on, the surname and the given name.

The surname is one of `SURNAMES`, which are common in China and by themselves no surnames of Japan;
behind it UniDic has a Japanese given name (清照 きよてる) or two words of one kanji. The given name
is read with the first on readings of its kanji in KANJIDIC. Such readings are guesses, and so in
doubt; names that are known have their own in the word list. That Japanese reads the names of China
on, and which surnames are common, is in any handbook; the table is the project's own.
"""

import re
from collections.abc import Iterator

from builder.kanji_readings import common_readings
from builder.model import Morpheme, Origin
from builder.readings.claims import Claim
from builder.readings.cut import Cut
from builder.readings.unlisted import compound

SURNAMES = dict(
    pair.split(":")
    for pair in """
    王:おう 李:り 張:ちょう 劉:りゅう 陳:ちん 楊:よう 趙:ちょう 黄:こう 周:しゅう
    呉:ご 徐:じょ 胡:こ 朱:しゅ 郭:かく 梁:りょう 宋:そう 鄭:てい 謝:しゃ
    韓:かん 馮:ふう 董:とう 蕭:しょう 曹:そう 袁:えん 鄧:とう 許:きょ 傅:ふ
    彭:ほう 呂:りょ 蘇:そ 盧:ろ 蒋:しょう 蔡:さい 賈:か 魏:ぎ 薛:せつ
    閻:えん 潘:はん 杜:と 戴:たい 鍾:しょう 汪:おう 姜:きょう 范:はん 姚:よう
    譚:たん 廖:りょう 鄒:すう 郝:かく 崔:さい
    """.split()
)
_SURNAME = re.compile(f"[{''.join(SURNAMES)}]")
_KANJI = re.compile("[一-鿿々]")
_GIVEN = re.compile("[一-鿿]{1,2}")
_NO_NAME = re.compile("[一二三四五六七八九十百千万氏家国朝族帝妃王后公等年代時]|[子郎夫彦助]$")
"""What stands behind a house or a dynasty, and in numbers; what ends a name of Japan."""

_ERA = re.compile(
    "(?<![一-鿿々])([一-鿿]{2})(?:元|[一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})年(?![生目ぶ前後])"
)
"""Two kanji before a year, of which no kanji stands in front."""


def chinese_claims(cut: Cut) -> Iterator[Claim]:
    """Every surname with the two kanji behind it, or with one that is a given name, where no
    kanji stands before or behind."""
    text, morphemes = cut.text, cut.morphemes
    if not _SURNAME.search(text):
        return
    for i, morpheme in enumerate(morphemes[:-1]):
        if morpheme.entry.surface in SURNAMES:
            word, start = morphemes[i + 1], morpheme.start
            for end in (morpheme.end + 2, morpheme.end + 1):
                whole = any(each.end == end for each in morphemes[i + 1 : i + 3])
                if whole and _stands_alone(text, start, end) and _is_given(text, word, end):
                    yield from _claim(text, start, end)


def era_claims(cut: Cut) -> Iterator[Claim]:
    """Eras that UniDic takes for a given name of two kanji or cuts in two (景明三年 けいめい, and
    not かげあき): read on."""
    for found in _ERA.finditer(cut.text) if "年" in cut.text else ():
        start, end = found.span(1)
        words = [each for each in cut.morphemes if start <= each.start < end]
        whole = bool(words) and words[0].start == start and words[-1].end == end
        if whole and any("名" in word.pos for word in words):
            reading = compound(found[1])
            if reading:
                yield Claim(start, end, reading, Origin.DICTIONARY, doubtful=True)


def _stands_alone(text: str, start: int, end: int) -> bool:
    return not (_KANJI.search(text, max(0, start - 1), start) or _KANJI.match(text, end))


def _is_given(text: str, word: Morpheme, end: int) -> bool:
    """Whether `word`, the first behind the surname, is a given name, or one of two kanji."""
    name = text[word.start : end]
    may_be = word.end < end or "名" in word.pos
    return may_be and bool(_GIVEN.fullmatch(name)) and not _NO_NAME.search(name)


def _claim(text: str, start: int, end: int) -> Iterator[Claim]:
    sounds = [next(iter(common_readings(kanji)), "") for kanji in text[start + 1 : end]]
    if all(sounds):
        reading = SURNAMES[text[start]] + "".join(sounds)
        yield Claim(start, end, reading, Origin.DICTIONARY, doubtful=True)
