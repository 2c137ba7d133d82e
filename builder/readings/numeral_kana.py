"""How numerals sound.

The sound changes (三百 さんびゃく, 六百 ろっぴゃく, 八千 はっせん, 一兆 いっちょう) are the usual
ones of the standard language, to be looked up in NHK, 日本語発音アクセント新辞典 (2016), appendix
on numerals; 十 is じゅう and じゅっ, as in the notes of the Joyo kanji table of 2010.
"""

import re
import unicodedata
from dataclasses import dataclass

from builder.readings.digits import ARABIC, DIGITS, KANJI, UNITS, VAGUE, VALUES, are_either

_KANA = ("れい", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
_RANGE_KANA = {4: "し", 7: "しち"}
"""四五人 しごにん: the first of two numbers that stand for 'one or the other'."""
_UNIT_KANA = dict(zip(UNITS, ("じゅう", "ひゃく", "せん", "まん", "おく", "ちょう"), strict=True))
_CHANGED = {
    ("3", "百"): ("さん", "びゃく"),
    ("6", "百"): ("ろっ", "ぴゃく"),
    ("8", "百"): ("はっ", "ぴゃく"),
    ("何", "百"): ("なん", "びゃく"),
    ("1", "千"): ("いっ", "せん"),
    ("3", "千"): ("さん", "ぜん"),
    ("8", "千"): ("はっ", "せん"),
    ("何", "千"): ("なん", "ぜん"),
    ("1", "兆"): ("いっ", "ちょう"),
    ("8", "兆"): ("はっ", "ちょう"),
    ("十", "兆"): ("じゅっ", "ちょう"),
}

_PART = re.compile(f"{ARABIC}|{KANJI}")
_PLACES = re.compile(f"(?<![十百千{DIGITS}])[{DIGITS}]{{2,}}(?![十百千{DIGITS}])")
"""Digits by their places, as in Arabic numbers: 一九四五, 四二〇〇万."""

_LONGEST = 16
"""Digits of the greatest number that has a name here, 9999兆 and so on."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a numeral and their kana; `kana` is empty over Arabic digits.

    `key` is what sounds last: a digit `0` to `9`, a unit's kanji, or 数 何 幾.
    """

    text: str
    kana: str
    key: str


def digit_names(run: str) -> str:
    """How the digits of `run` are said one by one (九〇 きゅうまる)."""
    return "".join("まる" if digit == "〇" else _KANA[VALUES[digit]] for digit in run)


def one_by_one(run: str) -> tuple[Piece, ...]:
    """The pieces of digits in kanji that are said one by one."""
    return tuple(Piece(c, _KANA[VALUES[c]], str(VALUES[c])) for c in run)


def pieces_of(run: str, counted_on: bool) -> tuple[Piece, ...]:
    """The pieces of a numeral; none where it has no name."""
    pieces: list[Piece] = []
    for part in _PART.findall(run):
        if _is_kanji(part):
            pieces += _kanji_pieces(part, pieces, counted_on)
        else:
            pieces.append(_arabic_piece(part))
    return tuple(pieces)


def _is_kanji(part: str) -> bool:
    return part[0] in DIGITS or part[0] in UNITS or part[0] in VAGUE


def _arabic_piece(part: str) -> Piece:
    digits = unicodedata.normalize("NFKC", part).replace(",", "")
    return Piece(part, "", _last_key(digits))


def _last_key(digits: str) -> str:
    """What sounds last in a number written with digits."""
    whole, point, fraction = digits.partition(".")
    if point:
        return fraction[-1]
    zeros = len(whole) - len(whole.rstrip("0"))
    if not whole.strip("0"):
        return "0"
    if zeros:
        return "十百千万万万万億億億億兆兆兆兆"[min(zeros, 15) - 1]
    return whole[-1]


def _kanji_pieces(part: str, before: list[Piece], counted_on: bool = False) -> list[Piece]:
    """The pieces of kanji behind those `before`; of two digits side by side, which may be 'one or
    the other' (二三), those of a number that is `counted_on` are one number."""
    pieces: list[Piece] = []
    at = 0
    while at < len(part):
        places = _PLACES.match(part, at)
        if places:
            pieces += _digit_pieces(places[0], counted_on)
            at = places.end()
            continue
        if part[at] in UNITS:
            _add_unit(pieces, part[at], before)
        else:
            pieces.append(_single(part[at], part[at + 1 : at + 2]))
        at += 1
    return pieces


def _add_unit(pieces: list[Piece], unit: str, before: list[Piece]) -> None:
    """Add a unit, and change the sound of what stands before it (三百 さんびゃく)."""
    last = pieces[-1] if pieces else (before[-1] if before else None)
    changed = _CHANGED.get((last.key, unit)) if last and len(last.text) == 1 else None
    if changed and pieces:
        pieces[-1] = Piece(pieces[-1].text, changed[0], pieces[-1].key)
    pieces.append(Piece(unit, changed[1] if changed else _UNIT_KANA[unit], unit))


def _single(c: str, following: str) -> Piece:
    if c in VAGUE:
        return Piece(c, VAGUE[c], c)
    digit = VALUES[c]
    if following and are_either(c, following):
        return Piece(c, _RANGE_KANA.get(digit, _KANA[digit]), str(digit))
    return Piece(c, _KANA[digit], str(digit))


def _digit_pieces(part: str, counted_on: bool) -> list[Piece]:
    """Digits without units: one or the other (二三), or a number as in 二〇一一."""
    if not counted_on and len(part) == 2 and are_either(part[0], part[1]):
        return [_single(part[0], part[1]), _single(part[1], "")]
    number = "".join(str(VALUES[c]) for c in part)
    if len(number) > _LONGEST or not int(number):
        return []
    return [Piece(part, integer_kana(int(number)), _last_key(number))]


def integer_kana(number: int) -> str:
    """The kana of 1 to 9999兆: 11000 いちまんせん."""
    groups = []
    for unit in ("", "万", "億", "兆"):
        number, rest = divmod(number, 10_000)
        if rest:
            groups.append(_below_ten_thousand(rest) + unit)
    return "".join(piece.kana for piece in _kanji_pieces("".join(reversed(groups)), []))


def _below_ten_thousand(number: int) -> str:
    """A number in kanji with units, without 一 before 十, 百 and 千."""
    text = ""
    for unit in ("千", "百", "十", ""):
        size = 10 ** " 十百千".index(unit or " ")
        digit, number = divmod(number, size)
        if digit:
            text += ("" if digit == 1 and unit else DIGITS[digit]) + unit
    return text
