"""The pieces of an edition's text and of its sound by which a large library finds the edition.

They are pairs of neighbouring signs and single kanji of the text, without form; behind `~` three
neighbouring kana as they are heard, and the first two of a word; behind `#` numbers by their value,
and with the sign that follows; behind `^` the pieces of its titles. `kunten-library.mjs` makes the
same pieces of a query.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from builder.search.documents import Part
from builder.search.kana import VARIANTS, sounds
from builder.search.words import Word, number_of

_FOLDED = str.maketrans("〜∼‐‑‒–—―−", "~~-------")
_DROPPED = re.compile(r"[^\S\n](?![a-z])|(?<![a-z])[^\S\n]|[-ー・·'\"’“”「」『』()\[\]【】]")
_REPEATED = re.compile(r"(.)々")
_MODERN = str.maketrans(VARIANTS[::2], VARIANTS[1::2])
_KANJI = re.compile(r"[㐀-鿿]")
_NUMBER = re.compile(
    r"[\d〇一二三四五六七八九十百千]"
    r"(?:[\d,.〇一二三四五六七八九十百千万億兆]*[\d〇一二三四五六七八九十百千万億兆])?",
    re.ASCII,
)
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "億": 10**8, "兆": 10**12}
_KANA_RUN = re.compile(r"[ぁ-ゖー]+|[ァ-ヺー]+")
_ALIKE = str.maketrans({pair[0]: pair[1] for pair in sounds() if len(pair) == 2} | {"ー": None})
_MERGED = {each[:2]: each[2] for each in sounds() if len(each) == 3}
_LEAST_VALUE = 10


def grams(part: Part) -> set[str]:
    """All pieces of an edition."""
    found: set[str] = set()
    listed = part.words
    for document in part.documents:
        title, text = str(document.get("title", "")), str(document.get("text", ""))
        own = set(_written(title))
        found |= own | {f"^{gram}" for gram in own if document.get("kind")}
        found.update(_written(text), _values(title), _values(text))
        for field, said in (("title_ruby", title), ("ruby", text)):
            words = [listed[number_of(sign)] for sign in str(document.get(field, ""))]
            found.update(_heard(said, words))
    return found


def _written(text: str) -> Iterator[str]:
    for line in _squeezed(_fold(text)).split("\n"):
        yield from (line[at : at + 2] for at in range(len(line) - 1))
        yield from _KANJI.findall(line)


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower().translate(_FOLDED)


def _squeezed(folded: str) -> str:
    return _DROPPED.sub("", _REPEATED.sub(r"\1\1", folded).translate(_MODERN))


def _heard(text: str, words: Sequence[Word]) -> Iterator[str]:
    """The sound of a text with the readings of its words, in order."""
    said, at = [""], 0

    def plain(between: str) -> None:
        runs = _KANA_RUN.findall(between)
        said[-1] += "".join(map(sound, runs))
        if "".join(runs) != between:
            said.append("")

    for base, reading in words:
        start = text.index(base, at)
        plain(text[at:start])
        own = sound(reading or base)
        yield f"~{own[:2]}"
        said[-1] += own
        at = start + len(base)
    plain(text[at:])
    yield from (f"~{run[at : at + 3]}" for run in said for at in range(len(run) - 2))


def sound(kana: str) -> str:
    """Kana as they are heard, without long vowels."""
    heard = ""
    for sign in kana.translate(_ALIKE):
        merged = _MERGED.get(heard[-1:] + sign)
        heard = heard[:-1] + merged if merged else heard + sign
    return heard


def _values(text: str) -> Iterator[str]:
    folded = _fold(text)
    for match in _NUMBER.finditer(folded):
        value = _value(match[0])
        if value >= _LEAST_VALUE:
            number = f"#{value:g}" if value % 1 else f"#{value:.0f}"
            yield from (number, number + folded[match.end() : match.end() + 1])


def _value(written: str) -> float:
    """The value of a number in digits, in kanji or in both."""
    total = part = 0.0
    digits = ""
    for sign in written.replace(",", ""):
        unit = _UNITS.get(sign)
        if not unit:
            digits += sign if sign in "0123456789." else str("〇一二三四五六七八九".index(sign))
        elif unit < _UNITS["万"]:
            part, digits = part + (_decimal(digits) if digits else 1) * unit, ""
        else:
            total, part, digits = total + (part + _decimal(digits) or 1) * unit, 0.0, ""
    return total + part + _decimal(digits)


def _decimal(digits: str) -> float:
    """0 where it is no number, as a date or a version is none."""
    return float(digits) if digits and digits.count(".") < 2 and digits != "." else 0.0
