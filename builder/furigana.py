"""How a reading lies over its characters: the cheapest way to share the kana out.

Every kanji has its readings in `readings/data/kanji.tsv` (from KANJIDIC, see there), which change
inside a word: rendaku (手紙 て|がみ), gemination (学校 がっ|こう), a verb's stem without its kana
(取締 とり|しまり). A run of kanji that no sum of readings explains is read as a whole (大人).
"""

import re
from functools import cache, lru_cache
from importlib import resources

from builder.japanese import KANJI, has_kanji, hiragana
from builder.model import Grain, RubySegment

_KANJI = re.compile(f"[{KANJI}]")
_KANA = re.compile("[ぁ-ゖァ-ヺー]")
_RUN = re.compile(f"([ぁ-ゖァ-ヺー]*)([{KANJI}]+)([ぁ-ゖァ-ヴー]*)")
_EXTRA_READINGS = {"〇": "れい ぜろ まる", "〆": "しめ じめ", "ヶ": "か が こ", "ヵ": "か が"}

_VOICED = {
    **dict(zip("かきくけこさしすせそたちつてと", "がぎぐげござじずぜぞだじずでど", strict=True)),
    **dict(zip("はひふへほ", "ばびぶべぼ", strict=True)),
}
_OTHERWISE_VOICED = dict(zip("はひふへほちつ", "ぱぴぷぺぽぢづ", strict=True))
_AFTER_N = {"あ": "な", "い": "に", "う": "ぬ", "え": "ね", "お": "の"}
"""反応 はん|のう, 因縁 いん|ねん: a vowel behind ん takes its n."""
_STEM = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))

_WHOLE, _ODD_READING, _SOUND_CHANGE, _NAME, _FOREIGN, _UNKNOWN = 5, 4, 4, 12, 80, 160
"""What the steps of an alignment cost; a known reading as it stands costs nothing."""

_SPECIAL = frozenset(
    """
    明日 小豆 海女 海士 硫黄 意気地 田舎 息吹 海原 乳母 浮気 浮 叔父 伯父 大人 乙女 叔母 伯母
    神酒 母屋 母家 神楽 河岸 鍛冶 風邪 固唾 蚊帳 為替 河原 川原 昨日 今日 果物 玄人 今朝 景色
    心地 居士 今年 早乙女 雑魚 桟敷 五月 早苗 五月雨 時雨 尻尾 竹刀 老舗 芝生 清水 三味線 砂利 数珠
    上手 白髪 素人 師走 数寄屋 数奇屋 相撲 草履 山車 太刀 七夕 足袋 稚児 一日 築山 梅雨 凸凹 伝馬船
    投網 十重二十重 読経 時計 仲人 名残 雪崩 野良 祝詞 博士 二十 二十歳 二十日 波止場 一人 日和 二人
    二日 吹雪 下手 部屋 迷子 真面目 土産 息子 眼鏡 猛者 紅葉 木綿 最寄 八百長 八百屋 大和 弥生 浴衣
    行方 寄席 若人
    """.split()
)
"""Words read as a whole: appendix (付表) of the Joyo kanji table, Cabinet notice 2 of 2010. Where
plain readings explain one as well (今日 こん|にち), those win."""

_Piece = tuple[int, int]
"""How many characters, how many kana."""


