"""Patterns that are compared as words hold where their regular expressions do."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.readings.context import patterns
from builder.readings.patterns import Before, Behind, words


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("", {""}),
        ("の", {"の"}),
        ("木|神社", {"木", "神社"}),
        ("(?:木|神社|[首軒])の", {"木の", "神社の", "首の", "軒の"}),
        ("入り?口", {"入口", "入り口"}),
        ("を(?:[見み]る?)?", {"を", "を見", "を見る", "をみ", "をみる"}),
        ("[)）]", {")", "）"}),
    ],
)
def test_a_pattern_that_says_words_gives_all_of_them(expression: str, found: set[str]) -> None:
    assert set(words(expression) or ()) == found


@pytest.mark.parametrize(
    "expression",
    [
        ".",
        "^",
        "の$",
        "木+",
        "[^木]",
        "[一-鿿]",
        "(?<!人)気",
        "木{2}",
        r"\s",
        "[一二三四五六七八九十]" * 3,
    ],
)
def test_a_pattern_that_says_more_than_words_gives_none(expression: str) -> None:
    assert words(expression) is None


BEFORE, BEHIND = patterns()
SIGNS = sorted({sign for each in (*BEFORE, *BEHIND) for sign in each})


def test_every_word_of_the_table_is_matched() -> None:
    """And they are most of its patterns, for which no expression is compiled."""
    for side in (BEFORE, BEHIND):
        found = {each: words(each) for each in side}
        assert sum(each is not None for each in found.values()) > len(found) / 2
        for expression, known in found.items():
            assert all(re.fullmatch(expression, word) for word in known or ())


@given(st.data())
@settings(max_examples=300)
def test_patterns_of_the_table_hold_where_their_expressions_do(data: st.DataObject) -> None:
    before, behind = data.draw(st.sampled_from(BEFORE)), data.draw(st.sampled_from(BEHIND))
    near = st.lists(st.sampled_from([*before, *behind, *"のをに、木人3"]), max_size=8).map("".join)
    left, right = data.draw(near), data.draw(near)
    assert Before(before).holds(left) is bool(re.search(f"(?:{before})$", left))
    assert Behind(behind).holds(left + right, len(left)) is bool(
        re.compile(behind).match(left + right, len(left))
    )


@pytest.mark.parametrize("expression", ["[木林]", "(?:^|[木林])", "木|林", "木{1,2}"])
def test_what_stands_before_a_line_break_stands_before_no_word(expression: str) -> None:
    assert Before(expression).holds("木")
    assert not Before(expression).holds("木\n")
