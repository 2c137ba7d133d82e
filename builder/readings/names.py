"""Names of persons: surnames that are other words (平野 ひらの, へいや), known by what stands
behind them; given names that are other words (正則) or are cut apart (英|昌), known by the surname
before; given names of one kanji (樹 いつき), known by that, too, or by the relative or the ちゃん
that stands beside them.

`data/surnames.tsv` and `data/given.tsv` have a name and its reading a line; `tools/name_tables.py`
makes them. `data/given_short.tsv`, of one kanji, is our own: how most who bear the name read it.
Whoever bears a name can read it otherwise, so that each is in doubt.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from builder.model import Morpheme, Origin
from builder.readings.claims import Claim
from builder.readings.cut import Cut
from builder.tables import table_rows

_TITLE = re.compile(
    "さん(?![ざぽびぶ一-鿿])|さま|様|氏|君|くん|ちゃん|殿|先生|選手|投手|捕手|監督|議員|知事|市長|町長|村長|"
    "首相|大統領|大臣|教授|准教授|博士|社長|会長|部長|課長|係長|店長|院長|署長|容疑者|被告|記者|"
    "アナ(?:ウンサー)?|夫妻|夫人|一家"
)
"""What is said of a person behind the name."""
_SURNAME, _GIVEN = "姓", "名"
_KANJI = re.compile("[一-鿿々]$")
_BEFORE_KANJI = re.compile("[一-鿿々]")
_TWO_KANJI = re.compile("[一-鿿]{2}")
_LENGTHS = (3, 2)
_RELATIVE = re.compile(
    "(?:[長次二三四]男|[長次二三四]女|息子|娘|妻|夫|[祖伯叔]?父|[祖伯叔]?母|兄|姉|弟|妹|孫|甥|姪|従[兄弟姉妹]|"
    "いとこ|恋人|彼氏|彼女|親友|友人|同級生|後輩|先輩|愛犬|愛猫|主人公|ヒロイン)$"
)
"""Whose name it is, before の and the name."""
_LONGEST = 4
"""Characters of a relative at the most."""
_ROLE = re.compile(
    "(?:[社会部課係店院学校園館署局隊組船機番]長|監督|主将|[投捕選野騎]手|選手|コーチ|エース|キャプテン|リーダー|"
    "俳優|女優|声優|歌手|作家|画家|記者|刑事|警部|教授|医師|弁護士|講師|担任|同僚|同期|友人|親友|同級生|主演|主役|"
    "主人公|店主|代表|司会|新人)の$"
)
"""What a person is, before the name."""
_PARTICLE = re.compile("[はがもをとに、](?!して)")
_AFTER_RELATIVE = "(?=[はがもに、。]|と(?![きこも])|さん|ちゃん|くん|君)"
_TO_A_FRIEND = "(?=ちゃん|くん|君(?![一-鿿]))"
_PLACE = "地名"
_PLACES = frozenset(
    "北谷 太地 山原 土肥 柏原 井原 小谷 那古野 金武 入間川 遊佐 平良 滑川 甲西 瀬高 鮭川 鮫川 "
    "南原".split()
)
"""Surnames of the table that without a title are a place of another reading more often."""

Analyze = Callable[[str], Sequence[Morpheme]]


@cache
def _table(name: str) -> dict[str, str]:
    return dict(table_rows(f"readings/data/{name}.tsv"))


@cache
def _surnames() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Where a surname of the table may begin, by its first two signs, and any of them, the longest
    first. Most places begin none, and are passed the quickest by the first pattern."""
    names = sorted(_table("surnames"), key=len, reverse=True)
    first, second = ("".join({name[at] for name in names}) for at in (0, 1))
    return re.compile(f"[{first}](?=[{second}])"), re.compile("|".join(names))


def surname(word: str) -> str | None:
    """How a surname of the table is read."""
    return _table("surnames").get(word)


Surname = tuple[Morpheme, str, Morpheme | None]
"""Where a surname of the table stands: the first morpheme, the name, and the morpheme that touches
it behind."""


