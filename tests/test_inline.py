"""Readings and marks laid over a text, or over a span of it, in any notation."""

import html

from hypothesis import given
from hypothesis import strategies as st

from builder.inline import Instead, Laid, Mark, written


def mark(start: int, end: int, name: str) -> Mark:
    return Mark(start=start, end=end, opening=f"<{name}>", closing=f"</{name}>")


def test_marks_open_before_what_they_hold_and_close_behind_it() -> None:
    text = written("abcd", (), [mark(1, 3, "i"), mark(0, 3, "b")], str.upper)
    assert text == "<b>A<i>BC</i></b>D"


def test_what_is_replaced_hides_all_that_begins_within_it() -> None:
    insteads = [
        (1, 2, "x"),
        (1, 4, "[1]"),
        (2, 3, "y"),
    ]
    assert written("abcde", insteads, (), str.upper) == "A[1]E"


def test_marks_that_begin_and_end_within_what_is_replaced_stand_behind_it() -> None:
    insteads = [(1, 4, "[1]")]
    text = written("abcdef", insteads, [mark(2, 5, "b"), mark(0, 3, "i")], str.upper)
    assert text == "<i>A[1]<b></i>E</b>F"


def test_a_span_leaves_out_what_reaches_beyond_it() -> None:
    insteads = [(0, 2, "x"), (2, 3, "y")]
    text = written("abcde", insteads, [mark(0, 5, "b"), mark(1, 2, "i")], str.upper, (1, 4))
    assert text == "<i>B</i>yD"


spans = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda span: (min(span), max(span) + 1))


@given(st.lists(spans, max_size=5), st.lists(spans, max_size=3), spans, spans)
def test_what_is_laid_once_gives_each_part_as_if_it_were_written_alone(
    laid: list[tuple[int, int]],
    more: list[tuple[int, int]],
    span: tuple[int, int],
    part: tuple[int, int],
) -> None:
    text = "abcd<fghij"
    insteads = [(start, end, f"[{start}-{end}]") for start, end in laid]
    whole = Laid(text, insteads, html.escape, span)
    assert whole.part(*part) == written(text, insteads, (), html.escape, part)
    gaps: list[Instead] = []
    for start, end in sorted(more):
        if not gaps or gaps[-1][1] <= start:
            gaps.append((start, end, "___"))
    assert whole.with_more(gaps) == written(text, [*gaps, *insteads], (), html.escape, span)
