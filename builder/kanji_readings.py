"""Which kana a kanji may carry in a word.

Every kanji has its readings in `readings/data/kanji.tsv` (from KANJIDIC, see there), which change
inside a word: rendaku (手紙 て|がみ), gemination (学校 がっ|こう), a vowel behind ん (三位
さん|み), a verb's stem without its kana (取締 とり|しまり). What is no reading as the
table has it costs something, see `builder.furigana`.
"""

from functools import cache

from builder.japanese import HALF_VOICED, VOICED, has_kanji, hiragana, modern
from builder.tables import table_rows

_EXTRA_READINGS = {
    "〇": "れい ぜろ まる", "〆": "しめ じめ", "ヶ": "か が こ", "ヵ": "か が",
    "𩸽": "ほっけ", "仝": "どう",
}  # fmt: skip
"""Readings of signs that KANJIDIC does not list."""

_ODD_READING, _SOUND_CHANGE, _NAME = 4, 4, 12
"""What forms cost that are no reading as it stands, which costs nothing."""

_VOICED = VOICED | {"ち": "じ", "つ": "ず"}
_OTHERWISE_VOICED = HALF_VOICED | {"ち": "ぢ", "つ": "づ"}
_AFTER_N = {"あ": "な", "い": "に", "う": "ぬ", "え": "ね", "お": "の"}
"""反応 はん|のう, 因縁 いん|ねん: a vowel behind ん takes its n."""
_AFTER_M = {"い": "み"}
"""三位 さん|み: or the m that this ん once was."""
_STEM = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))


@cache
def _table() -> dict[str, tuple[str, str]]:
    """Kanji → its readings, its readings in names."""
    rows = table_rows("readings/data/kanji.tsv")
    known = {kanji: (common, names) for kanji, common, names in rows}
    return {kanji: (common, "") for kanji, common in _EXTRA_READINGS.items()} | known


def _readings(kanji: str) -> tuple[str, str]:
    """Those of one kanji, or of the form of it that the table has (﨑, as 崎)."""
    return _table().get(kanji) or _table().get(modern(kanji), ("", ""))


def common_readings(kanji: str) -> tuple[str, ...]:
    """The readings of one kanji without okurigana, the on readings first."""
    return tuple(dict.fromkeys(r.partition(".")[0] for r in _readings(kanji)[0].split()))


@cache
def inflected_readings(kanji: str) -> frozenset[str]:
    """The verbs and adjectives, in their dictionary form, that are written with one kanji and
    okurigana (帰: かえる, かえす)."""
    return frozenset(r.replace(".", "") for r in _readings(kanji)[0].split() if "." in r)


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


def changed(form: str, cost: int) -> list[tuple[str, int]]:
    """A form and what becomes of it behind another kanji."""
    first, rest = form[:1], form[1:]
    tables = (_VOICED, _OTHERWISE_VOICED, _AFTER_N, _AFTER_M)
    changes = (table.get(first) for table in tables)
    return [(form, cost), *((c + rest, cost + _SOUND_CHANGE) for c in changes if c)]


@cache
def kanji_forms(kanji: str, *, first: bool, last: bool) -> tuple[tuple[str, int], ...]:
    """The kana that `kanji` may carry in that place of a word, with their cost."""
    common, names = _readings(kanji)
    forms = [pair for reading in common.split() for pair in _forms(reading).items()]
    forms += [(name, _NAME) for name in names.split()]
    if not first:
        forms = [pair for form in forms for pair in changed(*form)]
    if not last:
        forms += [
            (f[:-1] + "っ", c + _SOUND_CHANGE) for f, c in forms if f[-1:] in tuple("つちくき")
        ]
    return tuple(_cheapest(forms).items())


@cache
def forms_within(kanji: str, *, last: bool) -> dict[str, int]:
    """The kana that `kanji` may carry in a token: its first kanji, too, can stand behind another
    token's (会社 がい|しゃ behind 運河), and one before another's may take a の that nobody
    writes (丹後国 たん|ごの|くに)."""
    forms = list(kanji_forms(kanji, first=False, last=last))
    return _cheapest(forms if last else [*forms, *((f + "の", c + _NAME) for f, c in forms)])


def explains(surface: str, reading: str) -> bool:
    """Whether `reading` can be the sum of readings that the kanji of `surface` have, one by one."""
    places, last = {0}, len(surface) - 1
    for i, character in enumerate(surface):
        if has_kanji(character):
            kanji = surface[i - 1] if i and character == "々" else character
            forms = [form for form, _ in kanji_forms(kanji, first=i == 0, last=i == last)]
        else:
            forms = [hiragana(character)]
        places = {at + len(f) for at in places for f in forms if reading.startswith(f, at)}
        if not places:
            return False
    return len(reading) in places
