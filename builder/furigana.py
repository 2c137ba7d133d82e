"""How a reading lies over its characters: the cheapest way to share the kana out.

Every kanji has its readings and what becomes of them in a word (`builder.kanji_readings`). Where no
sum of readings explains a word's kanji, those left over are read as a group (大人), as small as may
be (薄硝子 うす|がらす); none alone takes kana that are no reading of its own (西瓜 is not す|いか).
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from builder.japanese import KANJI, has_kanji, hiragana
from builder.kanji_readings import changed, forms_within, kanji_forms
from builder.model import Grain, RubySegment, new

_KANA = re.compile("[ぁ-ゖァ-ヺー]")
_RUN = re.compile(f"([ぁ-ゖァ-ヺー]*)([{KANJI}]+)([ぁ-ゖァ-ヴー]*)")
_RUNS = re.compile(f"[{KANJI}]+|[ぁ-ゖァ-ヴー]+")

_NO_BEGINNING = tuple("ーっゃゅょぁぃぅぇぉ")
"""What is never cut from the kana before it."""

_FOREIGN, _UNKNOWN = 80, 160
_GROWTH, _LEFTOVER = 10, 100
"""What the steps of an alignment cost beside those of known readings. Kana that no reading holds
cost one each, and each kanji under them its growth, so that groups stay small; a single kanji that
has other readings costs more than a group with its neighbours."""

_SPECIAL_WORDS = """
    明日=あす,あした 小豆=あずき 海女=あま 海士=あま 硫黄=いおう 意気地=いくじ 田舎=いなか
    息吹=いぶき 海原=うなばら 乳母=うば 浮気=うわき 浮=うわ 叔父=おじ 伯父=おじ 大人=おとな
    乙女=おとめ 叔母=おば 伯母=おば 神酒=みき 母屋=おもや 母家=おもや 神楽=かぐら 河岸=かし
    鍛冶=かじ 風邪=かぜ 固唾=かたず 蚊帳=かや 為替=かわせ 河原=かわら 川原=かわら 昨日=きのう
    今日=きょう 果物=くだもの 玄人=くろうと 今朝=けさ 景色=けしき 心地=ここち 居士=こじ 今年=ことし
    早乙女=さおとめ 雑魚=ざこ,じゃこ 桟敷=さじき 五月=さつき 早苗=さなえ 五月雨=さみだれ
    時雨=しぐれ 尻尾=しっぽ 竹刀=しない 老舗=しにせ 芝生=しばふ 清水=しみず 三味線=しゃみせん
    砂利=じゃり 数珠=じゅず 上手=じょうず 白髪=しらが 素人=しろうと 師走=しわす,しはす
    数寄屋=すきや 数奇屋=すきや 相撲=すもう 草履=ぞうり 山車=だし 太刀=たち 七夕=たなばた 足袋=たび
    稚児=ちご 一日=ついたち 築山=つきやま 梅雨=つゆ 凸凹=でこぼこ 伝馬船=てんません 投網=とあみ
    十重二十重=とえはたえ 読経=どきょう 時計=とけい 仲人=なこうど 名残=なごり 雪崩=なだれ 野良=のら
    祝詞=のりと 博士=はかせ 二十=はた,はたち 二十歳=はたち 二十日=はつか 波止場=はとば 一人=ひとり
    日和=ひより 二人=ふたり 二日=ふつか 吹雪=ふぶき 下手=へた 部屋=へや 迷子=まいご 真面目=まじめ
    土産=みやげ 息子=むすこ 眼鏡=めがね 猛者=もさ 紅葉=もみじ 木綿=もめん 最寄=もよ,もより
    八百長=やおちょう 八百屋=やおや 大和=やまと 弥生=やよい 浴衣=ゆかた 行方=ゆくえ 寄席=よせ
    若人=わこうど
"""
_SPECIAL = {w: r.split(",") for w, r in (entry.split("=") for entry in _SPECIAL_WORDS.split())}
"""Words read as a whole, each with its readings: appendix (付表) of the Joyo kanji table, Cabinet
notice 2 of 2010. So they stay whole even if KANJIDIC has the parts (上手 じょう|ず), but not with
other readings (今日 こん|にち)."""

_OTHER_WORDS = """
    海老=えび 山茶花=さざんか 胡桃=くるみ 案山子=かかし 東雲=しののめ 蝦夷=えみし 飛鳥=あすか
    春日=かすが 日下=くさか 長谷=はせ 服部=はっとり 刑部=おさかべ 各務=かがみ 百目鬼=どうめき
    武蔵=むさし 近江=おうみ 遠江=とおとうみ 常陸=ひたち 陸奥=むつ 相模=さがみ 上総=かずさ
    出雲=いずも 上野=こうずけ 下野=しもつけ 美作=みまさか 先斗=ぽんと
    明後日=あさって 一昨年=おととし 香具師=やし 天晴=あっぱ,あっぱれ 外郎=ういろう
    金糸雀=かなりあ,かなりや 亜米利加=あめりか 仏蘭西=ふらんす 露西亜=ろしあ 瑞西=すいす
    巴里=ぱり
