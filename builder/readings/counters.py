"""Numbers with counters (四年生 よねんせい, 3本 ぼん, 二十歳 はたち): a rule for each counter.

`data/counters.tsv` has a counter a line: as written, its kana, its exceptions. What an exception
stands behind: `3` three and 何; `n` these and 千, 万; `4` `7` `9` a number that ends so; `数` and
`=14` that alone. Then the numeral's end, a bar, the counter's kana: `=1:ひと|り`; without a bar
the numeral's end alone, with `n` and `3` the counter's kana. `plain`: the numeral keeps its sound.
`noun`: also where UniDic has numeral and counter as one word.

Everything regular is in `_sounds`. The table is the project's own; its rules are the usual ones
of the standard language, to be looked up in NHK, 日本語発音アクセント新辞典 (2016), appendix on
numerals and counters. Where two sounds are right (十本, 三羽) it has the commoner one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from builder.japanese import HALF_VOICED, ROWS, hiragana
from builder.model import Morpheme, Origin
from builder.readings.claims import Claim
from builder.readings.numerals import Numeral, find_numerals
from builder.tables import table_rows

_GEMINATING = {
    **dict.fromkeys(ROWS["k"] + ROWS["h"], frozenset("168十百")),
    **dict.fromkeys(ROWS["s"] + ROWS["t"] + ROWS["p"], frozenset("18十")),
}
"""First kana of a counter → the ends of numerals that become っ before it."""
_ENDINGS = {"4": "よん", "6": "ろく", "7": "なな", "9": "きゅう", "十": "じゅう", "百": "ひゃく"}
_NASAL = {"3": "3何", "n": "3何千万"}

SUFFIXES = {
    "間": "かん", "目": "め", "後": "ご", "前": "まえ", "半": "はん", "頃": "ごろ", "台": "だい",
    "代": "だい", "生": "せい", "制": "せい", "余": "よ", "余り": "あまり", "毎": "ごと",
    "産": "さん", "式": "しき", "物": "もの", "来": "らい", "以内": "いない", "以上": "いじょう",
    "以下": "いか", "以降": "いこう", "程度": "ていど", "未満": "みまん", "過ぎ": "すぎ",
    "付": "づけ", "付け": "づけ", "号": "ごう", "債": "さい", "入り": "いり", "差": "さ",
    "裏": "うら", "表": "おもて", "建て": "だて", "建": "だて", "席": "せき", "様": "さま",
    "立て": "だて", "児": "じ", "分": "ぶん", "乗り": "のり", "用": "よう", "線": "せん",
    "版": "ばん", "弱": "じゃく", "強": "きょう", "近く": "ちかく",
    "連続": "れんぞく", "足らず": "たらず", "先": "さき",
}  # fmt: skip
"""What follows a counter and keeps its sound: 三日間, 2年目."""

_DAY_OF_MONTH = re.compile(r"(?:[月同翌]|[0-9０-９一二十][/／])[ 　]?$")
_A_DAY = re.compile(
    r"[にのは、]?(?:あたり|当たり|[約数0-9０-９一二三四五六七八九十何中])|間|目|以|平均|がかり|"
    r"[でがをもだず]|ごと|おき|おく|遅|限|[ぶ分]|乗|券|の[うお労摂気最終始長]|"
    r"[、 ]?(?:と|または)[23]日"
)
_FRACTION = re.compile("の[0-9０-９〇一二三四五六七八九十百千万億]|さ[れせ]|し[たてま]|する")
_TENTHS = re.compile("袖|咲|丈|刈り|搗き|づき|通り|方|立て|がゆ|粥")
_UNIT = re.compile("[ァ-ヺ][ァ-ヺー]|[㌀-㍗]")
"""The beginning of a unit of measure that sounds like any other word (三七七六メートル)."""
_NAMES = frozenset(("姓", "名", "地名"))
_NOT_ONE = re.compile("何[一二三四五六七八九]")
"""What is no number: 何一つ なにひとつ."""
_DIGIT = re.compile("[0-9０-９一二三四五六七八九十]")
_COUNTED = re.compile("(?:第|約|およそ|全部で|合計|計|わずか|あと|残り|各|最大|平均|上位)$")
_COUNTED_TOO = re.compile("ずつ|以下|未満|連続|足らず")
_OR_SO = re.compile("(?<![0-9０-９月])([1-9１-９一二三四五六七八九])[、,・]$")


@dataclass(frozen=True, slots=True)
class Counter:
    """A line of the table; `exceptions` are keyed as there."""

    surface: str
    reading: str
    exceptions: dict[str, tuple[str, str | None]]
    plain: bool
    noun: bool


def _counter(surface: str, reading: str = "", notes: str = "") -> Counter:
    exceptions = {}
    for note in notes.split():
        key, found, sounds = note.partition(":")
        if found:
            numeral, bar, counter = sounds.partition("|")
            pair = (numeral, counter if bar else None)
            exceptions[key] = ("", numeral) if key in _NASAL else pair
    reading = reading or hiragana(surface)
    words = notes.split()
    return Counter(surface, reading, exceptions, "plain" in words, "noun" in words)


@cache
def table() -> dict[str, Counter]:
    """The counters by what is written."""
    return {row[0]: _counter(*row) for row in table_rows("readings/data/counters.tsv")}


@cache
def _pattern() -> re.Pattern[str]:
    """A counter, and perhaps a suffix: the longest of each."""
    counters = "|".join(map(re.escape, sorted(table(), key=len, reverse=True)))
    return re.compile(counters)


_SUFFIX = re.compile("|".join(sorted(SUFFIXES, key=len, reverse=True)))
_COMES = re.compile("来(?:[たてないらるれよちず]|ま[しすせ])")
"""三人来た; 三年来 is さんねんらい."""


def _sounds(numeral: Numeral, counter: Counter) -> tuple[str, str]:
    """The kana of the numeral, empty for Arabic digits, and of the counter behind it."""
    kana = "".join(piece.kana for piece in numeral.pieces)
    key, exceptions = numeral.key, counter.exceptions
    ending, sound = exceptions.get(f"={numeral.value}", ("", ""))
    if sound or (ending and not numeral.arabic):
        return ending if kana else "", counter.reading if sound is None else sound
    if key in exceptions and not numeral.decimal and (key != "数" or len(numeral.pieces) == 1):
        ending, sound = exceptions[key]
        if kana and ending:
            kana = _ending_so(kana, key, ending)
        return kana, sound or counter.reading
    for name, keys in _NASAL.items():
        if name in exceptions and key in keys:
            return kana, exceptions[name][1] or counter.reading
    first = counter.reading[0]
    if not counter.plain and key in _GEMINATING.get(first, ()):
        sound = HALF_VOICED.get(first, first) + counter.reading[1:]
        return kana[:-1] + "っ" if kana else "", sound
    return kana, counter.reading


def _ending_so(kana: str, key: str, ending: str) -> str:
    """The numeral's kana with another end; of 百, which may be びゃく or ぴゃく, the last alone."""
    own = _ENDINGS.get(key, "")
    return kana.removesuffix(own) + ending if kana.endswith(own) else kana[:-1] + ending[-1]


