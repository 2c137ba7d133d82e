"""Nouns, mostly of one kanji, behind adverbs without a comma: 毎晩酒を飲む さけ, 昨日本を読む ほん.

UniDic, made from running text, takes such a noun for a suffix (毎晩酒 しゅ), or makes a word of
it and the adverb's last kanji (日本). `data/adverbs.tsv` has an adverb a line, mostly times, and
its reading; `data/nouns.tsv` a noun that is no suffix of these, and its reading. Behind a number
with its counter (一度薬を飲む) the noun alone is told; the number is left to `counters`. 今日本が
is left as it is: it may be 今日 or 日本. Both tables are the project's own.
"""

import re
from collections.abc import Iterator
from functools import cache

from builder.model import Origin
from builder.readings.claims import Claim
from builder.tables import table_rows

_DIGITS = "0-9０-９一二三四五六七八九十百千何数"
_NUMBER = f"[{_DIGITS}]+"
_COUNTED = f"{_NUMBER}(?:度|回|晩|[日年時分週]間|[かヶ]月間?)"
_DAYS = f"今|{_NUMBER}日"
_BEHIND_DAYS = "薬雨家店車雪犬"
"""The nouns that make no word with 今 or 日, as 日本 and 今村 do."""


@cache
def _table(name: str) -> dict[str, str]:
    return {row[0]: row[1] for row in table_rows(f"readings/data/{name}.tsv")}


@cache
def _beginning() -> re.Pattern[str]:
    """Where an adverb or a number may begin. Most characters of a text begin none, and those are
    passed the quickest by a pattern that asks for one of some characters first of all."""
    first = f"[{_DIGITS}{''.join({adverb[0] for adverb in _table('adverbs')})}]"
    return re.compile(f"{first}(?<![一-鿿々0-9０-９]{first})")


@cache
def _pattern() -> re.Pattern[str]:
    """An adverb, or a whole number with a counter; a noun; a particle."""
    adverbs, nouns = (
        "|".join(sorted(_table(name), key=len, reverse=True)) for name in ("adverbs", "nouns")
    )
    particle = "[をがにへもはとや]|(?<!風)の|で(?!す)|から|まで"
    front = f"(?:({adverbs})|{_COUNTED}|(?:{_DAYS})(?=[{_BEHIND_DAYS}]))"
    return re.compile(f"(?!今日本){front}({nouns})(?={particle})")


def adverb_claims(text: str) -> Iterator[Claim]:
    """The adverbs and the nouns behind them."""
    behind = 0
    for beginning in _beginning().finditer(text):
        start = beginning.start()
        found = _pattern().match(text, start) if start >= behind else None
        if not found:
            continue
        behind = found.end()
        if found[1]:
            yield Claim(*found.span(1), _table("adverbs")[found[1]], Origin.RULE)
        yield Claim(*found.span(2), _table("nouns")[found[2]], Origin.RULE)
