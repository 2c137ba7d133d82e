"""A title in Latin letters: Hepburn (ANSI Z39.11), with long vowels as kana write them.

Words are UniDic's short units, but for what Japanese romanization writes together: prefixes and
suffixes, and a verb with its auxiliaries. The particles は and へ are wa and e.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from builder.analyzer import UnidicAnalyzer
from builder.japanese import ROWS, VOWELS, hiragana
from builder.model import Morpheme

_LETTERS = {
    kana: consonant + vowel
    for consonant, row in ROWS.items()
    for kana, vowel in zip(row, VOWELS, strict=True)
} | {
    "し": "shi", "ち": "chi", "つ": "tsu", "ふ": "fu", "じ": "ji", "ぢ": "ji", "づ": "zu",
    "や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "ゐ": "wi", "ゑ": "we", "を": "wo", "ゔ": "vu",
}  # fmt: skip
_SMALL = {
    "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o", "ゃ": "ya", "ゅ": "yu", "ょ": "yo",
    "ゎ": "wa", "ゕ": "ka", "ゖ": "ke",
}  # fmt: skip
_BEFORE_VOWELS = {"う": "w", "い": "y", "く": "kw", "ぐ": "gw"}  # ウィ wi, イェ ye, クァ kwa
_SYLLABLES = re.compile("([^ー][ぁぃぅぇぉゃゅょゎ]?)(ー*)")
_KANA = re.compile("[ぁ-ゖー]+")
# Words that English has with short vowels.
_ENGLISH = {"東京": "tokyo", "大阪": "osaka", "京都": "kyoto", "柔道": "judo", "弁当": "bento"}
_PARTICLES = {"は": "wa", "へ": "e"}


def romanize(text: str) -> str:
    """`海へ行ったのは` → `umi e itta no wa`: words between spaces, in letters, digits and signs of
    ASCII; for other signs, and for kanji without a reading, `-`."""
    morphemes = _analyzer().analyze(unicodedata.normalize("NFKC", text))
    return "".join(_spaced(morphemes)).lower()


@cache
def _analyzer() -> UnidicAnalyzer:
    return UnidicAnalyzer()


def _spaced(morphemes: Sequence[Morpheme]) -> Iterator[str]:
    words = [_word(each) for each in morphemes]
    # A っ at a word's end takes the consonant behind it: 行っ|た is itta.
    closed = [word.replace("っ", behind[:1].strip("っ")) for word, behind in pairwise([*words, ""])]
    for word, (this, behind) in zip(closed, pairwise(morphemes), strict=False):
        yield word if _together(this, behind) else f"{word} "
    yield from closed[-1:]


def _together(word: Morpheme, behind: Morpheme) -> bool:
    if word.surface.isascii() and behind.surface.isascii():
        return word.end == behind.start
    inflects = word.inflects or word.pos[0] == "助動詞"
    return (
        word.pos[0] == "接頭辞"
        or behind.pos[0] in ("補助記号", "接尾辞")
        or "接続助詞" in behind.pos[1:2]
        or (inflects and behind.pos[0] == "助動詞" and behind.surface != "です")
    )


def _word(morpheme: Morpheme) -> str:
    surface = morpheme.surface
    if surface.isascii():
        return surface
    if surface in _ENGLISH:
        return _ENGLISH[surface]
    if morpheme.pos[0] == "助詞" and surface in _PARTICLES:
        return _PARTICLES[surface]
    parts = (morpheme.reading or hiragana(surface)).split("・")
    return "-".join(_letters(part) if _KANA.fullmatch(part) else "-" for part in parts)


def _letters(kana: str) -> str:
    """From the end, for っ and ん depend on what follows; a っ at the end stays as it is."""
    letters = ""
    for syllable, long in reversed(_SYLLABLES.findall(kana)):
        if syllable == "っ":
            letters = _doubled(letters) + letters
        elif syllable == "ん":
            letters = ("n'" if letters[:1] in tuple("aiueoy") else "n") + letters
        else:
            sound = _syllable(syllable)
            letters = sound + sound[-1] * len(long) + letters
    return letters


def _doubled(behind: str) -> str:
    """What っ is before these letters: a consonant, t before ch, nothing before a vowel."""
    if not behind:
        return "っ"
    return "t" if behind.startswith("ch") else behind[0].strip("aiueo")


def _syllable(kana: str) -> str:
    sound, small = _LETTERS.get(kana[0]) or _SMALL.get(kana[0], "-"), _SMALL.get(kana[1:], "")
    if not small:
        return sound
    if sound.endswith(small):  # ねぇ nee
        return sound + small
    if small in "aiueo":
        return _BEFORE_VOWELS.get(kana[0], sound[:-1]) + small
    return sound[:-1] + (small[1:] if kana[0] in "しちじぢ" else small)  # しゃ sha, きゃ kya
