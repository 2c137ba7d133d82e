"""Behind a speaker's label, a dash, a bullet or a bracket, words are read as at the beginning."""

import pytest

from builder.beginnings import beginnings
from builder.readings import ReadingEngine, annotate_lines

SENTENCES = {
    "日が沈む。": "{日|ひ}が{沈|しず}む。",
    "日が長い。": "{日|ひ}が{長|なが}い。",
    "体が大事だ。": "{体|からだ}が{大事|だいじ}だ。",
    "時が来た。": "{時|とき}が{来|き}た。",
    "前に言った。": "{前|まえ}に{言|い}った。",
    "後で行く。": "{後|あと}で{行|い}く。",
    "名が売れる。": "{名|な}が{売|う}れる。",
    "金がない。": "{金|かね}がない。",
    "人は変わる。": "{人|ひと}は{変|か}わる。",
}
SIGNS = [
    *("田中：", "A:", "――", "—", "…", "「", "（", "『", "【", "● ", "■", "・", "①", "→", "※"),
    *(
        "1. ",
        "１．",
        "(2) ",
        "3）",
        "Q. ",
        "- ",
        "田中　",
        "本当ですか？",
        "はい！　",
        "はい。\n",
        "はい。",
        "「はい。」",
    ),
]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_begins_a_sentence(engine: ReadingEngine, sign: str) -> None:
    read = annotate_lines([sign + sentence for sentence in SENTENCES], engine)
    for annotated, expected in zip(read, SENTENCES.values(), strict=True):
        assert annotated.endswith(expected)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("山田　実", "{山田|やまだ}　{実|みのる}"),
        ("小林　学は、", "{小林|こばやし}　{学|まなぶ}は、"),
        ("毛　沢東は、", "{毛|もう}　{沢東|たくとう}は、"),
    ],
)
def test_a_given_name_begins_nothing(engine: ReadingEngine, name: str, expected: str) -> None:
    assert list(annotate_lines([name], engine)) == [expected]


def test_things_side_by_side_are_words_by_themselves(engine: ReadingEngine) -> None:
    (read,) = annotate_lines(["学校　家　庭　海"], engine)
    assert read == "{学校|がっこう}　{家|いえ}　{庭|にわ}　{海|うみ}"


def test_numbers_begin_nothing() -> None:
    assert list(beginnings("1.5倍で、3.14だ")) == []


def test_a_title_that_ends_in_a_stop_begins_nothing() -> None:
    assert list(beginnings("娘。の歌、「夜。」は曲。")) == [6, 12]


def test_places_are_behind_the_signs_and_the_space() -> None:
    assert list(beginnings("A： はい。\n――「日」")) == [3, 7, 10]
