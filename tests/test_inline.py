"""Readings and marks laid over a text, or over a span of it, in any notation."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from builder.inline import Instead, Laid, Layout, Mark, Read
from builder.model import RubySegment

Spans = Sequence[tuple[int, int]]


def mark(start: int, end: int, name: str) -> Mark:
    return Mark(start=start, end=end, opening=f"<{name}>", closing=f"</{name}>")


def escape(text: str) -> str:
    return "".join({"&": "&amp;", "<": "&lt;"}.get(sign, sign) for sign in text)


def laid(text: str, spans: Spans = (), span: tuple[int, int] | None = None) -> Laid:
    """The text with the readings `[1-2]` over these spans of it, which are in order."""
    reads: list[Read] = [
        (start, end, RubySegment(text[start:end], f"{start}-{end}"), False) for start, end in spans
    ]
    return Laid(Layout(text, reads, span), lambda segment, _: f"[{segment.reading}]", escape)


def test_marks_open_before_what_they_hold_and_close_behind_it() -> None:
    text = laid("a<&d").written(marks=[mark(1, 3, "i"), mark(0, 3, "b")])
    assert text == "<b>a<i>&lt;&amp;</i></b>d"


def test_what_is_replaced_hides_all_that_begins_within_it() -> None:
    text = laid("ab&de", [(2, 3)]).written([(1, 2, "x"), (1, 4, "*"), (2, 3, "y")])
    assert text == "a*e"


def test_a_reading_hides_what_begins_within_it_or_with_it_and_is_shorter() -> None:
    text = laid("abcdef", [(1, 4)])
    assert text.written([(2, 5, "x")]) == text.written([(1, 2, "x")]) == "a[1-4]ef"
    assert text.written([(1, 4, "x")]) == "axef"


def test_marks_that_begin_and_end_within_what_is_replaced_stand_behind_it() -> None:
    marks = [mark(2, 5, "b"), mark(0, 3, "i")]
    assert laid("abcdef", [(1, 4)]).written(marks=marks) == "<i>a[1-4]<b></i>e</b>f"
    assert laid("abcdef").written([(1, 4, "*")], marks) == "<i>a*<b></i>e</b>f"


def test_a_span_leaves_out_what_reaches_beyond_it() -> None:
    text = laid("abcde", [(0, 2), (2, 3), (3, 5)], (1, 4))
    assert text.written() == "b[2-3]d"
    assert text.written([(3, 5, "x")], [mark(1, 2, "i")]) == "<i>b</i>[2-3]d"


def test_a_reading_is_written_as_its_notation_has_it_whatever_it_stands_over() -> None:
    def ruby(segment: RubySegment, doubtful: bool) -> str:
        return f"<{escape(segment.base)}/{segment.reading}{'?' if doubtful else ''}>"

    bases = [("漢字", "かんじ"), ("R&D", "アールアンドディー"), ("言語", "げんご"), ("々", "々")]
    segments = [RubySegment(*each) for each in bases]
    text = "".join(segment.base for segment in segments)
    reads: list[Read] = []
    for segment in segments:
        start = reads[-1][1] if reads else 0
        reads.append((start, start + len(segment.base), segment, segment.base == "言語"))
    written = Laid(Layout(text, reads), ruby, escape).written()
    assert written == "<漢字/かんじ><R&amp;D/アールアンドディー><言語/げんご?><々/々>"


spans = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda span: (min(span), max(span) + 1))


def apart(found: Spans) -> Spans:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not kept or kept[-1][1] <= start:
            kept.append((start, end))
    return kept


@given(st.lists(spans, max_size=5), st.lists(spans, max_size=3), spans)
def test_what_is_laid_over_a_text_is_the_first_and_longest_that_begins_there(
    read: Spans, more: Spans, span: tuple[int, int]
) -> None:
    text, read = "a&_d<fg、hi", apart(read)
    both = [(start, -end, 0, "*") for start, end in more]
    both += [(start, -end, 1, f"[{start}-{end}]") for start, end in read]
    at = span[0]
    parts: list[str] = []
    for start, end, _, instead in sorted(both):
        if at <= start and -end <= span[1]:
            parts += (escape(text[at:start]), instead)
            at = -end
    insteads: list[Instead] = [(start, end, "*") for start, end in more]
    written = laid(text, read, span).written(insteads)
    assert written == "".join(parts) + escape(text[at : span[1]])
