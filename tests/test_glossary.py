"""Terms are found on morpheme boundaries, the longest first, and ordered as a dictionary is."""

import pytest
from fakes import readings_of, term

from builder.glossary import Glossary, in_order, kana_row
from builder.model import Morphemes


def found(glossary: Glossary, text: str, words: str = "") -> list[str]:
    tokens = readings_of(words).read(text)
    morphemes = Morphemes.of(morpheme for token in tokens for morpheme in token.morphemes)
    return [text[match.start : match.end] for match in glossary.find(text, morphemes)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("大規模言語モデルとモデル", "規模= 言語= モデル=", ["大規模言語モデル", "モデル"]),
        ("半導体を買う", "導体=", ["半導体"]),
        ("GPU不足", "不足=", ["GPU", "不足"]),
        ("OpenAIとAI", "", ["AI"]),
        ("ＧＰＵ", "ＧＰＵ=", ["ＧＰＵ"]),
        ("モデレーター", "モデレーター=", []),
        ("市場を牛耳っている", "牛耳っ/牛耳る/動詞=", ["牛耳っ"]),
        ("首を縦に振らない", "振ら/振る/動詞=", ["首を縦に振ら"]),
        ("学習データで学習", "学習= データ=", ["学習データ", "学習"]),
        ("データセンタ", "データ= センタ=", ["データセンタ"]),
        ("ﾃﾞｰﾀｾﾝﾀ", "ﾃﾞｰﾀ= ｾﾝﾀ=", ["ﾃﾞｰﾀｾﾝﾀ"]),
    ],
)
def test_terms_are_found_where_words_begin_and_end(
    text: str, words: str, expected: list[str]
) -> None:
    glossary = Glossary(
        [
            term("llm", "大規模言語モデル"), term("model", "モデル"), term("chip", "半導体"),
            term("gpu", "GPU"), term("shortage", "不足"), term("ai", "AI"),
            term("dominate", "牛耳る"), term("nod", "首を縦に振る"), term("data", "学習データ"),
            term("learning", "学習"), term("centre", "データセンター", "データセンタ"),
        ]
    )  # fmt: skip
    assert found(glossary, text, words) == expected


def test_terms_stand_in_the_order_of_a_dictionary() -> None:
    readings = ["がくしゅう", "あい", "かく", "がっこう", "さーばー", "さばく", "じ"]
    terms = [term(str(number), reading, reading=reading) for number, reading in enumerate(readings)]
    ordered = [each.reading for each in in_order(terms)]
    assert ordered == ["あい", "かく", "がくしゅう", "がっこう", "さーばー", "さばく", "じ"]


@pytest.mark.parametrize(
    ("reading", "row"),
    [("えー", "row-a"), ("がく", "row-ka"), ("ぢ", "row-ta"), ("ぱ", "row-ha"), ("ん", "row-wa"),
     ("ゔぁ", "row-a")],
)  # fmt: skip
def test_a_term_stands_in_the_row_of_its_first_kana(reading: str, row: str) -> None:
    assert kana_row(term("x", "x", reading=reading))[0] == row


def test_signs_of_full_width_and_those_that_are_in_no_term_hide_none() -> None:
    glossary = Glossary([term("km", "km走"), term("wait", "待つ!"), term("data", "データ")])
    words = "待つ= データ= ㎞= …= 走="
    assert found(glossary, "（データ…待つ！）", words) == ["データ", "待つ！"]
    assert found(glossary, "㎞走…ﾃﾞｰﾀ", "㎞= …= 走= ﾃﾞｰﾀ=") == ["㎞走", "ﾃﾞｰﾀ"]
    assert found(glossary, "5㎞データ", "5= ㎞= データ=") == ["データ"]
