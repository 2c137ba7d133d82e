"""How else a person's name may be read: what the dictionary has of names written so.

It is told to the editor alone, and changes no reading: which of them it is only the bearer knows.
"""

from functools import cache
from itertools import chain, islice, product

from builder.analyzer import UnidicAnalyzer
from builder.model import Entry, Token

_PERSON, _PLACE = "人名", "地名"
_SURNAME, _GIVEN = "姓", "名"
_MOST = 4


@cache
def _readings(name: str, kind: str) -> tuple[str, ...]:
    """How names written so are read, those of the kind if it is one, the likeliest first; most
    places are surnames, too (小山 おやま)."""
    meant = {_GIVEN: {_GIVEN}, _SURNAME: {_SURNAME, _PLACE}}.get(kind, {_PERSON})
    entries = _analyzer().entries(name)
    return tuple(dict.fromkeys(each.reading for each in entries if meant & {*each.pos}))


@cache
def _analyzer() -> UnidicAnalyzer:
    return UnidicAnalyzer()


def other_readings(token: Token) -> tuple[str, ...]:
    """The other readings of a name, of each of its parts by itself, in hiragana; the likeliest."""
    known = [_of_part(part) for part in token.entries]
    whole = _readings(token.surface, "") if known[1:] else ()
    names = chain(whole, map("".join, product(*known)))
    others = (name for name in dict.fromkeys(names) if name != token.reading)
    return tuple(islice(others, _MOST))


def _of_part(part: Entry) -> tuple[str, ...]:
    kind = next((kind for kind in (_SURNAME, _GIVEN) if kind in part.pos), "")
    return tuple(dict.fromkeys((part.reading, *_readings(part.surface, kind))))
