"""Doubtful readings: what is in doubt, how it is told, and what quiets it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from builder.build import annotated_editions
from builder.doubts import Doubt, doubts
from builder.errors import Location
from builder.model import GivenReading, ReadingOverride
from builder.readings import ReadingEngine
from builder.readings import doubt as in_doubt

PROJECT = Path(__file__).parent.parent


def doubtful(
    engine: ReadingEngine,
    text: str,
    given: Sequence[GivenReading] = (),
    overrides: Sequence[ReadingOverride] = (),
) -> list[str]:
    return [token.surface for token in engine.read(text, given, overrides) if token.doubtful]


def test_names_and_words_with_several_common_readings_are_in_doubt(engine: ReadingEngine) -> None:
    assert doubtful(engine, "世論は佐藤に集まる") == ["世論", "佐藤"]


def test_speakers_and_surnames_of_several_readings_are_in_doubt(engine: ReadingEngine) -> None:
    for text in (
        "西：はい。",
        "東：はい。\nええ。",
        "九条：はい。",
        "佐伯はここだ",
        "平野「はい。」",
    ):
        assert [text.startswith(word) for word in doubtful(engine, text)] == [True], text


def test_a_speaker_of_the_edition_is_a_name_whatever_else_it_is(engine: ReadingEngine) -> None:
    for text, reading in (
        ("神戸：港", "かんべ"),
        ("福島：港", "ふくしま"),
        ("東：海、西：港", "ひがし"),
        ("柳：港", "やなぎ"),
    ):
        first = engine.read(text, speakers=["神戸花子", "福島", "東一郎", "柳二郎"])[0]
        assert (first.reading, first.doubtful, in_doubt.is_name(first)) == (reading, True, True)
    assert engine.read("神戸へ行く", speakers=["神戸花子"])[0].reading == "こうべ"


def test_a_surname_that_is_a_place_names_its_other_reading(engine: ReadingEngine) -> None:
    assert engine.read("佐伯と話す")[0].candidates == ("さいき",)


def test_labels_that_are_no_speakers_are_in_no_doubt(engine: ReadingEngine) -> None:
    for text in (
        "東：海、西：港",
        "注：港",
        "題：港",
        "日時：明日",
        "場所：港",
        "神戸：港",
        "道場：港",
    ):
        assert doubtful(engine, text) == [], text


def test_a_rule_leaves_no_doubt(engine: ReadingEngine) -> None:
    assert doubtful(engine, "そんな風に話す") == []


def test_an_editor_and_an_author_leave_no_doubt(engine: ReadingEngine) -> None:
    override = ReadingOverride(surface="世論", reading="よろん")
    given = GivenReading(reading="よろん", start=0, end=2)
    assert doubtful(engine, "世論は割れる", overrides=[override]) == []
    assert doubtful(engine, "世論は割れる", given=[given]) == []


def test_a_doubtful_word_names_its_other_readings(engine: ReadingEngine) -> None:
    token = engine.read("世論は割れる")[0]
    assert {"よろん", "せろん"} <= {*token.candidates, *(s.reading for s in token.ruby)}


def test_a_word_of_one_kanji_with_two_common_readings_is_in_doubt(engine: ReadingEngine) -> None:
    assert doubtful(engine, "薪を運ぶ") == ["薪"]
    assert doubtful(engine, "三時間の後") == ["後"]
    assert doubtful(engine, "その本の話") == []


def test_kanji_that_the_dictionary_does_not_know_are_guessed(engine: ReadingEngine) -> None:
    segments = {s.base: s.reading for token in engine.read("鍠霈") for s in token.ruby}
    assert segments["霈"] == "はい"
    assert "霈" in "".join(doubtful(engine, "鍠霈"))


def line(engine: ReadingEngine, text: str) -> str:
    """The line that accepts the first doubtful reading of the text."""
    token = next(in_doubt.doubtful(engine.read(text)))
    return Doubt(Location(path="umi.txt", line=1), text, token).line()


@pytest.mark.parametrize(
    ("text", "accepts"),
    [
        ("きれいな月が出る", '- {surface: "月", reading: "つき", after: "きれいな"}'),
        ("月が出る", '- {surface: "月", reading: "つき", before: "が出る"}'),
        ("もう夜だ。月は、丸い", '- {surface: "月", reading: "つき", before: "は、丸い"}'),
        ("月 は丸い", '- {surface: "月", reading: "つき"}'),
        ("章さんと会う", '- {surface: "章", reading: "あきら", before: "さんと会"}'),
        ("小林薫は海へ行く", '- {surface: "小林薫", reading: "こばやしかおる"}'),
        ("海の平野さんが話す", '- {surface: "平野", reading: "ひらの", before: "さん"}'),
        ("九条：はい。", '- {surface: "九条", reading: "くじょう", before: "："}'),
        ("佐藤：はい。", '- {surface: "佐藤", reading: "さとう"}'),
        ("西：はい。", '- {surface: "西", reading: "にし", before: "："}'),
        ("平野:はい。", '- {surface: "平野", reading: "ひらの", before: ":"}'),
        ("佐藤花子は海へ行く", '- {surface: "佐藤", reading: "さとう"}'),
        ("世論は割れる", '- {surface: "世論", reading: "よろん"}'),
    ],
)
def test_a_line_holds_for_the_word_at_its_place(
    engine: ReadingEngine, text: str, accepts: str
) -> None:
    assert line(engine, text) == accepts


def test_a_corrected_line_leaves_the_same_kanji_elsewhere(engine: ReadingEngine) -> None:
    moon = ReadingOverride(surface="月", reading="げつ", before="が出る")
    name = ReadingOverride(surface="鶴章", reading="つるあき")
    plain = ReadingOverride(surface="平野", reading="ひらの", before="さん")
    for text in ("一月は寒い", "4月が来る", "章の題", "広い平野に出る"):
        assert engine.read(text, overrides=[moon, name, plain]) == engine.read(text)
    assert doubtful(engine, "月が出る", overrides=[moon]) == []
    assert doubtful(engine, "鶴章が来た", overrides=[name]) == []


def test_the_parts_of_a_name_have_their_other_readings_as_a_whole(engine: ReadingEngine) -> None:
    first, second = engine.read("小林薫")
    first, second = (
        each._replace(type=replace(each.type, candidates=others))
        for each, others in ((first, ("おばやし",)), (second, ("かお", "くん")))
    )
    (whole,) = in_doubt.doubtful((first, second))
    assert (whole.surface, whole.start, whole.end) == ("小林薫", 0, 3)
    assert whole.candidates == ("おばやしかおる", "こばやしかお", "こばやしくん")


def test_the_most_doubtful_have_the_lowest_rank(engine: ReadingEngine) -> None:
    words = ["鍠霈", "薪を運ぶ", "春風が吹く", "平野さんが話す", "田中さんが話す"]
    tokens = [next(in_doubt.doubtful(engine.read(word))) for word in words]
    assert [in_doubt.rank(token) for token in tokens] == [0, 0, 1, 2, 3]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("裕子は海へ行く", "裕子 ゆうこ, others: ひろこ"),
        ("小山さんは海へ行く", "小山 こやま, others: おやま"),
        ("河野さんは海へ行く", "河野 こうの, others: かわの"),
        ("髙橋章と会う", "髙橋章 たかはしあきら, others: たかはししょう"),
        ("渡辺章、岬に立つ", "渡辺章 わたなべしょう, others: わたなべあきら"),
        ("田中さんは海へ行く", "田中 たなか, a name, whose bearer decides"),
        ("鍠霈と書く", "others: "),
    ],
)
def test_a_doubt_tells_what_else_a_name_may_be(engine: ReadingEngine, text: str, said: str) -> None:
    token = next(in_doubt.doubtful(engine.read(text)))
    assert said in str(Doubt(Location(path="umi.txt", line=1), text, token))


def test_the_default_editions_have_no_doubt_left() -> None:
    left = [str(doubt) for doubt in doubts(annotated_editions(PROJECT))]
    assert left == [], "look at each: `kunten check` tells the line that accepts it"


def test_a_kanji_of_which_no_reading_is_known_asks_for_one(engine: ReadingEngine) -> None:
    (token,) = engine.read("龘")
    doubt = Doubt(Location(path="umi/interview.txt", line=3), "字は龘だ", token)
    said, _, line = str(doubt).split("\n")
    assert said.endswith("no reading known: 龘")
    assert line == '- {surface: "龘", reading: ""}'
