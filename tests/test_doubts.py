"""Doubtful readings: what is in doubt, how it is told, and what quiets it."""

from pathlib import Path

import pytest

from builder.analyzer import UnidicAnalyzer
from builder.build import annotated_editions
from builder.doubts import doubts
from builder.model import GivenReading, ReadingOverride
from builder.readings import ReadingEngine

PROJECT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def engine() -> ReadingEngine:
    return ReadingEngine(UnidicAnalyzer())


def doubtful(engine: ReadingEngine, text: str, **more: object) -> list[str]:
    return [token.surface for token in engine.read(text, **more) if token.doubtful]  # type: ignore[arg-type]


def test_names_and_words_with_several_common_readings_are_in_doubt(engine: ReadingEngine) -> None:
    assert doubtful(engine, "世論は佐藤に集まる") == ["世論", "佐藤"]


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
    assert doubtful(engine, "薪を割る") == ["薪"]
    assert doubtful(engine, "三時間の後") == ["後"]
    assert doubtful(engine, "その本の話") == []


def test_kanji_that_the_dictionary_does_not_know_are_guessed(engine: ReadingEngine) -> None:
    segments = {s.base: s.reading for token in engine.read("鍠霈") for s in token.ruby}
    assert segments["霈"] == "はい"
    assert "霈" in "".join(doubtful(engine, "鍠霈"))


def test_the_default_editions_have_no_doubt_left() -> None:
    left = [str(doubt) for each in annotated_editions(PROJECT) for doubt in doubts(each)]
    assert left == [], "look at each: `kunten check` tells the line that accepts it"
