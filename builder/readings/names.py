"""Names of persons: surnames that are other words (平野 ひらの, へいや), known by what stands
behind them; given names that are other words (正則) or are cut apart (英|昌), known by the surname
before.

`data/surnames.tsv` and `data/given.tsv` have a name and its reading a line; `tools/name_tables.py`
makes them. Whoever bears a name can read it otherwise, so that each is in doubt.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from builder.model import Morpheme, Origin
from builder.readings.claims import Claim
from builder.tables import table_rows

_TITLE = re.compile(
    "さん(?![ざぽびぶ一-鿿])|さま|様|氏|君|くん|ちゃん|殿|先生|選手|投手|捕手|監督|議員|知事|市長|町長|村長|"
    "首相|大統領|大臣|教授|准教授|博士|社長|会長|部長|課長|係長|店長|院長|署長|容疑者|被告|記者|"
    "アナ(?:ウンサー)?|夫妻|夫人|一家"
)
"""What is said of a person behind the name."""
_SURNAME, _GIVEN = "姓", "名"
_KANJI = re.compile("[一-鿿々]$")
_TWO_KANJI = re.compile("[一-鿿]{2}")
_LENGTHS = (3, 2)

Analyze = Callable[[str], Sequence[Morpheme]]


@cache
def _table(name: str) -> dict[str, str]:
    return dict(table_rows(f"readings/data/{name}.tsv"))


@cache
def _surnames() -> re.Pattern[str]:
    """Any surname of the table, the longest first."""
    return re.compile("|".join(sorted(_table("surnames"), key=len, reverse=True)))


def name_claims(text: str, morphemes: Sequence[Morpheme], analyze: Analyze) -> Iterator[Claim]:
    """The names that what stands beside them shows to be names; `analyze` cuts a name by itself."""
    yield from _surname_claims(text, morphemes)
    for i, morpheme in enumerate(morphemes[:-1]):
        if _SURNAME in morpheme.pos and morphemes[i + 1].start == morpheme.end:
            yield from _given_claims(text, morphemes[i + 1 : i + 4], analyze)


def _surname_claims(text: str, morphemes: Sequence[Morpheme]) -> Iterator[Claim]:
    """The surnames of the table that a title or a given name follows."""
    starts: dict[int, Morpheme] | None = None
    for found in _surnames().finditer(text):
        start, end = found.span()
        starts = starts or {morpheme.start: morpheme for morpheme in morphemes}
        whole = start in starts and end in starts and not _KANJI.search(text, start - 1, start)
        if whole and (_TITLE.match(text, end) or _GIVEN in starts[end].pos):
            yield _claim(start, end, _table("surnames")[found[0]])


def _given_claims(text: str, behind: Sequence[Morpheme], analyze: Analyze) -> Iterator[Claim]:
    """The given name that begins the words behind a surname: of the table, or two words of one
    kanji that are one name."""
    start, ends = behind[0].start, {morpheme.end for morpheme in behind}
    for end in (start + length for length in _LENGTHS):
        reading = _table("given").get(text[start:end])
        if reading and end in ends:
            yield _claim(start, end, reading)
            return
    end = start + 2
    if len(behind) > 1 and behind[1].end == end and _TWO_KANJI.fullmatch(text, start, end):
        alone = analyze(text[start:end])
        if len(alone) == 1 and _GIVEN in alone[0].pos:
            yield _claim(start, end, alone[0].reading)


def _claim(start: int, end: int, reading: str) -> Claim:
    return Claim(start, end, reading, Origin.WORD_LIST, doubtful=True)