"""
_SPECIAL |= {w: r.split(",") for w, r in (entry.split("=") for entry in _OTHER_WORDS.split())}
"""Our own: others of which KANJIDIC has parts as readings of their kanji, mostly in names
(飛鳥 あす|か), and which nobody reads by their parts."""

_BY_PLACES = re.compile("(?<![〇一二三四五六七八九])[〇一二三四五六七八九]{2,}")
"""Digits by their places: one number, and no kanji has a part of its own (二〇二五年)."""

_Piece = tuple[int, int]
"""How many characters, how many kana."""


def _unknown(kanji: str, kana: int) -> int:
    """What it costs that `kanji` carry so many `kana` which no reading holds."""
    cost = _UNKNOWN + _GROWTH * len(kanji) + kana
    left_over = len(kanji) == 1 and kanji_forms(kanji, first=True, last=True)
    return cost + _LEFTOVER if left_over or kanji == "々" or kanji[0] == "〇" else cost


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
            # Of two ways at one cost the group comes first: 西瓜|割, not 西|瓜割.
            self._known[i, j] = min(
                ways, key=lambda way: (way[0], -way[1][0][0], way[1][0][1]), default=None
            )
        return self._known[i, j]

    def _steps(self, i: int, j: int) -> list[tuple[int, int, int]]:
        """Every step from there: cost, characters, kana."""
        character, left = self.surface[i], len(self.reading) - j
        if has_kanji(character):
            return self._kanji_steps(i, j)
        if _KANA.match(character):
            return [(0, 1, 1)] if self.reading[j : j + 1] == hiragana(character) else []
        return [(_FOREIGN + kana, 1, kana) for kana in range(left + 1)]

    def _kanji_steps(self, i: int, j: int) -> list[tuple[int, int, int]]:
        if self.reading.startswith(_NO_BEGINNING, j):
            return []
        kanji = self.surface[i - 1] if i and self.surface[i] == "々" else self.surface[i]
        left = len(self.reading) - j
        forms = forms_within(kanji, last=i + 1 == len(self.surface)).items()
        steps = [(cost, 1, len(f)) for f, cost in forms if self.reading.startswith(f, j)]
        digits = _BY_PLACES.match(self.surface, i)
        if digits and ("〇" in digits[0] or len(digits[0]) > 2):
            steps = steps if "〇" not in digits[0] else []  # 七五三 しち|ご|さん
            count = len(digits[0])
            return steps + [(_FOREIGN + kana, count, kana) for kana in range(1, left + 1)]
        end = i + 1
        while end <= len(self.surface) and all(map(has_kanji, self.surface[i:end])):
            count = end - i
            steps += [
                (-count, count, len(form))
                for reading in _SPECIAL.get(self.surface[i:end], ())
                for form, _ in changed(reading, 0)
                if self.reading.startswith(form, j)
            ]
            steps += [
                (_unknown(self.surface[i:end], kana), count, kana) for kana in range(1, left + 1)
            ]
            end += 1
        return steps


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


def _ends(run: str, reading: str, start: int) -> Iterable[int]:
    """Where a run of kana or of kanji may end in the reading if it begins at `start`."""
    if not has_kanji(run):
        kana = hiragana(run)
        return (start + len(kana),) if reading.startswith(kana, start) else ()
    return () if reading.startswith(_NO_BEGINNING, start) else range(start + 1, len(reading) + 1)


def _by_runs(surface: str, reading: str) -> tuple[RubySegment, ...] | None:
    """The short way for words of kanji and kana by turns (取り出す): the kana tell how far each
    run of kanji reaches in the reading. None where they leave more than one way, or none."""
    runs = _RUNS.findall(surface)
    if "".join(runs) != surface or _BY_PLACES.search(surface):
        return None
    reached = [{0}]
    for run in runs:
        reached.append({end for start in reached[-1] for end in _ends(run, reading, start)})
    kept, segments = reached[-1] & {len(reading)}, list[RubySegment]()
    for run, starts in zip(reversed(runs), reversed(reached[:-1]), strict=True):
        leading = {at for at in starts if not kept.isdisjoint(_ends(run, reading, at))}
        if len(leading) != 1:
            return None
        over = reading[min(leading) : min(kept)] if has_kanji(run) else None
        segments.insert(0, RubySegment(run, over))
        kept = leading
    return tuple(segments)


def _one_run(surface: str, reading: str) -> tuple[RubySegment, ...]:
    """The short way for most words: one run of kanji, kana before and behind it."""
    found = _RUN.fullmatch(surface)
    if found is None:
        return _by_runs(surface, reading) or _aligned(surface, reading, "word")
    head, run, tail = found.groups()
    if not head and not tail:
        return (new(RubySegment, (run, reading)),)
    over = reading.removeprefix(hiragana(head)).removesuffix(hiragana(tail))
    if not over or len(head) + len(over) + len(tail) != len(reading):
        return _aligned(surface, reading, "word")
    segments: tuple[RubySegment, ...] = (new(RubySegment, (run, over)),)
    if head:
        segments = (new(RubySegment, (head, None)), *segments)
    return (*segments, new(RubySegment, (tail, None))) if tail else segments


@lru_cache(maxsize=1 << 12)
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