@cache
def _table() -> dict[str, tuple[str, str]]:
    """Kanji → its readings, its readings in names."""
    text = resources.files("builder.readings").joinpath("data/kanji.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {kanji: (common, names) for kanji, common, names in rows}


def common_readings(kanji: str) -> tuple[str, ...]:
    """The readings of one kanji without okurigana, the on readings first."""
    return tuple(dict.fromkeys(r.partition(".")[0] for r in _table().get(kanji, ("",))[0].split()))


def _forms(reading: str) -> dict[str, int]:
    """The kana that a table's reading may put over its kanji, with their cost; the part behind
    the full stop is okurigana, which a compound may leave out (受付 うけ|つけ)."""
    stem, _, tail = reading.partition(".")
    if not tail:
        return {stem: 0}
    forms = {stem + tail[:end]: _ODD_READING if end else 0 for end in range(len(tail) + 1)}
    if tail[-1] in _STEM:
        forms[stem + tail[:-1] + _STEM[tail[-1]]] = _ODD_READING
    return forms


def _cheapest(forms: list[tuple[str, int]]) -> dict[str, int]:
    """Every form once, at its lowest cost."""
    return {form: cost for form, cost in sorted(forms, key=lambda pair: -pair[1]) if form}


def _changed(form: str, cost: int) -> list[tuple[str, int]]:
    """A form and what becomes of it behind another kanji."""
    first, rest = form[:1], form[1:]
    changes = (_VOICED.get(first), _OTHERWISE_VOICED.get(first), _AFTER_N.get(first))
    return [(form, cost), *((c + rest, cost + _SOUND_CHANGE) for c in changes if c)]


@cache
def _kanji_forms(kanji: str, *, first: bool, last: bool) -> tuple[tuple[str, int], ...]:
    """The kana that `kanji` may carry in that place of a word, with their cost."""
    common, names = _table().get(kanji, (_EXTRA_READINGS.get(kanji, ""), ""))
    forms = [pair for reading in common.split() for pair in _forms(reading).items()]
    forms += [(name, _NAME) for name in names.split()]
    if not first:
        forms = [pair for form in forms for pair in _changed(*form)]
    if not last:
        forms += [
            (f[:-1] + "っ", c + _SOUND_CHANGE) for f, c in forms if f[-1:] in tuple("つちくき")
        ]
    return tuple(_cheapest(forms).items())


class _Alignment:
    """Shares the kana of one reading out over one surface, by dynamic programming."""

    def __init__(self, surface: str, reading: str) -> None:
        self.surface, self.reading = surface, reading
        self._known: dict[tuple[int, int], tuple[int, tuple[_Piece, ...]] | None] = {}

    def best(self, i: int = 0, j: int = 0) -> tuple[int, tuple[_Piece, ...]] | None:
        """Cost and pieces of the cheapest way from character `i` and kana `j` to both ends."""
        if i == len(self.surface):
            return (0, ()) if j == len(self.reading) else None
        if (i, j) not in self._known:
            ways = []
            for cost, characters, kana in self._steps(i, j):
                rest = self.best(i + characters, j + kana)
                if rest is not None:
                    ways.append((cost + rest[0], ((characters, kana), *rest[1])))
            self._known[i, j] = min(ways, default=None)
        return self._known[i, j]

    def _steps(self, i: int, j: int) -> list[tuple[int, int, int]]:
        """Every step from there: cost, characters, kana."""
        character, left = self.surface[i], len(self.reading) - j
        if _KANJI.match(character):
            return self._kanji_steps(i, j)
        if _KANA.match(character):
            return [(0, 1, 1)] if self.reading[j : j + 1] == hiragana(character) else []
        return [(_FOREIGN + kana, 1, kana) for kana in range(left + 1)]

    def _kanji_steps(self, i: int, j: int) -> list[tuple[int, int, int]]:
        kanji = self.surface[i - 1] if i and self.surface[i] == "々" else self.surface[i]
        forms = _kanji_forms(kanji, first=i == 0, last=i + 1 == len(self.surface))
        steps = [(cost, 1, len(f)) for f, cost in forms if self.reading.startswith(f, j)]
        end = i + 1
        while end <= len(self.surface) and all(map(_KANJI.match, self.surface[i:end])):
            count, left = end - i, len(self.reading) - j
            special = self.surface[i:end] in _SPECIAL
            for kana in range(1, left + 1):
                cost = _WHOLE - count if special else _UNKNOWN + abs(kana - 2 * count)
                steps.append((cost, count, kana))
            end += 1
        return steps


def explains(surface: str, reading: str) -> bool:
    """Whether `reading` can be the sum of readings that the kanji of `surface` have, one by one."""
    places, last = {0}, len(surface) - 1
    for i, character in enumerate(surface):
        if _KANJI.match(character):
            kanji = surface[i - 1] if i and character == "々" else character
            forms = [form for form, _ in _kanji_forms(kanji, first=i == 0, last=i == last)]
        else:
            forms = [hiragana(character)]
        places = {at + len(f) for at in places for f in forms if reading.startswith(f, at)}
        if not places:
            return False
    return len(reading) in places


def _segments(surface: str, reading: str, pieces: tuple[_Piece, ...]) -> list[RubySegment]:
    """Each piece with the kana over it; what is no kanji carries none."""
    segments, i, j = [], 0, 0
    for characters, kana in pieces:
        base, over = surface[i : i + characters], reading[j : j + kana]
        segments.append(RubySegment(base=base, reading=over if has_kanji(base) else None))
        i, j = i + characters, j + kana
    return segments


def _merged(segments: list[RubySegment], *, groups: bool) -> tuple[RubySegment, ...]:
    """Neighbours without a reading made one; with `groups` neighbours with a reading too."""
    merged: list[RubySegment] = []
    for segment in segments:
        before = merged[-1] if merged else None
        if before is None or (before.reading is None) != (segment.reading is None):
            merged.append(segment)
        elif before.reading is None or segment.reading is None:
            merged[-1] = RubySegment(base=before.base + segment.base, reading=None)
        elif groups:
            merged[-1] = RubySegment(
                base=before.base + segment.base, reading=before.reading + segment.reading
            )
        else:
            merged.append(segment)
    return tuple(merged)


def _aligned(surface: str, reading: str, grain: Grain) -> tuple[RubySegment, ...]:
    """The general way."""
    found = _Alignment(surface, reading).best()
    if found is None:
        return (RubySegment(base=surface, reading=reading),)
    return _merged(_segments(surface, reading, found[1]), groups=grain == "word")


def _one_run(surface: str, reading: str) -> tuple[RubySegment, ...]:
    """The short way for most words: one run of kanji, kana before and behind it."""
    found = _RUN.fullmatch(surface)
    if found is None:
        return _aligned(surface, reading, "word")
    head, run, tail = found.groups()
    over = reading.removeprefix(hiragana(head)).removesuffix(hiragana(tail))
    if not over or len(head) + len(over) + len(tail) != len(reading):
        return _aligned(surface, reading, "word")
    segments: tuple[RubySegment, ...] = (RubySegment(base=run, reading=over),)
    if head:
        segments = (RubySegment(base=head, reading=None), *segments)
    return (*segments, RubySegment(base=tail, reading=None)) if tail else segments


@lru_cache(maxsize=1 << 16)
def lay(surface: str, reading: str, grain: Grain = "word") -> tuple[RubySegment, ...]:
    """Lay `reading` (hiragana; empty: unknown) over `surface`.

    Only kanji carry a reading, okurigana stays bare: 取り出す → 取[と] り 出[だ] す. Where the
    kana of `surface` are not in `reading`, the whole surface carries it.
    """
    if not surface:
        return ()
    if not reading or not has_kanji(surface):
        return (RubySegment(base=surface, reading=None),)
    return _one_run(surface, reading) if grain == "word" else _aligned(surface, reading, grain)