class _Text:
    """A text with its words, as the rules look at it."""

    def __init__(self, text: str, morphemes: Sequence[Morpheme]) -> None:
        self.text = text
        self.at = {morpheme.start: morpheme for morpheme in morphemes}
        self.ends = {morpheme.end for morpheme in morphemes}
        self.lists = {m.end: m for m in morphemes if "、" in m.surface}
        """The words that are two numbers (二、三), by their ends."""

    def counter(self, numeral: Numeral) -> Counter | None:
        """The longest counter behind `numeral` that ends where a word ends, or else one that a
        suffix follows (3年|生産, 三軒|先)."""
        start = self.behind(numeral)
        found = _pattern().match(self.text, start)
        surfaces = [found[0][:n] for n in range(len(found[0]), 0, -1)] if found else []
        for ends in (self.ends.__contains__, self.suffix):
            for surface in surfaces:
                counter = table().get(surface)
                if counter and ends(start + len(surface)):
                    return counter if self._is_number(numeral, counter) else None
        return None

    def behind(self, numeral: Numeral) -> int:
        """Where the counter begins: behind digits a space may stand before it (3 本)."""
        return numeral.end + (numeral.arabic and self.text[numeral.end : numeral.end + 1] == " ")

    def suffix(self, at: int) -> str:
        """The suffix at `at` that a word's end follows."""
        found = None if _COMES.match(self.text, at) else _SUFFIX.match(self.text, at)
        surface = found[0] if found else ""
        while surface and not (surface in SUFFIXES and at + len(surface) in self.ends):
            surface = surface[:-1]
        return surface

    def _is_number(self, numeral: Numeral, counter: Counter) -> bool:
        word = self.at.get(numeral.start)
        behind = self.text[self.behind(numeral) + len(counter.surface) :][:1]
        if self.text[numeral.start : numeral.end] == "何" and counter.surface == "分":
            return behind not in ("、", "。")
        if _NOT_ONE.match(self.text, numeral.start):
            return False
        if counter.surface == "月" and (numeral.value or 1) > 12:
            return False
        if counter.surface == "対" and _DIGIT.match(behind):
            return False
        end = self.behind(numeral) + len(counter.surface)
        if numeral.arabic or numeral.by_places or _is_counted(self.text, numeral.start, end):
            return True
        if self.text[numeral.start : numeral.end] in ("万", "億", "兆"):
            return False
        if word is None:
            return numeral.end in self.lists
        if word.end <= numeral.end:
            return "固有名詞" not in word.pos
        if word.end < numeral.end + len(counter.surface):
            shorter = table().get(self.text[numeral.end : word.end])
            return counter.noun or (shorter is not None and shorter.noun)
        return counter.noun or ("固有名詞" in word.pos and _NAMES.isdisjoint(word.pos))

    def counter_sound(self, numeral: Numeral, counter: Counter) -> tuple[str, str]:
        """The sounds, where the words around it decide."""
        end = self.behind(numeral) + len(counter.surface)
        if counter.surface == "分" and _FRACTION.match(self.text, end):
            return "".join(piece.kana for piece in numeral.pieces), "ぶん"
        if counter.surface == "分" and self._tenths(numeral, end):
            return "".join(piece.kana for piece in numeral.pieces), "ぶ"
        if counter.surface == "日" and numeral.value is not None:
            return self._day(numeral, counter, end)
        return _sounds(numeral, counter)

    def _tenths(self, numeral: Numeral, end: int) -> bool:
        return self.text[: numeral.start].endswith("割") or bool(_TENTHS.match(self.text, end))

    def _day(self, numeral: Numeral, counter: Counter, end: int) -> tuple[str, str]:
        """ついたち or いちにち; 三日 みっか, but 二、三日 にさんにち."""
        before = self.text[max(0, numeral.start - 4) : numeral.start]
        if numeral.value == 1 and _is_first(before, self.text[end : end + 6], numeral.arabic):
            return "" if numeral.arabic else "つい", "たち"
        if _OR_SO.search(before) and numeral.value != 4:  # 三、四日 さんよっか
            return "".join(piece.kana for piece in numeral.pieces), "にち"
        return _sounds(numeral, counter)


