"""Readings that a text tells in passing: in brackets behind a word, or at its head."""

import pytest

from builder.model import Origin
from builder.readings import ReadingEngine


def readings(engine: ReadingEngine, text: str) -> list[str]:
    """The words whose reading the text tells, with it."""
    return [
        f"{token.surface} {''.join(s.reading or s.base for s in token.ruby)}"
        for token in engine.read(text)
        if token.origin is Origin.SOURCE
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("川辺荘一（かわべ しょういち）は町の医者。荘一は", ["川辺荘一 かわべしょういち"]),
        ("高原(たかはら、1950年生まれ)は高原で", ["高原 たかはら", "高原 たかはら"]),
        ("つむぎ、紬とも書く", ["紬 つむぎ"]),
        ("はくさい、英語：cabbage、白菜", ["白菜 はくさい"]),
    ],
)
def test_a_reading_that_can_be_the_words_is_told(
    engine: ReadingEngine, text: str, told: list[str]
) -> None:
    assert readings(engine, text) == told


@pytest.mark.parametrize(
    "text",
    [
        "野党（さよく）の話",
        "学芸員（・キュレーター）",
        "ただし、正しくは",
        "水不足（きき）を知る",
        "（かな）だけ",
        "会議（かいぎに出る）",
        "コーヒーは、二人の好物だ",
    ],
)
def test_what_cannot_be_its_reading_is_not(engine: ReadingEngine, text: str) -> None:
    assert readings(engine, text) == []


def test_many_brackets_take_their_time_in_proportion(engine: ReadingEngine) -> None:
    text = "山（やま）" * 3000
    assert len(readings(engine, text)) == 3000
