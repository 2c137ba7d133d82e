"""Laws and cases of how a reading lies over its characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.furigana import lay
from builder.japanese import has_kanji, hiragana
from builder.model import Grain

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
        ("三位", "さんみ", "三位[さんみ]", "三[さん]位[み]"),
        ("大人", "おとな", "大人[おとな]", "大人[おとな]"),
        ("大人買い", "おとなかい", "大人買[おとなか]い", "大人[おとな]買[か]い"),
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


@pytest.mark.parametrize(
    ("text", "kanji"),
    [
        ("\ufa11", True),  # a form of 崎 that Unicode took over from older tables
        ("々", True),
        ("한국어", False),
        ("ꆈꌠ", False),
        ("かな", False),
        ("ABC", False),
    ],
)
def test_writings_of_other_languages_are_no_kanji(text: str, kanji: bool) -> None:
    assert has_kanji(text) is kanji


@pytest.mark.parametrize(
    ("surface", "reading", "kanji"),
    [
        ("西瓜", "すいか", "西瓜[すいか]"),
        ("胡瓜", "きゅうり", "胡瓜[きゅうり]"),
        ("硝子", "がらす", "硝子[がらす]"),
        ("五月蝿い", "うるさい", "五月蝿[うるさ]い"),
        ("胡瓜畑", "きゅうりばたけ", "胡瓜[きゅうり]畑[ばたけ]"),
        ("薄硝子", "うすがらす", "薄[うす]硝子[がらす]"),
        ("西瓜割り", "すいかわり", "西瓜[すいか]割[わ]り"),
        ("清水硝子", "しみずがらす", "清水[しみず]硝子[がらす]"),
        ("二〇〇〇", "にせん", "二〇〇〇[にせん]"),
        ("図々しい", "ずうずうしい", "図々[ずうずう]しい"),
        ("拉麺", "らーめん", "拉麺[らーめん]"),
    ],
)
def test_no_kanji_takes_kana_that_are_left_over_from_its_neighbour(
    surface: str, reading: str, kanji: str
) -> None:
    assert notation(surface, reading, "kanji") == kanji


def test_the_first_kanji_of_a_word_may_be_voiced_behind_another_word() -> None:
    assert notation("会社", "がいしゃ", "kanji") == "会[がい]社[しゃ]"


def test_a_no_that_nobody_writes_stands_over_the_kanji_before_it() -> None:
    assert notation("丹後国", "たんごのくに", "kanji") == "丹[たん]後[ごの]国[くに]"


def test_a_kanji_without_readings_takes_what_its_neighbours_leave() -> None:
    assert notation("𠮷山", "よしやま", "kanji") == "𠮷[よし]山[やま]"


def test_a_kanji_between_kana_takes_what_they_leave() -> None:
    assert notation("真っ赤", "まっか", "kanji") == "真[ま]っ赤[か]"


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


TURNS = st.lists(
    st.tuples(
        st.text(st.sampled_from("取出聞七〇々ヶ"), min_size=1, max_size=2),
        st.text(st.sampled_from("とでりき"), min_size=1, max_size=3),
        st.sampled_from(["り", "きリ"]),
    ),
    min_size=2,
    max_size=3,
)


@given(TURNS)
def test_words_are_read_as_their_kanji_are_together(turns: list[tuple[str, str, str]]) -> None:
    surface = "".join(kanji + kana for kanji, _, kana in turns)
    reading = "".join(over + hiragana(kana) for _, over, kana in turns)
    together: list[tuple[str, str | None]] = []
    for base, over in lay(surface, reading, "kanji"):
        before, said = together[-1] if together else ("", None)
        if over is not None and said is not None:
            together[-1] = (before + base, said + over)
        else:
            together.append((base, over))
    assert [*lay(surface, reading, "word")] == together
