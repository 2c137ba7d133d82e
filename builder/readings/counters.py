"""Numbers with counters where they stand in a text (四年生 よねんせい, 二、三日 にさんにち).

How a number and its counter sound together stands in `builder.readings.counter_sounds`; here, where
one is a counter, what may follow it, and where the words around it decide.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from builder.model import Morpheme, Origin
from builder.readings.claims import Claim
from builder.readings.counter_sounds import Counter, sounds, table
from builder.readings.cut import Cut
from builder.readings.numeral_kana import Piece, digit_names
from builder.readings.numerals import Numeral, find_numerals

SUFFIXES = {
    "間": "かん", "目": "め", "後": "ご", "前": "まえ", "半": "はん", "頃": "ごろ", "台": "だい",
    "代": "だい", "生": "せい", "制": "せい", "余": "よ", "余り": "あまり", "毎": "ごと",
    "産": "さん", "式": "しき", "物": "もの", "来": "らい", "以内": "いない", "以上": "いじょう",
    "以下": "いか", "以降": "いこう", "程度": "ていど", "未満": "みまん", "過ぎ": "すぎ",
    "付": "づけ", "付け": "づけ", "号": "ごう", "債": "さい", "入り": "いり", "差": "さ",
    "裏": "うら", "表": "おもて", "建て": "だて", "建": "だて", "席": "せき", "様": "さま",
    "立て": "だて", "児": "じ", "分": "ぶん", "乗り": "のり", "用": "よう", "線": "せん",
    "版": "ばん", "弱": "じゃく", "強": "きょう", "近く": "ちかく",
    "連続": "れんぞく", "足らず": "たらず", "先": "さき", "長屋": "ながや",
}  # fmt: skip
"""What follows a counter and keeps its sound: 三日間, 2年目."""

_DAY_OF_MONTH = re.compile(r"(?:[月同翌]|[0-9０-９一二十][/／])[ 　]?$")
_A_DAY = re.compile(
    r"[にのは、]?(?:あたり|当たり|[約数0-9０-９一二三四五六七八九十何中])|間|目|以|平均|がかり|"
    r"[でがをもだず]|ごと|おき|おく|遅|限|[ぶ分]|乗|券|の[うお労摂気最終始長]|"
    r"[、 ]?(?:と|または)[23]日|か[かけ]|掛[かけ]|たりと|しか|あ[るり]|[休働待寝延歩早過]"
)
_SO_LONG = re.compile("(?:丸|まる|あと|もう|たった|わずか|ほぼ|残り|計|約|各)$")
"""Before 1日 that is a day, and no date."""
_FRACTION = re.compile("の[0-9０-９〇一二三四五六七八九十百千万億]|さ[れせ]|し[たてま]|する")
_TENTHS = re.compile("袖|咲|丈|刈り|搗き|づき|通り|方|立て|がゆ|粥|音符|休符|の入り")
_OVER = re.compile("(?:^|[^0-9０-９/／.．])([1-9１-９])[/／]$")
_PARTED = frozenset("本杯匹")
"""What one takes parts of: 1/2本 is にぶんのいっぽん, so the upper number decides the sound."""
_UNIT = re.compile("[ァ-ヺ][ァ-ヺー]|[㌀-㍗]")
"""The beginning of a unit of measure that sounds like any other word (三七七六メートル)."""
_FEVER = re.compile("[熱温][^。]{0,8}度$")
"""Before tenths of a degree: 熱が三十八度五分 ごぶ; of an angle they are minutes."""
_LENGTH = re.compile(
    "四方|幅|半|ほど|も(?:ある|続)|以上|余|離れ|先|の(?:長|距離|廊下|間口|幅|棒|槍|高)"
)
_KEN = Counter("間", "けん", {"3": ("", "げん")}, plain=False, noun=False)
"""間 as a measure of length; a room is ま."""
_AGAINST = Counter(
    "対", "たい", {"=1": ("いっ", None), "十": ("じゅっ", None)}, plain=True, noun=True
)
"""対 between two numbers (五対三); a pair is つい."""
_MODEL = re.compile("[〇一二三四五六七八九]{2}")
"""The end of the year that a model is named by, said digit by digit: 九七式 きゅうななしき."""
_NAMES = frozenset(("姓", "名", "地名"))
_NOT_ONE = re.compile("何[一二三四五六七八九]")
"""What is no number: 何一つ なにひとつ."""
_DIGIT = re.compile("[0-9０-９〇零一二三四五六七八九十]")
_BEFORE_COUNTED = re.compile("(?:第|約|およそ|全部で|合計|計|わずか|あと|残り|各|最大|平均|上位)$")
_BEHIND_COUNTED = re.compile("ずつ|以下|未満|連続|足らず")
_OR_SO = re.compile("(?<![0-9０-９月])([1-9１-９一二三四五六七八九])[、,・]$")


@cache
def _lengths() -> dict[str, list[int]]:
    """How many characters the counters have that begin with one, the most first."""
    lengths: dict[str, set[int]] = {}
    for surface in table():
        lengths.setdefault(surface[0], set()).add(len(surface))
    return {first: sorted(found, reverse=True) for first, found in lengths.items()}


_SUFFIX = re.compile("|".join(sorted(SUFFIXES, key=len, reverse=True)))
_COMES = re.compile("来(?:[たてないらるれよちず]|ま[しすせ])")
"""三人来た; 三年来 is さんねんらい."""


class _Text:
    """A text with its words, as the rules look at it."""

    def __init__(self, cut: Cut) -> None:
        self.text, self.word_ends = cut.text, cut.number_to
        self.starting, self._ending = cut.starting, cut.ending

    def pair(self, end: int) -> Morpheme | None:
        """The word that ends there, if it is two numbers (二、三)."""
        word = self._ending(end)
        return word if word and "、" in word.entry.surface else None

    def counter(self, numeral: Numeral) -> Counter | None:
        """The longest counter behind `numeral` that ends where a word ends, or else one that a
        suffix follows (3年|生産, 三軒|先)."""
        start = self.behind(numeral)
        lengths = _lengths().get(self.text[start : start + 1], ())
        surfaces = (self.text[start : start + length] for length in lengths)
        known = [table()[surface] for surface in surfaces if surface in table()]
        for ends in (self.word_ends.__contains__, self.suffix) if known else ():
            for counter in known:
                if ends(start + len(counter.surface)):
                    return counter if self._is_number(numeral, counter) else None
        return None

    def behind(self, numeral: Numeral) -> int:
        """Where the counter begins: behind digits a space may stand before it (3 本)."""
        return numeral.end + (numeral.arabic and self.text[numeral.end : numeral.end + 1] == " ")

    def suffix(self, at: int) -> str:
        """The suffix at `at` that a word's end follows."""
        found = None if _COMES.match(self.text, at) else _SUFFIX.match(self.text, at)
        surface = found[0] if found else ""
        while surface and not (surface in SUFFIXES and at + len(surface) in self.word_ends):
            surface = surface[:-1]
        return surface

    def _is_number(self, numeral: Numeral, counter: Counter) -> bool:
        """Whether they count something, and are no part of a word or of a name."""
        behind = self.text[self.behind(numeral) + len(counter.surface) :][:1]
        if self.text[numeral.start : numeral.end] == "何" and counter.surface == "分":
            return behind not in ("、", "。")
        if _NOT_ONE.match(self.text, numeral.start):
            return False
        if counter.surface == "月" and (numeral.value or 1) > 12:
            return False
        end = self.behind(numeral) + len(counter.surface)
        if numeral.arabic or numeral.by_places or _is_counted(self.text, numeral.start, end):
            return True
        if self.text[numeral.start : numeral.end] in ("万", "億", "兆"):
            return False
        word = self.starting(numeral.start)
        if word is None:
            return self.pair(numeral.end) is not None
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
            return numeral.kana, "ぶん"
        if counter.surface == "分" and self._tenths(numeral, end):
            return numeral.kana, "ぶ"
        if counter.surface == "対" and _DIGIT.match(self.text, end):
            return sounds(numeral, _AGAINST)
        if counter.surface == "間" and self._is_length(numeral, end):
            return sounds(numeral, _KEN)
        if counter.surface == "式" and _MODEL.fullmatch(self.text, numeral.start, numeral.end):
            return digit_names(self.text[numeral.start : numeral.end]), counter.reading
        if counter.surface == "日" and numeral.value is not None:
            return self._day(numeral, counter, end)
        over = _OVER.search(self.text[max(0, numeral.start - 3) : numeral.start])
        if over and numeral.arabic and counter.surface in _PARTED:
            upper = str(int(over[1]))
            numeral = replace(numeral, pieces=(Piece(upper, "", upper),), value=int(upper))
        return sounds(numeral, counter)

    def _tenths(self, numeral: Numeral, end: int) -> bool:
        before = self.text[max(0, numeral.start - 12) : numeral.start]
        return before.endswith("割") or bool(_FEVER.search(before) or _TENTHS.match(self.text, end))

    def _is_length(self, numeral: Numeral, end: int) -> bool:
        """Whether so many 間 are a length."""
        return (numeral.value or 0) > 9 or bool(_LENGTH.match(self.text, end))

    def _day(self, numeral: Numeral, counter: Counter, end: int) -> tuple[str, str]:
        """ついたち or いちにち; 三日 みっか, but 二、三日 にさんにち."""
        before = self.text[max(0, numeral.start - 4) : numeral.start]
        if numeral.value == 1 and _is_first(before, self.text[end : end + 6], numeral.arabic):
            return "" if numeral.arabic else "つい", "たち"
        if _OR_SO.search(before) and numeral.value != 4:  # 三、四日 さんよっか
            return numeral.kana, "にち"
        return sounds(numeral, counter)


