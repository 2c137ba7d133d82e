"""Whether a reading can be that of a word: it has the kana that the word is written with, in their
order, and one more at least for each run of kanji (辛い: …い, お母さん: お…さん).

How the kana are written does not matter: in katakana, っ as ツ (四ツ谷), づ as ず, は as わ, or as
in old texts (思ふ).
"""

import re
import unicodedata

from builder.japanese import KANJI, has_kanji, hiragana

_AS_KANJI = re.compile(f"(?<=[{KANJI}0-9])[ケカガ](?=[{KANJI}])|[ヶヵ]")
"""関ケ原, 一カ月: kana that are read otherwise."""
_KANA = re.compile("([ぁ-ゖ]+)")
_BREAK = re.compile(r"[・=\s]+")
_SAME = str.maketrans(
    "ぁぃぅぇぉっゃゅょゎゕゖぢづはひふへほを",
    "あいうえおつやゆよわかけじずわいうえおお",
)
_REST = "…"


def _written(text: str) -> str:
    """The text without breaks, katakana and kana of half width as hiragana."""
    return hiragana(_BREAK.sub("", unicodedata.normalize("NFKC", text)))


def _parts(surface: str) -> list[str]:
    """What is no kana, and kana, in turn; the first and the last are no kana, and may be empty."""
    return _KANA.split(_written(_AS_KANJI.sub("々", unicodedata.normalize("NFKC", surface))))


def fits(surface: str, reading: str) -> bool:
    """Whether the reading has the surface's kana where they stand. Linear in both for each run."""
    said = _written(reading).translate(_SAME)
    first, *rest = _parts(surface)
    end = len(said)
    if rest and not rest[-1]:  # its end is kana, and so the reading's
        *rest, kana, _ = rest
        end -= len(kana)
        if not said.endswith(kana.translate(_SAME)):
            return False
    at, other = 0, first
    for kana, behind in zip(rest[::2], rest[1::2], strict=True):
        found = said.find(kana.translate(_SAME), at + has_kanji(other), end)
        if found < 0 or (not other and found > at):
            return False
        at, other = found + len(kana), behind
    return at + has_kanji(other) <= end and (bool(other) or at == end)


def expected(surface: str) -> str:
    """What to tell of a reading that does not fit: what it would have."""
    shape = "".join(part if i % 2 else _REST * bool(part) for i, part in enumerate(_parts(surface)))
    start, _, end = shape.rpartition(_REST)
    if start or not end:
        return f"a reading like {shape}"
    return f"a reading that ends in {end}"
