"""Captions: readings and names in them, times that no clock shows, texts without signs."""

from pathlib import Path

import pytest

from builder.intake.captions import PARAGRAPH_LENGTH
from builder.intake.draft import Draft, Turn
from builder.intake.formats import take
from builder.intake.new import new_edition
from builder.reader import read_edition


def read(*cues: str) -> Draft:
    """Captions of two seconds each, without pauses."""
    timed = (
        f"00:{2 * n // 60:02}:{2 * n % 60:02}.000 --> 00:{(2 * n + 2) // 60:02}:{(2 * n + 2) % 60:02}.000"
        f"\n{cue}\n\n"
        for n, cue in enumerate(cues)
    )
    return take(("WEBVTT\n\n" + "".join(timed)).encode(), "a.vtt").draft


def turns(draft: Draft) -> list[tuple[str, str]]:
    return [(each.speaker, each.text) for each in draft.parts if isinstance(each, Turn)]


def test_ruby_is_kept_as_the_authors_reading() -> None:
    draft = read(
        "<v 山田><ruby>塩<rt>しお</ruby>です。",
        "<c.x><ruby.a>東<rt.b>とう</rt>京<rt>きょう</rt></ruby></c>だ。",
    )
    assert turns(draft) == [("山田", "｜塩《しお》です。｜東《とう》｜京《きょう》だ。")]
    assert turns(read("<ruby>salt<rt>塩</rt></ruby>。")) == [("", "salt（塩）。")]


@pytest.mark.parametrize(
    "name", ["({}) ", "({})", "[{}]", "［{}］　", "【{}】\n", "（{}）", "{}：", "{}: "]
)
def test_names_stand_in_brackets_of_any_kind_and_before_colons(name: str) -> None:
    first, second = (name.replace("({})", "({})").format(each) for each in ("山田", "林"))
    found = turns(read(f"{first}塩です。", "重い。", f"{second}海だ。", "[拍手]", f"{first}はい。"))
    assert found == [("山田", "塩です。重い。"), ("林", "海だ。"), ("山田", "はい。")]


def test_each_name_may_come_once_where_most_captions_have_one() -> None:
    assert turns(read("山田：塩だ。", "林：海だ。")) == [("山田", "塩だ。"), ("林", "海だ。")]
    assert turns(read("理由：塩だ。", "海だ。", "風だ。")) == [("", "理由：塩だ。海だ。風だ。")]
    assert turns(read("[笑]塩だ。", "[笑]海だ。")) == [("", "[笑]塩だ。[笑]海だ。")]


def test_a_name_may_come_once_in_brackets_and_once_before_a_colon() -> None:
    cues = ["(山田)塩の歌。", "重い。", "山田:塩だ。", "軽い。", "林：海だ。", "深い。"]
    found = [("山田", "塩の歌。重い。塩だ。軽い。"), ("林", "海だ。深い。")]
    assert turns(read(*cues)) == found


def test_names_stand_within_tags_and_dashes_behind_voices_are_no_text() -> None:
    coloured = '<font color="#fff">{name}：{text}</font>'
    cues = [
        coloured.format(name=name, text=text)
        for name, text in [("山田", "塩だ。"), ("林", "海だ。"), ("山田", "風だ。")]
    ]
    assert turns(read(*cues)) == [("山田", "塩だ。"), ("林", "海だ。"), ("山田", "風だ。")]
    voices = "<v 山田>- 塩だ。</v>\n<v 林>- 海だ。</v>"
    assert turns(read(voices)) == [("山田", "塩だ。"), ("林", "海だ。")]


def test_a_broken_time_is_told_and_stays() -> None:
    draft = take(
        "1\n00:00:01,000 --> 00:00:02,000\n塩。\n\n2\n00:00:xx,000 --> 00:00:05,000\n海。\n".encode(),
        "a.srt",
    ).draft
    assert turns(draft) == [("", "塩。2 00:00:xx,000 --> 00:00:05,000海。")]
    told = "「00:00:xx,000 --> 00:00:05,000」 is no time of captions: it stands in the text"
    assert told in draft.unsure


def test_times_that_no_clock_shows_are_told_and_no_text_is_lost() -> None:
    draft = take(
        "WEBVTT\n\n00:01.000 --> 99:99:99.000\n塩。\n\n"
        "00:61:70.000 --> 00:62:00.000\n海。\n\n1234:00:00.000 --> 1234:00:01.000\n風。\n\n"
        "75:00.000 --> 75:01.000\n雪。\n".encode(),
        "a.vtt",
    ).draft
    texts = [(each.text, each.time) for each in draft.parts if isinstance(each, Turn)]
    assert texts == [("塩。海。風。", 1), ("雪。", 4500)]
    assert [line for line in draft.unsure if line.startswith("no clock")] == [
        f"no clock shows the time of the captions {time}: look it up"
        for time in (
            "00:01.000 --> 99:99:99.000",
            "00:61:70.000 --> 00:62:00.000",
            "1234:00:00.000 --> 1234:00:01.000",
        )
    ]


@pytest.mark.parametrize("words", ["塩の道は長いので{}回歩く", "and so we walked {} times"])
def test_captions_without_signs_end_in_paragraphs_too(words: str) -> None:
    cues = [words.format(number) for number in range(300)]
    found = turns(read(*cues))
    assert all(len(text) < PARAGRAPH_LENGTH + 60 for _, text in found)
    assert "　".join(text for _, text in found).replace(" ", "　") == "　".join(cues).replace(
        " ", "　"
    )


@pytest.mark.parametrize("name", ["Smith, John", "山田（司会）", "1号", "ゲスト#2", "A&B", "A:B"])
def test_a_voice_may_have_any_name(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.vtt").write_text(
        f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v {name}>塩です。\n", encoding="utf-8"
    )
    (tmp_path / "editions").mkdir()
    new_edition(tmp_path, "umi", tmp_path / "a.vtt")
    edition = read_edition(tmp_path, "umi")
    assert [each.name for each in edition.speakers] == [name]
    assert [each.speaker for each in edition.sections[0].paragraphs] == [name]