def name_claims(cut: Cut, surnames: Iterable[Surname], analyze: Analyze) -> Iterator[Claim]:
    """The names that what stands beside them shows to be names; `analyze` cuts a name by itself."""
    yield from _surname_claims(cut.text, surnames)
    yield from _short_claims(cut)
    for i in cut.surnames:
        behind = cut.morphemes[i + 1 : i + 4]
        if behind and behind[0].start == cut.morphemes.ends[i]:
            yield from _given_claims(cut.text, behind, analyze)
            if len(cut.entries[i].surface) > 1:  # of one kanji it may be Chinese (劉弘)
                yield from _short_claim(cut.text, behind[0])


@cache
def _short_names() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A given name of one kanji as it stands behind a relative, with the の before it, and as it
    stands before ちゃん."""
    name = f"[{''.join(_table('given_short'))}]"
    return (
        re.compile(f"[の・](?![実真]に){name}{_AFTER_RELATIVE}"),
        re.compile(f"{name}{_TO_A_FRIEND}(?<![一-鿿々].)"),
    )


def _short_claims(cut: Cut) -> Iterator[Claim]:
    """The given names of one kanji that their neighbours show to be names."""
    text, (of_relative, to_a_friend) = cut.text, _short_names()
    behind = [found.end() for found in to_a_friend.finditer(text)]
    for found in of_relative.finditer(text):
        at = found.start()
        if _RELATIVE.search(text, max(0, at - _LONGEST), at):
            behind.append(found.end())
    for end in behind:
        start = end - 1
        if start in cut.number_from and cut.number_from[start] == cut.number_to.get(end):
            yield _claim(start, end, _table("given_short")[text[start]])


def _surname_claims(text: str, surnames: Iterable[Surname]) -> Iterator[Claim]:
    """The surnames of the table that a title or a given name follows, or that stand behind what
    the person is (主将の内海は)."""
    for start, found, behind in surnames:
        at = start.start
        if behind and (
            _TITLE.match(text, behind.start)
            or _GIVEN in behind.pos
            or (_PARTICLE.match(text, behind.start) and _ROLE.search(text[max(0, at - 6) : at]))
        ):
            yield _claim(at, behind.start, _table("surnames")[found])


def bare_surname_claims(cut: Cut, surnames: Iterable[Surname], analyze: Analyze) -> Iterator[Claim]:
    """The surnames of the table that no title follows, if the dictionary, too, has them for
    surnames that are read otherwise (皆川 みなかわ); or for places, but for such surnames where
    they stand alone (佐伯 さいき). Those that are other words, too, the word list has."""
    for start, name, _ in surnames:
        alone = start.surface == name and not _is_kanji(cut.text, start.end)
        if alone and _is_surname(start, analyze):
            reading = _table("surnames")[name]
            other = (start.reading,) if _PLACE in start.pos and start.reading != reading else ()
            yield _claim(start.start, start.end, reading)._replace(candidates=other)


def surnames(cut: Cut) -> Iterator[Surname]:
    """The places of surnames of the table."""
    (beginning, any_of_them), behind = _surnames(), 0
    for begun in beginning.finditer(cut.text):
        start = begun.start()
        found = any_of_them.match(cut.text, start) if start >= behind else None
        if not found:
            continue
        behind = found.end()
        first = cut.starting(start)
        if first and not _KANJI.search(cut.text, start - 1, start):
            yield first, found[0], cut.starting(behind)


def _is_surname(morpheme: Morpheme, analyze: Analyze) -> bool:
    """Whether a name of the table is a surname to the dictionary, here or, of a place, alone."""
    name = morpheme.surface
    if _PLACE not in morpheme.pos or name in _PLACES:
        return _SURNAME in morpheme.pos
    alone, *more = analyze(name)
    return not more and _SURNAME in alone.pos and alone.reading == _table("surnames")[name]


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


def _short_claim(text: str, behind: Morpheme) -> Iterator[Claim]:
    """The given name of one kanji behind a surname."""
    short, end = _table("given_short").get(behind.surface), behind.end
    if short and (_TITLE.match(text, end) or not _is_kanji(text, end)):
        yield _claim(behind.start, end, short)


def _is_kanji(text: str, at: int) -> bool:
    return _BEFORE_KANJI.match(text, at) is not None


def _claim(start: int, end: int, reading: str) -> Claim:
    return Claim(start, end, reading, Origin.WORD_LIST, doubtful=True)
