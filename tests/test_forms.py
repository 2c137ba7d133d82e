"""Kanji that dictionaries do not have as they stand in a text, and those that nobody reads."""

import pytest
from reading import bare

from builder.analyzer import UnidicAnalyzer
from builder.model import GivenReading, ReadingOverride
from builder.readings import ReadingEngine, in_braces


@pytest.mark.parametrize(
    "expected",
    [
        "{𠮟|しか}られた",
        "{神﨑|かんざき}さん",
        "{髙橋|たかはし}さん",
        "{⾼|たか}い{⼭|やま}",
        "{⺠主主義|みんしゅしゅぎ}",
        "{\ufa10本|つかもと}さん",
        "{葛󠄀飾区|かつしかく}に{住|す}む",
        "{葛󠄀城市|かつらぎし}",
        "{辻󠄀|つじ}さんは❤️",
        "{𩸽|ほっけ}を{焼|や}く",
    ],
)
def test_forms_of_kanji_are_read_as_the_kanji(engine: ReadingEngine, expected: str) -> None:
    text = bare(expected)
    assert in_braces(text, engine.read(text)) == expected


def test_words_and_their_parts_stand_where_the_text_has_them(engine: ReadingEngine) -> None:
    text = "葛󠄀の葉、⾼い⼭。"
    tokens = engine.read(text)
    assert "".join(token.surface for token in tokens) == text
    for token in tokens:
        assert text[token.start : token.end] == token.surface
        for part in token.morphemes:
            assert text[part.start : part.end] == part.surface


def test_authors_and_editors_read_such_a_text_too(engine: ReadingEngine) -> None:
    text = "葛󠄀と⾼原"
    given = GivenReading(reading="たかはら", start=3, end=5)
    said = ReadingOverride(surface="葛󠄀", reading="かずら")
    read = in_braces(text, engine.read(text, given=[given], overrides=[said]))
    assert read == "{葛󠄀|かずら}と{⾼原|たかはら}"
    assert in_braces(text, ReadingEngine(UnidicAnalyzer(), [said]).read(text)).startswith(
        "{葛󠄀|かずら}"
    )


def test_a_kanji_without_a_reading_is_in_doubt(engine: ReadingEngine) -> None:
    doubtful = [token for token in engine.read("龘という字") if token.doubtful]
    assert [(token.surface, token.reading) for token in doubtful] == [("龘", "龘")]
