"""The signs of Japanese: what is a kanji, what are kana, katakana as hiragana."""

import re

KANJI = "㐀-䶿一-鿿豈-﫿々〆〇ヶヵ\U00020000-\U0003ffff"
"""What may carry a reading, as the inside of a character class; ヶ and ヵ are read か in words."""

KANA = "ぁ-ゖゝゞァ-ヺーヽヾ"
"""What readings are written in, likewise."""

BRACKETS = dict(zip("「『（(〈《【［[“", "」』）)〉》】］]”", strict=True))
"""Opening brackets and quotation marks, and what closes each."""

VOWELS = "aiueo"

ROWS = {
    "": "あいうえお", "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの",
    "h": "はひふへほ", "m": "まみむめも", "r": "らりるれろ", "g": "がぎぐげご", "z": "ざじずぜぞ",
    "d": "だぢづでど", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ",
}  # fmt: skip
"""The full rows of the kana table, by their consonant; the five of a row have `VOWELS`."""

_KANJI = re.compile(f"[{KANJI}]")
_NO_CHARACTERS = frozenset("々〆〇ヶヵ")
_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def has_kanji(text: str) -> bool:
    """Whether something in `text` needs a reading."""
    return _KANJI.search(text) is not None


def is_character(sign: str) -> bool:
    """Whether the sign is a kanji by itself, with strokes and a school year, and no mark that
    stands for one or is read as one (々, ヶ)."""
    return sign not in _NO_CHARACTERS and has_kanji(sign)


def hiragana(text: str) -> str:
    """Return `text` with every katakana that has a hiragana twin turned into it."""
    return text.translate(_KATAKANA_TO_HIRAGANA)
