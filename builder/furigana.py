"""How a reading lies over its characters: the cheapest way to share the kana out.

Every kanji has its readings in `readings/data/kanji.tsv` (from KANJIDIC, see there), which change
inside a word: rendaku (手紙 て|がみ), gemination (学校 がっ|こう), a vowel behind ん (三位
さん|み), a verb's stem without its kana (取締 とり|しまり). Where no sum of readings explains a
word's kanji, those left over are read as a group (大人), as small as may be (薄硝子 うす|がらす);
none alone takes kana that are no reading of its own (西瓜 is not す|いか).
"""

import re
from functools import cache, lru_cache

from builder.japanese import HALF_VOICED, KANJI, VOICED, has_kanji, hiragana
from builder.model import Grain, RubySegment
from builder.tables import table_rows

_KANJI = re.compile(f"[{KANJI}]")
_KANA = re.compile("[ぁ-ゖァ-ヺー]")
_RUN = re.compile(f"([ぁ-ゖァ-ヺー]*)([{KANJI}]+)([ぁ-ゖァ-ヴー]*)")
_EXTRA_READINGS = {"〇": "れい ぜろ まる", "〆": "しめ じめ", "ヶ": "か が こ", "ヵ": "か が"}

_VOICED = VOICED | {"ち": "じ", "つ": "ず"}
_OTHERWISE_VOICED = HALF_VOICED | {"ち": "ぢ", "つ": "づ"}
_AFTER_N = {"あ": "な", "い": "に", "う": "ぬ", "え": "ね", "お": "の"}
"""反応 はん|のう, 因縁 いん|ねん: a vowel behind ん takes its n."""
_AFTER_M = {"い": "み"}
"""三位 さん|み: or the m that this ん once was."""
_NO_BEGINNING = tuple("ーっゃゅょぁぃぅぇぉ")
"""What is never cut from the kana before it."""
_STEM = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))

_WHOLE, _ODD_READING, _SOUND_CHANGE, _NAME, _FOREIGN, _UNKNOWN = 5, 4, 4, 12, 80, 160
_GROWTH, _LEFTOVER = 10, 100
"""What the steps of an alignment cost; a known reading as it stands costs nothing. Kana that no
reading holds cost one each, and each kanji under them its growth, so that groups stay small; a
single kanji that has other readings costs more than a group with its neighbours."""

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
notice 2 of 2010. Where plain readings explain one as well (今日 こん|にち), those win."""

_Piece = tuple[int, int]
"""How many characters, how many kana."""


@cache
def _table() -> dict[str, tuple[str, str]]:
    """Kanji → its readings, its readings in names."""
    rows = table_rows("readings/data/kanji.tsv")
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
    tables = (_VOICED, _OTHERWISE_VOICED, _AFTER_N, _AFTER_M)
    changes = (table.get(first) for table in tables)
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


@cache
def _forms_within(kanji: str, *, last: bool) -> dict[str, int]:
    """The kana that `kanji` may carry in a token: its first kanji, too, can stand behind another
    token's (会社 がい|しゃ behind 運河), and one before another's may take a の that nobody
    writes (丹後国 たん|ごの|くに)."""
    forms = list(_kanji_forms(kanji, first=False, last=last))
    return _cheapest(forms if last else [*forms, *((f + "の", c + _NAME) for f, c in forms)])


def _unknown(kanji: str, kana: int) -> int:
    """What it costs that `kanji` carry so many `kana` which no reading holds."""
    cost = _UNKNOWN + _GROWTH * len(kanji) + kana
    left_over = len(kanji) == 1 and _kanji_forms(kanji, first=True, last=True)
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
        if _KANJI.match(character):
            return self._kanji_steps(i, j)
        if _KANA.match(character):
            return [(0, 1, 1)] if self.reading[j : j + 1] == hiragana(character) else []
        return [(_FOREIGN + kana, 1, kana) for kana in range(left + 1)]

    def _kanji_steps(self, i: int, j: int) -> list[tuple[int, int, int]]:
        if self.reading.startswith(_NO_BEGINNING, j):
            return []
        kanji = self.surface[i - 1] if i and self.surface[i] == "々" else self.surface[i]
        forms = _forms_within(kanji, last=i + 1 == len(self.surface)).items()
        steps = [(cost, 1, len(f)) for f, cost in forms if self.reading.startswith(f, j)]
        end = i + 1
        while end <= len(self.surface) and all(map(_KANJI.match, self.surface[i:end])):
            count, left = end - i, len(self.reading) - j
            steps += [
                (_WHOLE - count, count, len(form))
                for reading in _SPECIAL.get(self.surface[i:end], ())
                for form, _ in _changed(reading, 0)
                if self.reading.startswith(form, j)
            ]
            steps += [
                (_unknown(self.surface[i:end], kana), count, kana) for kana in range(1, left + 1)
            ]
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
