"""Neighbours put together as long as they stay below a length."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from builder.runs import runs

WORDS = st.lists(st.text("あ", max_size=5), max_size=12)


@given(WORDS, st.integers(0, 9))
def test_runs_hold_every_item_in_order_and_as_many_as_fit(words: list[str], most: int) -> None:
    found = runs(words, len, most)
    assert [word for run in found for word in run] == words
    for run in found:
        assert len(run) < 2 or len("".join(run)) <= most
    for run, following in pairwise(found):
        assert len("".join([*run, following[0]])) > most


def test_without_items_there_is_an_empty_run() -> None:
    assert runs([], len, 9) == [[]]
