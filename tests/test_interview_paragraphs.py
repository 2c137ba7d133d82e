"""What stands within a paragraph of interview.txt: notes, asides, readings, and who speaks."""

import pytest
from interview import HEAD, all_paragraphs, only, read

from builder.model import Speaker
from builder.reader.readings import give_readings


@pytest.mark.parametrize(
    ("text", "label", "note"),
    [
        ("塩は重い。(編集部注:水より重い)", "編集部注", "水より重い"),
        ("塩は重い（訳注：水より）。", "訳注", "水より"),
        ("塩は重い。(注:水(海の)より重い)", "注", "水(海の)より重い"),
        ("塩は重い。(山本解説：（海の）水より)", "山本解説", "（海の）水より"),
        ("塩は重い。(編集部注1:水より)", "編集部注1", "水より"),
        ("塩は[重い]。［編集部注：［海の］水より］", "編集部注", "［海の］水より"),
        ("塩は重い〔訳注：水(海の)より〕。", "訳注", "水(海の)より"),
    ],
)
def test_a_labelled_bracket_is_a_note(text: str, label: str, note: str) -> None:
    (found,) = only(text).notes
    assert (found.label, found.text) == (label, note)
    assert text[found.start] in "(（［〔" and text[found.end - 1] in ")）］〕"
    assert found.text in text[found.start : found.end]
    assert only(text).asides == ()


@pytest.mark.parametrize(
    "text",
    ["塩(海の水から作る)は重い。", "塩（海の水（濃い）から作る）は重い。", "NaCl(塩の別名)だ。"],
)
def test_a_bracket_behind_a_word_is_an_aside(text: str) -> None:
    (aside,) = only(text).asides
    assert text[aside.start + 1 : aside.end - 1] == aside.text
    assert only(text).notes == () and only(text).readings == ()


@pytest.mark.parametrize(
    "note", ["（編集部注＝海の水）", "(注=海の水)", "［訳注＝海の水］", "（編集部注：海の水）"]
)
def test_a_label_ends_with_a_colon_or_an_equals_sign(note: str) -> None:
    (found,) = only(f"塩は重い{note}。").notes
    assert (found.label in note, found.text) == (True, "海の水")


@pytest.mark.parametrize(
    "text",
    [
        "困った(笑)。", "土曜の3月1日(土)です。", "見た(図1)。", "（笑）そうだ。", "[訳注:と［書く。",
        "塩は重い。(海の水から作る)", "(海の水から作る)塩は重い。",
    ],
)  # fmt: skip
def test_a_bracket_that_explains_nothing_is_text(text: str) -> None:
    assert only(text).asides == () and only(text).notes == ()
    assert only(text).text == text


@pytest.mark.parametrize(
    "text", ["｜塩の道《しおのみち》を歩く。", "塩《しお》は重い。", "|塩《しお》は重い。"]
)
def test_an_authors_reading_is_taken_off_and_can_be_put_back(text: str) -> None:
    paragraph = only(text)
    (reading,) = paragraph.readings
    assert paragraph.text[reading.start : reading.end] in ("塩", "塩の道")
    assert "《" not in paragraph.text
    assert give_readings(paragraph.text, paragraph.readings) == text


@pytest.mark.parametrize("text", ["本は《塩の道》だ。", "塩《NaCl》は重い。", "塩(しお)は重い。"])
def test_other_brackets_are_no_readings(text: str) -> None:
    assert only(text).readings == () and only(text).text == text


# ------------------------------------------------------------------ speakers


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("――いつからですか。", "聞き手"), ("──いつからですか。", "聞き手"), ("—いつからですか。", "聞き手"),
        ("Q. いつからですか。", "Q"), ("Ｑ：いつからですか。", "Q"), ("聞き手：いつからですか。", "聞き手"),
        ("山田：父の代からです。", "山田"), ("山田さん「父の代からです」", "山田さん"),
        ("林：父の代からです。", "林"), ("林「父の代からです」", "林"), ("子：父の代からです。", None), ("文：林花", None),
        ("結論：塩は重いのだ。", None), ("朝は早い：それが港だ。", None),
    ],
)  # fmt: skip
def test_a_speaker_stands_before_the_turn(line: str, speaker: str | None) -> None:
    speakers = (Speaker(name="山田太郎"), Speaker(name="林花子"), Speaker(name="文太郎"))
    paragraph = only(line, speakers=speakers)
    assert paragraph.speaker == speaker
    assert paragraph.text == line
    assert bool(paragraph.lead) == bool(speaker)


def test_a_name_that_is_marked_twice_is_a_speaker() -> None:
    edition = read(f"{HEAD}【海】\n\n川口：早い。\n\n川口：重い。\n\n備考：なし。\n")
    assert [each.speaker for each in all_paragraphs(edition)] == ["川口", "川口", None]
    edition = read(f"{HEAD}【海】\n\n川口花（以下、川口）：早い。\n\n川口：重い。\n")
    assert [each.speaker for each in all_paragraphs(edition)] == ["川口", "川口"]
    assert not any(each.asides for each in all_paragraphs(edition))
    edition = read(f"{HEAD}【海】\n\nHana Kawaguchi: 早い。\n\nHana Kawaguchi: 重い。\n")
    assert [each.speaker for each in all_paragraphs(edition)] == ["Hana Kawaguchi"] * 2
