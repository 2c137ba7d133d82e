"""Numerals: how a run of digits and number kanji is read, and what it ends in.

The sound changes (三百 さんびゃく, 六百 ろっぴゃく, 八千 はっせん, 一兆 いっちょう) are the usual
ones of the standard language, to be looked up in NHK, 日本語発音アクセント新辞典 (2016), appendix
on numerals; 十 is じゅう and じゅっ, as in the notes of the Joyo kanji table of 2010.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_VALUES = {c: value for value, c in enumerate("〇一二三四五六七八九")} | {"零": 0}
_DIGITS = "".join(_VALUES)
_UNITS = "十百千万億兆"
_VAGUE = {"数": "すう", "何": "なん", "幾": "いく"}
_KANA = ("れい", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
_RANGE_KANA = {4: "し", 7: "しち"}
"""四五人 しごにん: the first of two numbers that stand for 'one or the other'."""
_UNIT_KANA = dict(zip(_UNITS, ("じゅう", "ひゃく", "せん", "まん", "おく", "ちょう"), strict=True))
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

_COUNTED_ON = re.compile("(?:明治|大正|昭和|平成|令和|西暦|第)$")
"""What numbers go on behind, so that two digits are one number (昭和四五年)."""

_POINT = re.compile(f"(?<![{_DIGITS}{_UNITS}])[{_DIGITS}{_UNITS}]{{1,3}}・$")
"""A number and the point before tenths: 一・二五倍 is いってんにごばい."""

_ARABIC = r"[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?"
_KANJI = f"(?:[{_DIGITS}{_UNITS}何幾]+|数(?![{_DIGITS}]))+"
"""数 before a digit is the end of a word (定数二十八)."""
_NUMERAL = re.compile(f"(?:{_ARABIC}|{_KANJI})+")
_BEGINNING = re.compile(f"[0-9０-９{_DIGITS}{_UNITS}{''.join(_VAGUE)}]")
"""What a numeral begins with. Most signs of a text begin none, and those are passed quicker by a
pattern of one sign."""
_PART = re.compile(f"{_ARABIC}|{_KANJI}")
_PLACES = re.compile(f"(?<![十百千{_DIGITS}])[{_DIGITS}]{{2,}}(?![十百千{_DIGITS}])")
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


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral in a text. `value` is None where it is not one whole number (数十, 1.5, 二三)."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    value: int | None
    decimal: bool = False

    @property
    def kana(self) -> str:
        """How it is read by itself, without its Arabic digits."""
        return "".join(piece.kana for piece in self.pieces)

    @property
    def key(self) -> str:
        """What sounds last, see `Piece`."""
        return self.pieces[-1].key

    @property
    def arabic(self) -> bool:
        """Whether it begins with an Arabic digit."""
        return not self.pieces[0].kana

    @property
    def by_places(self) -> bool:
        """Whether it is three digits or more in kanji by their places (三七七六)."""
        return any(len(piece.text) > 2 and piece.kana for piece in self.pieces)


def find_numerals(text: str) -> Iterator[Numeral]:
    """The numerals of `text` in order. 何 and 数 are numerals here wherever they stand."""
    for match in _numerals(text):
        counted_on = _COUNTED_ON.search(text[max(0, match.start() - 2) : match.start()]) is not None
        tenths = _is_tenths(match[0], text[max(0, match.start() - 5) : match.start()])
        pieces, value, decimal = _read(match[0], counted_on, tenths)
        if pieces:
            yield Numeral(match.start(), match.end(), pieces, value, decimal)


def digit_names(run: str) -> str:
    """How the digits of `run` are said one by one (九〇 きゅうまる)."""
    return "".join("まる" if digit == "〇" else _KANA[_VALUES[digit]] for digit in run)


def _numerals(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while begun := _BEGINNING.search(text, at):
        found = _NUMERAL.match(text, begun.start())
        if found:
            yield found
        at = (found or begun).end()


@lru_cache(maxsize=1 << 12)
def _read(run: str, counted_on: bool, tenths: bool) -> tuple[tuple[Piece, ...], int | None, bool]:
    """A numeral's pieces and value, and whether it is a decimal; `tenths` are what stands behind
    a point."""
    if tenths:
        return _one_by_one(run), None, True
    return _pieces(run, counted_on), _value(run), not {".", "．"}.isdisjoint(run)


def _is_tenths(run: str, before: str) -> bool:
    """Whether `run` is what stands behind the point of a number in kanji, and several digits."""
    return len(run) > 1 and _plain_digits(run) and _POINT.search(before) is not None


def _one_by_one(run: str) -> tuple[Piece, ...]:
    return tuple(Piece(c, _KANA[_VALUES[c]], str(_VALUES[c])) for c in run)


def _pieces(run: str, counted_on: bool) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for part in _PART.findall(run):
        if _is_kanji(part):
            pieces += _kanji_pieces(part, pieces, counted_on)
        else:
            pieces.append(_arabic_piece(part))
    return tuple(pieces)


def _is_kanji(part: str) -> bool:
    return part[0] in _DIGITS or part[0] in _UNITS or part[0] in _VAGUE


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
        if part[at] in _UNITS:
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


def _plain_digits(part: str) -> bool:
    return all(c in _DIGITS for c in part)


def _single(c: str, following: str) -> Piece:
    if c in _VAGUE:
        return Piece(c, _VAGUE[c], c)
    digit = _VALUES[c]
    if following and _follows(c, following):
        return Piece(c, _RANGE_KANA.get(digit, _KANA[digit]), str(digit))
    return Piece(c, _KANA[digit], str(digit))


def _follows(first: str, second: str) -> bool:
    """Whether two digits stand for 'one or the other': 二三."""
    return 0 < _VALUES.get(first, -1) == _VALUES.get(second, 0) - 1


def _digit_pieces(part: str, counted_on: bool) -> list[Piece]:
    """Digits without units: one or the other (二三), or a number as in 二〇一一."""
    if not counted_on and len(part) == 2 and _follows(part[0], part[1]):
        return [_single(part[0], part[1]), _single(part[1], "")]
    number = "".join(str(_VALUES[c]) for c in part)
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
            text += ("" if digit == 1 and unit else _DIGITS[digit]) + unit
    return text


def _value(run: str) -> int | None:
    """The number that `run` stands for, if it is one whole number."""
    text = unicodedata.normalize("NFKC", run).replace(",", "")
    if re.search(f"[{''.join(_VAGUE)}.]", text):
        return None
    if text.isascii():
        return int(text[:18])
    if (len(text) == 2 or not _plain_digits(text)) and any(map(_follows, text, text[1:])):
        return None
    return _sum(text)


def _sum(text: str) -> int:
    """The value of a numeral in kanji, Arabic digits among them."""
    total = group = digits = 0
    for i, c in enumerate(text):
        bare = i == 0 or text[i - 1] in _UNITS
        if c in "万億兆":
            total += (group + digits or 1) * 10_000 ** ("万億兆".index(c) + 1)
            group = digits = 0
        elif c in _UNITS:
            group += (1 if bare else digits) * 10 ** (_UNITS.index(c) + 1)
            digits = 0
        else:
            digits = digits * 10 + (_VALUES[c] if c in _VALUES else int(c))
    return total + group + digits
