"""In which encoding bytes are written: by their marks, by being UTF-8, by the kana they give."""

import re

# Python's names for what the messages call by its usual name.
CODECS = {
    "UTF-8": "utf-8-sig",
    "UTF-32": "utf-32",
    "UTF-16": "utf-16",
    "UTF-16LE": "utf-16-le",
    "UTF-16BE": "utf-16-be",
    "ISO-2022-JP": "iso2022_jp_ext",
    "Shift_JIS": "cp932",
    "EUC-JP": "euc_jp",
}

NO_TEXT = "bytes that are no text"
"""What messages call bytes in no encoding."""

_KANA = re.compile(r"[ぁ-んァ-ヶー、。]")
_HALF_KANA = re.compile(r"[ｦ-ﾟ]")
_LOOKED_AT = 20_000  # bytes


def encoding_of(data: bytes) -> str:
    """The name of the encoding, one of `CODECS`, in which the bytes are text, but perhaps for a few
    broken ones; empty where they are text in none of them."""
    marked = _marked(data)
    if marked:
        return marked
    if first_fault(data) is None:
        return "UTF-8"
    # Of all these only UTF-16 has zeros in a text, its line ends' at the least. Half-width kana are
    # what EUC-JP looks like when it is taken for Shift_JIS. UTF-8 with a few broken bytes gives
    # kana as EUC-JP too, beside many more signs that are none.
    names = ("UTF-16LE", "UTF-16BE") if 0 in data else ("UTF-8", "Shift_JIS", "EUC-JP")
    weights = {name: _weight(data[:_LOOKED_AT], CODECS[name]) for name in names}
    best = max(weights, key=lambda name: weights[name])
    return best if weights[best] > 0 else ""


def first_fault(data: bytes) -> int | None:
    """The offset of the first byte that is no UTF-8; None where all are."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return None


def _weight(data: bytes, codec: str) -> int:
    """How much the bytes look like Japanese in that codec."""
    text = data.decode(codec, errors="replace")
    return len(_KANA.findall(text)) - len(_HALF_KANA.findall(text)) - text.count("\ufffd")


def _marked(data: bytes) -> str:
    """An encoding that marks itself: by its order mark, its many zeros, its escapes."""
    start = data[:2000]
    if start.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "UTF-32"
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    if start.count(0) * 5 > len(start) > 3:
        return "UTF-16LE" if start[1::2].count(0) >= start[::2].count(0) else "UTF-16BE"
    return "ISO-2022-JP" if b"\x1b$B" in data or b"\x1b$@" in data else ""