def _is_counted(text: str, start: int, end: int) -> bool:
    """Whether what stands around it tells that something is counted, and it is no name (第四条)."""
    return bool(_COUNTED.search(text, max(0, start - 3), start) or _COUNTED_TOO.match(text, end))


def _is_first(before: str, behind: str, arabic: bool) -> bool:
    """Whether 1日 is the first of a month; 一日 by itself is a day."""
    return bool(_DAY_OF_MONTH.search(before)) or (arabic and not _A_DAY.match(behind))


def counter_claims(text: str, morphemes: Sequence[Morpheme]) -> Iterator[Claim]:
    """What is known of the numerals in `text` and the counters behind them."""
    view: _Text | None = None
    for numeral in find_numerals(text):
        view = view or _Text(text, morphemes)
        counter = view.counter(numeral)
        if counter:
            yield from _counted(view, numeral, counter)
        elif _bare(view, numeral):
            kana = "".join(piece.kana for piece in numeral.pieces)
            yield from _claims(numeral, kana, numeral.end, numeral.end, "")


def _bare(view: _Text, numeral: Numeral) -> bool:
    """Whether a numeral without a counter is one, and not a part of a word or a name."""
    if numeral.by_places and _UNIT.match(view.text, numeral.end):
        return True
    word = view.at.get(numeral.start)
    return (
        len(numeral.pieces) > 1
        and numeral.end in view.ends
        and (numeral.arabic or (word is not None and "数詞" in word.pos))
    )


def _counted(view: _Text, numeral: Numeral, counter: Counter) -> Iterator[Claim]:
    kana, sound = view.counter_sound(numeral, counter)
    pair = None if numeral.arabic else view.lists.get(numeral.end)
    if pair:  # its first number keeps the sound that it has there (四、五人 しごにん)
        own = "".join(piece.kana for piece in numeral.pieces)
        numeral = replace(numeral, start=pair.start)
        kana = pair.reading.removesuffix(own) + kana
    end = view.behind(numeral) + len(counter.surface)
    yield from _claims(numeral, kana, end - len(counter.surface), end, sound)
    suffix = view.suffix(end)
    if suffix:
        yield Claim(end, end + len(suffix), SUFFIXES[suffix], Origin.RULE)


def _claims(numeral: Numeral, kana: str, behind: int, end: int, sound: str) -> Iterator[Claim]:
    """A number in kanji is one claim with its counter at `behind`, `kana` and `sound`. Behind
    Arabic digits 万 and the like, and the counter, are words by themselves."""
    if not numeral.arabic:
        yield Claim(numeral.start, end, kana + sound, Origin.RULE)
        return
    at = start = numeral.start
    told = tail = ""
    for piece in numeral.pieces:
        if not piece.kana:
            if tail:
                yield Claim(start, at, tail, Origin.RULE)
            start, told, tail = at + len(piece.text), told + tail, ""
        tail += piece.kana
        at += len(piece.text)
    if tail:
        # The last of them may sound otherwise before the counter: 3百本 びゃっぽん.
        yield Claim(start, at, kana[len(told) :] or tail, Origin.RULE)
    if sound:
        yield Claim(behind, end, sound, Origin.RULE)
