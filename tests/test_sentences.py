"""Where sentences begin and end: brackets, quotations, notes, speakers, lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model import Note, Paragraph
from builder.sentences import note_inside, sentence_at, sentences


def paragraph(text: str, *, lead: int = 0, note: str = "") -> Paragraph:
    notes: tuple[Note, ...] = ()
    if note:
        at = text.index(note)
        notes = (Note(label="注", text=note[3:-1], start=at, end=at + len(note)),)
    return Paragraph(id="p1", speaker=None, text=text, line=1, lead=lead, notes=notes)


def cut(one: Paragraph) -> list[str]:
    return [one.text[start:end] for start, end in sentences(one)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("塩は重い。船は軽い。", ["塩は重い。", "船は軽い。"]),
        ("塩は重い", ["塩は重い"]),
        ("重いか！？　軽いか。", ["重いか！？", "軽いか。"]),
        ("一行目\n二行目", ["一行目", "二行目"]),
        ("塩（海のもの。白い。）は重い。", ["塩（海のもの。白い。）は重い。"]),
        ("「塩だ。重い。」と言う。", ["「塩だ。重い。」と言う。"]),
        ("「塩だ。」船が出る。", ["「塩だ。」", "船が出る。"]),
        ("閉じない「塩だ。重い。", ["閉じない「塩だ。", "重い。"]),
        ("ちがう（塩」だ。重い。", ["ちがう（塩」だ。", "重い。"]),
        (" 。\n\n。 ", ["。", "。"]),
        ("", []),
    ],
)
def test_a_sentence_ends_behind_a_full_stop_outside_of_brackets(
    text: str, expected: list[str]
) -> None:
    assert cut(paragraph(text)) == expected


def test_the_mark_of_the_speaker_is_no_part_of_a_sentence() -> None:
    assert cut(paragraph("田中：はい。", lead=3)) == ["はい。"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("塩。(注:白い。軽い。)船。", ["塩。", "船。", "白い。", "軽い。"]),
        ("塩。(注:白い)", ["塩。", "白い"]),
        ("塩(注:白い)は重い。", ["塩(注:白い)は重い。", "白い"]),
    ],
)
def test_a_note_has_sentences_of_its_own(text: str, expected: list[str]) -> None:
    note = text[text.index("(") : text.index(")") + 1]
    assert cut(paragraph(text, note=note)) == expected


def test_the_inside_of_a_note_is_without_brackets_and_label() -> None:
    one = paragraph("塩(注: 白い:軽い )。", note="(注: 白い:軽い )")
    assert one.text[slice(*note_inside(one, one.notes[0]))] == "白い:軽い"


def test_the_innermost_sentence_is_found() -> None:
    one = paragraph("塩(注:白い。軽い)は重い。", note="(注:白い。軽い)")
    found = [sentence_at(one, one.text.index(word), one.text.index(word) + 1) for word in "塩軽"]
    assert [one.text[slice(*span)] for span in found] == ["塩(注:白い。軽い)は重い。", "軽い"]


@given(st.text("塩。！？「」（）()\n 注:", max_size=30))
def test_sentences_stand_in_order_and_hold_every_sign_but_blanks(text: str) -> None:
    spans = list(sentences(paragraph(text)))
    assert all(start < end for start, end in spans)
    assert [place for span in spans for place in span] == sorted(
        place for span in spans for place in span
    )
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())


def test_a_thousand_brackets_take_no_time() -> None:
    for text in ("「" * 50_000 + "）" * 50_000, "「" * 50_000 + "」" * 50_000, "」「" * 50_000):
        assert cut(paragraph(text)) == [text]
