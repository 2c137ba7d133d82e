"""Surnames that are other words as well (平野 ひらの, へいや), known by what stands behind them.

`data/surnames.tsv` has the surname and its reading; `tools/surname_table.py` makes it. Whoever
bears a name can read it otherwise, so that each is in doubt.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from builder.model import Morpheme, Origin
from builder.readings.claims import Claim

_TITLE = re.compile(
    "さん(?![ざぽびぶ一-鿿])|さま|様|氏|君|くん|ちゃん|殿|先生|選手|投手|捕手|監督|議員|知事|市長|町長|村長|"
    "首相|大統領|大臣|教授|准教授|博士|社長|会長|部長|課長|係長|店長|院長|署長|容疑者|被告|記者|"
    "アナ(?:ウンサー)?|夫妻|夫人|一家"
)
"""What is said of a person behind the name."""
_GIVEN = "名"
_KANJI = re.compile("[一-鿿々]$")


@cache
def _surnames() -> dict[str, str]:
    text = resources.files(__package__).joinpath("data/surnames.tsv").read_text("utf-8")
    return dict(line.split("\t") for line in text.splitlines())


@cache
def _pattern() -> re.Pattern[str]:
    """Any surname of the table, the longest first."""
    return re.compile("|".join(sorted(_surnames(), key=len, reverse=True)))


def name_claims(text: str, morphemes: Sequence[Morpheme]) -> Iterator[Claim]:
    """The surnames of the table that a title or a given name follows."""
    starts: dict[int, Morpheme] | None = None
    for found in _pattern().finditer(text):
        start, end = found.span()
        starts = starts or {morpheme.start: morpheme for morpheme in morphemes}
        whole = start in starts and end in starts and not _KANJI.search(text, start - 1, start)
        if whole and (_TITLE.match(text, end) or _GIVEN in starts[end].pos):
            yield Claim(start, end, _surnames()[found[0]], Origin.WORD_LIST, doubtful=True)
