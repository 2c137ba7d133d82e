"""What else a word may be read: only what can be the word."""

import pytest
from reading import engine


def others(text: str) -> dict[str, set[str]]:
    """The doubtful words of the text with their other readings."""
    return {t.surface: {*t.candidates} for t in engine().read(text) if t.doubtful}


@pytest.mark.parametrize(
    "text",
    [
        "帰る", "早く帰った", "帰れば分かる", "冷たい水だ", "冷ました", "誘いを断つ", "草に潜む",
        "費用を負う", "先を焦る", "髪を結う", "秘密を明かそう", "席を空けて待つ", "跳ねる", "窓を通して",
    ],
)  # fmt: skip
def test_a_verb_is_not_read_as_no_verb_is(text: str) -> None:
    assert others(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "そこは遠い", "遠くから見る", "この車は速い", "太い線を引く", "手に取ってみる", "早うせえ",
        "代わりに行く", "付ける", "主に使う", "贔屓にする", "電力が不足する", "猫が懐く",
    ],
)  # fmt: skip
def test_a_word_by_itself_is_not_voiced_like_the_second_part_of_a_compound(text: str) -> None:
    assert others(text) == {}


def test_behind_another_kanji_a_word_may_be_voiced() -> None:
    assert others("屋根の葺きを見る") == {}
    assert others("檜葺きの宿")["葺き"] == {"ぶき"}
    assert others("人に辛ければ")["辛けれ"] == {"からけれ"}
    assert others("漢字辛ければ")["辛けれ"] == {"からけれ", "づらけれ"}


def test_so_may_a_word_of_the_word_list() -> None:
    assert others("背負い投げで勝つ")["背負い投げ"] == {"しょいなげ"}
    assert others("豪快背負い投げで勝つ")["背負い投げ"] == {"しょいなげ", "ぜおいなげ"}


def test_voiced_on_readings_are_words_by_themselves() -> None:
    assert others("太政官が置かれた")["太政官"] == {"だじょうかん"}
    assert others("神使が来た")["神使"] == {"じんし"}


@pytest.mark.parametrize(
    ("text", "word", "readings"),
    [
        ("辛いので", "辛い", {"からい"}),
        ("辛かった", "辛かっ", {"からかっ"}),
        ("席が空く", "空く", {"すく"}),
        ("抱いて", "抱い", {"だい"}),
        ("留まる", "留まる", {"とどまる"}),
        ("怒る", "怒る", {"いかる"}),
        ("通った", "通っ", {"かよっ"}),
        ("被った", "被っ", {"こうむっ"}),
    ],
)
def test_words_of_two_readings_stay_in_doubt(text: str, word: str, readings: set[str]) -> None:
    assert others(text)[word] == readings


def test_both_readings_of_japan_are_right() -> None:
    assert others("日本の海と全日本") == {}


def test_a_surname_has_no_readings_of_other_words() -> None:
    assert others("本田さんと福田さんと平野さん") == {"本田": set(), "福田": set(), "平野": set()}
