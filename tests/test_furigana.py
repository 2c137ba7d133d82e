"""Laws and cases of how a reading lies over its characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.furigana import Grain, lay
from builder.japanese import has_kanji

CHARACTERS = st.text(st.sampled_from("山川食学校今日々ヶ𠮷あぃうーアガＡa1、 "), max_size=8)
READINGS = st.text(st.sampled_from("あいうえおかがきゃん"), max_size=12)


def notation(surface: str, reading: str, grain: Grain) -> str:
    return "".join(
        s.base if s.reading is None else f"{s.base}[{s.reading}]"
        for s in lay(surface, reading, grain)
    )


@pytest.mark.parametrize(
    ("surface", "reading", "word", "kanji"),
    [
        ("取り出す", "とりだす", "取[と]り出[だ]す", "取[と]り出[だ]す"),
        ("半導体", "はんどうたい", "半導体[はんどうたい]", "半[はん]導[どう]体[たい]"),
        ("学校", "がっこう", "学校[がっこう]", "学[がっ]校[こう]"),
        ("手紙", "てがみ", "手紙[てがみ]", "手[て]紙[がみ]"),
        ("三百", "さんびゃく", "三百[さんびゃく]", "三[さん]百[びゃく]"),
        ("受付", "うけつけ", "受付[うけつけ]", "受[うけ]付[つけ]"),
        ("人々", "ひとびと", "人々[ひとびと]", "人[ひと]々[びと]"),
        ("反応", "はんのう", "反応[はんのう]", "反[はん]応[のう]"),
        ("大人", "おとな", "大人[おとな]", "大人[おとな]"),
        ("今日", "きょう", "今日[きょう]", "今日[きょう]"),
        ("今日", "こんにち", "今日[こんにち]", "今[こん]日[にち]"),
        ("お茶", "おちゃ", "お茶[ちゃ]", "お茶[ちゃ]"),
        ("消しゴム", "けしごむ", "消[け]しゴム", "消[け]しゴム"),
        ("関ヶ原", "せきがはら", "関ヶ原[せきがはら]", "関[せき]ヶ[が]原[はら]"),
        ("生き生き", "いきいき", "生[い]き生[い]き", "生[い]き生[い]き"),
    ],
)
def test_ruby_stands_over_kanji_and_leaves_okurigana_bare(
    surface: str, reading: str, word: str, kanji: str
) -> None:
    assert notation(surface, reading, "word") == word
    assert notation(surface, reading, "kanji") == kanji


def test_a_reading_without_the_words_own_kana_stands_over_the_whole_word() -> None:
    assert notation("食べる", "くう", "word") == "食べる[くう]"


def test_no_ruby_stands_over_a_word_whose_reading_is_unknown() -> None:
    assert notation("山", "", "word") == "山"


@given(CHARACTERS, READINGS, st.sampled_from(["word", "kanji"]))
def test_bases_rebuild_the_surface_and_kana_carry_no_reading(
    surface: str, reading: str, grain: Grain
) -> None:
    segments = lay(surface, reading, grain)
    assert "".join(segment.base for segment in segments) == surface
    assert all(has_kanji(segment.base) for segment in segments if segment.reading is not None)
