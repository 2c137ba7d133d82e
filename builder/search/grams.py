"""The pieces of an edition's text and of its sound by which a large library finds the edition.

They are pairs of neighbouring signs and single kanji of the text, without form; behind `~` three
neighbouring kana as they are heard, and the first two of a word; behind `#` numbers by their value,
and with the sign that follows; behind `^` the pieces of its titles. `kunten-library.mjs` makes the
same pieces of a query.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from builder.search.documents import Part
from builder.search.kana import VARIANTS, sounds
from builder.search.words import sign as sign_of

_DASHES = re.compile("[〜∼‐‑‒–—―−]")
_DROPPED = re.compile(r"[^\S\n](?![a-z])|(?<![a-z])[^\S\n]|[-ー・·'\"’“”「」『』()\[\]【】]")
_REPEATED = re.compile(r"(.)々")
_MODERN = dict(zip(VARIANTS[::2], VARIANTS[1::2], strict=True))
_OLD = re.compile(f"[{''.join(_MODERN)}]")
_KANJI = re.compile(r"[㐀-鿿]")
# Of every two and every three neighbours in a line.
_PAIRS, _TRIPLES = re.compile("(?=(..))"), re.compile("(?=(...))")
_NUMBER = re.compile(
    r"[\d〇一二三四五六七八九十百千]"
    r"(?:[\d,.〇一二三四五六七八九十百千万億兆]*[\d〇一二三四五六七八九十百千万億兆])?",
    re.ASCII,
)
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "億": 10**8, "兆": 10**12}
_KANA_RUN = re.compile(r"[ぁ-ゖー]+|[ァ-ヺー]+")
_ALIKE = str.maketrans({pair[0]: pair[1] for pair in sounds() if len(pair) == 2} | {"ー": None})
_MERGED = {each[:2]: each[2] for each in sounds() if len(each) == 3}
_BEFORE = {pair[1]: [other[0] for other in _MERGED if other[1] == pair[1]] for pair in _MERGED}
_MERGING = re.compile("|".join(f"[{''.join(before)}]{kana}" for kana, before in _BEFORE.items()))
_LEAST_VALUE = 10


def grams(part: Part) -> dict[str, set[str]]:
    """All pieces of an edition, by the mark that stands before them. The marks of numbers are in
    them already."""
    titles = [_fold(str(each.get("title", ""))) for each in part.documents]
    texts = [_fold(str(each.get("text", ""))) for each in part.documents]
    kinds = [title for title, each in zip(titles, part.documents, strict=True) if each.get("kind")]
    both = [*titles, *texts]
    return {
        "": {*_written(both), *chain.from_iterable(map(_values, both))},
        "^": _written(kinds),
        "~": _heard(part),
    }


def _written(folded: Iterable[str]) -> set[str]:
    """The pieces of texts as they are written."""
    lines = _squeezed("\n".join(folded))
    return {*_PAIRS.findall(lines), *_KANJI.findall(lines)}


def _fold(text: str) -> str:
    return _DASHES.sub(_dash, unicodedata.normalize("NFKC", text).lower())


def _dash(match: re.Match[str]) -> str:
    return "~" if match[0] in "〜∼" else "-"


def _squeezed(folded: str) -> str:
    modern = _OLD.sub(lambda old: _MODERN[old[0]], _REPEATED.sub(r"\1\1", folded))
    return _DROPPED.sub("", modern)


def _heard(part: Part) -> set[str]:
    """The pieces of the sound of an edition's texts, with the readings of their words in order."""
    words = {sign_of(at): (base, sound(read or base)) for at, (base, read) in enumerate(part.words)}
    said = "\n".join(
        _said(str(each.get(text, "")), map(words.__getitem__, str(each.get(ruby, ""))))
        for each in part.documents
        for text, ruby in (("title", "title_ruby"), ("text", "ruby"))
    )
    return {*_TRIPLES.findall(said), *(own[:2] for _, own in words.values())}


def _said(text: str, words: Iterable[tuple[str, str]]) -> str:
    """The sound of a text, a line for what is heard together; `words` are bases in it and their
    sounds."""
    at, found = 0, []
    for base, own in words:
        start = text.index(base, at)
        if start > at:
            found.append(_between(text[at:start]))
        found.append(own)
        at = start + len(base)
    return "".join(found) + _between(text[at:])


@lru_cache(maxsize=1 << 12)
def _between(text: str) -> str:
    """The sound of what stands between words, with the end of a line where that is not all kana."""
    runs = _KANA_RUN.findall(text)
    heard = "".join(map(sound, runs))
    return heard if "".join(runs) == text else heard + "\n"


def sound(kana: str) -> str:
    """Kana as they are heard, without long vowels."""
    alike = kana.translate(_ALIKE)
    if not _MERGING.search(alike):
        return alike
    heard = ""
    for one in alike:
        merged = _MERGED.get(heard[-1:] + one)
        heard = heard[:-1] + merged if merged else heard + one
    return heard


def _values(folded: str) -> Iterator[str]:
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
