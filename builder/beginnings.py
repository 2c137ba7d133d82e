"""Where something said begins in a line: behind a speaker's label, a dash, a bullet, a bracket, a
full stop.

UniDic's costs are those of running text, in which signs but 。 and 、 are rare: a noun of one kanji
behind one is taken for a suffix or a counter (田中：日が沈む にち), and sometimes behind 。 too. So
such places count as the beginning of a text, for the dictionary and for the rules.
"""

import re
from functools import lru_cache

from builder.japanese import BRACKETS

_SIGNS = r":：;；！？!?―—–…‥●○◎■□◆◇▲△▼▽★☆※♪→⇒＊*・•①-⑳〔｛‘" + re.escape("".join(BRACKETS))
_BLANK = r"[^\S\n]*"
_NUMBER = "[(（]?[0-9０-９]{1,3}(?:[)）]|[.．](?![0-9０-９]))"
_MARK = rf"{_NUMBER}|[A-Za-zＡ-Ｚａ-ｚ][.．]|-+(?=\s)"
_NOUN = "[一-鿿](?:[がをにもへでとの]|(?<![望勝真学])は)"
_LABEL = rf"[^\s{_SIGNS}]{{1,7}}　+(?={_NOUN})"
_ITEM = "　(?=[一-鿿]　)|(?<=　[一-鿿])　(?=[一-鿿]$)"
_STOP = rf"。[」』）)]*{_BLANK}(?![」』）)のはがをにでとも、\s])"
"""The end of a sentence, but not of a title or of what is quoted (「君の名は。」の)."""
_BEGINNING = re.compile(
    rf"\n|^{_BLANK}(?:{_MARK}){_BLANK}|^{_LABEL}|[{_SIGNS}]+{_BLANK}|{_ITEM}|{_STOP}", re.MULTILINE
)
"""What ends where something begins. Behind a label and a space that is a noun of one kanji with a
particle alone: other words may be a given name behind a surname (毛　沢東は). A kanji between two
full-width spaces is one of several things (学校　家　庭)."""


@lru_cache(maxsize=4)
def beginnings(text: str) -> tuple[int, ...]:
    """The places, rising, at which something begins within `text`; the last may be its end. Kept,
    since first the dictionary and then the rules ask for those of a text."""
    return tuple(found.end() for found in _BEGINNING.finditer(text))