def _is_counted(text: str, start: int, end: int) -> bool:
    """Whether what stands around it tells that something is counted, and it is no name (第四条)."""
    return bool(
        _BEFORE_COUNTED.search(text, max(0, start - 3), start) or _BEHIND_COUNTED.match(text, end)
    )


def _is_first(before: str, behind: str, arabic: bool) -> bool:
    """Whether 1日 is the first of a month; 一日 by itself is a day."""
    if _DAY_OF_MONTH.search(before):
        return True
    return arabic and not (_A_DAY.match(behind) or _SO_LONG.search(before))


def counter_claims(cut: Cut) -> Iterator[Claim]:
    """What is known of the numerals in a text and the counters behind them."""
    view = _Text(cut)
    for numeral in find_numerals(cut.text):
        counter = view.counter(numeral)
        if counter:
            yield from _counted(view, numeral, counter)
        elif _bare(view, numeral):
            kana = numeral.kana
            yield from _claims(numeral, kana, numeral.end, numeral.end, "")


def _bare(view: _Text, numeral: Numeral) -> bool:
    """Whether a numeral without a counter is one, and not a part of a word or a name."""
    if numeral.by_places and _UNIT.match(view.text, numeral.end):
        return True
    if len(numeral.pieces) < 2 or numeral.end not in view.word_ends:
        return False
    word = None if numeral.arabic else view.starting(numeral.start)
    return numeral.arabic or (word is not None and "数詞" in word.pos)


def _counted(view: _Text, numeral: Numeral, counter: Counter) -> Iterator[Claim]:
    kana, sound = view.counter_sound(numeral, counter)
    pair = None if numeral.arabic else view.pair(numeral.end)
    if pair:  # its first number keeps the sound that it has there (四、五人 しごにん)
        own = numeral.kana
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
