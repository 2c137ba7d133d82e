"""Where something said begins in a line: behind a speaker's label, a dash, a bullet, a bracket, a
full stop.

UniDic's costs are those of running text, in which signs but 。 and 、 are rare: a noun of one kanji
behind one is taken for a suffix or a counter (田中：日が沈む にち), and sometimes behind 。 too. So
such places count as the beginning of a text, for the dictionary and for the rules.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from builder.japanese import BRACKETS

_SIGNS = r":：;；！？!?―—–…‥●○◎■□◆◇▲△▼▽★☆※♪→⇒＊*・•①-⑳〔｛‘" + re.escape("".join(BRACKETS))
_BLANK = r"[^\S\n]*"
_NUMBER = "[(（]?[0-9０-９]{1,3}(?:[)）]|[.．](?![0-9０-９]))"
_MARK = rf"{_NUMBER}|[A-Za-zＡ-Ｚａ-ｚ][.．]|-+(?=\s)"
_NOUN = "[一-鿿](?:[がをにもへでとの]|(?<![望勝真学])は)"
_LABEL = rf"[^\s{_SIGNS}]{{1,7}}　+(?={_NOUN})"
_ITEM = "(?<=　)(?:(?=[一-鿿]　)|(?<=　[一-鿿]　)(?=[一-鿿]$))"
"""A kanji between two full-width spaces is one of several things (学校　家　庭)."""
_STOP = rf"(?<=。)[」』）)]*{_BLANK}(?![」』）)のはがをにでとも、\s])"
"""The end of a sentence, but not of a title or of what is quoted (「君の名は。」の)."""
_AT_LINE = re.compile(rf"{_BLANK}(?:{_MARK}){_BLANK}|{_LABEL}")
"""What ends where something begins, where a line begins. Behind a label and a space that is a noun
of one kanji with a particle: other words may be a given name behind a surname (毛　沢東は)."""
_ANYWHERE = re.compile(
    rf"[{_SIGNS}\n　。](?:(?<=[{_SIGNS}])[{_SIGNS}]*{_BLANK}|(?<=\n)|{_ITEM}|{_STOP})", re.MULTILINE
)
"""The same anywhere. A pattern that asks for one of some signs first of all passes the others, as
most are, the quickest."""


@lru_cache(maxsize=1 << 8)
def beginnings(text: str) -> tuple[int, ...]:
    """The places, rising, at which something begins within `text`; the last may be its end. Kept
    for an edition's paragraphs: first the dictionary asks for those of all, then the rules."""
    return tuple(_beginnings(text))


def _beginnings(text: str) -> Iterator[int]:
    at, begins_line = 0, True
    while True:
        found = _AT_LINE.match(text, at) if begins_line else None
        found = found or _ANYWHERE.search(text, at)
        if not found:
            return
        at = found.end()
        begins_line = text[at - 1] == "\n"
        yield at
