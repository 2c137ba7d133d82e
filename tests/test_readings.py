"""What the reading engine promises, whatever the text."""

import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from project import PROJECT

from builder.analyzer import UnidicAnalyzer
from builder.japanese import modern
from builder.model import GivenReading, Morphemes, Origin, ReadingOverride, Token
from builder.readings import ReadingEngine, annotate_lines, standard
from builder.readings.adverbs import adverb_claims
from builder.readings.cut import Cut
from builder.readings.words import SortedWords, WordList

JAPANESE = st.text(
    st.one_of(
        st.sampled_from("一二十百千万0123１２３,.、。日月年人本分方何他中上下行った食べるのはが"),
        st.sampled_from("{}|()(火) \t\r\x0c　ｶﾞヶヵ々〆〇𠮷國髙😀e\u0301ー・%GPU"),
        st.characters(codec="utf-8"),
    ),
    max_size=30,
)


def notation(tokens: tuple[Token, ...]) -> str:
    segments = [segment for token in tokens for segment in token.ruby]
    return "".join(s.base if s.reading is None else f"{s.base}[{s.reading}]" for s in segments)


def test_morphemes_in_columns_are_a_sequence_of_them() -> None:
    found = UnidicAnalyzer().analyze("海 を見た。 ")
    assert [each.surface for each in found] == ["海", "を", "見", "た", "。"]
    assert [(each.start, each.end) for each in found[1:3]] == [(2, 3), (3, 4)]
    again = Morphemes.of(found)
    assert (tuple(again), again[-1], len(again)) == (tuple(found), found[4], 5)
    assert len(Morphemes.of(())) == len(UnidicAnalyzer().analyze(" \n")) == 0


@settings(max_examples=200, deadline=None)
@given(text=JAPANESE)
def test_tokens_and_white_space_rebuild_the_text(engine: ReadingEngine, text: str) -> None:
    at = 0
    for token in engine.read(text):
        assert text[at : token.start].strip() == ""
        assert text[token.start : token.end] == token.surface
        assert "".join(segment.base for segment in token.ruby) == token.surface
        for part in token.morphemes:
            assert text[at : part.start].strip() == ""
            assert text[part.start : part.end] == part.surface
            at = part.end
        assert at == token.end
    assert text[at:].strip() == ""


def test_a_word_that_its_reading_holds_together_tells_where_its_parts_stand(
    engine: ReadingEngine,
) -> None:
    override = ReadingOverride(surface="汽船 月 月", reading="きせん")
    (_, token, *_) = engine.read("「汽船 月 月」が出る。", overrides=[override])
    assert [(part.surface, part.start, part.end) for part in token.morphemes] == [
        ("汽船", 1, 3), ("月", 4, 5), ("月", 6, 7),
    ]  # fmt: skip


def test_a_text_that_was_expected_is_read_as_any_other(engine: ReadingEngine) -> None:
    texts = ["塩の値段が決まる。", "葛󠄀の葉、⾼い⼭。", "", "塩の値段が決まる。"]
    read = [*map(engine.read, texts)]
    engine.expect(texts)
    assert [*map(engine.read, [*texts, "船が出る。"])] == [*read, engine.read("船が出る。")]


def test_old_forms_are_read_as_those_of_today(engine: ReadingEngine) -> None:
    for text in ("圖書館で經濟學を讀む", "學習院の體育", "萬歲と叫ぶ"):
        assert notation(engine.read(text)) != notation(engine.read(modern(text)))
        kana = [
            [segment.reading for token in engine.read(each) for segment in token.ruby]
            for each in (text, modern(text))
        ]
        assert kana[0] == kana[1]


def test_an_override_wins_over_the_dictionary(engine: ReadingEngine) -> None:
    override = ReadingOverride(surface="私", reading="あたし")
    token = engine.read("私の本", overrides=[override])[0]
    assert (notation((token,)), token.origin) == ("私[あたし]", Origin.OVERRIDE)


def test_an_override_holds_for_whole_words_only(engine: ReadingEngine) -> None:
    override = ReadingOverride(surface="方", reading="かた")
    assert notation(engine.read("方法", overrides=[override])) == "方法[ほうほう]"


def test_an_override_holds_where_its_context_stands(engine: ReadingEngine) -> None:
    override = ReadingOverride(surface="風", reading="ふう", after="そんな")
    found = notation(engine.read("そんな風、北の風", overrides=[override]))
    assert found == "そんな風[ふう]、北[きた]の風[かぜ]"


def test_the_authors_reading_wins_over_an_override(engine: ReadingEngine) -> None:
    given_reading = GivenReading(reading="ライバル", start=0, end=2, mark="｜")
    override = ReadingOverride(surface="強敵", reading="きょうてき")
    token = engine.read("強敵だ", [given_reading], [override])[0]
    assert (notation((token,)), token.origin) == ("強敵[ライバル]", Origin.SOURCE)


def test_an_annotated_line_keeps_its_own_braces(engine: ReadingEngine) -> None:
    assert list(annotate_lines(["{か|き}と{山|さん}"], engine)) == ["{{|}か|き}と{{山|やま}|さん}"]


def test_a_word_is_found_by_its_beginning_in_a_sorted_file_as_in_a_dictionary(
    tmp_path: Path,
) -> None:
    words = {
        "海風": "うみかぜ",
        "海苔": "のり",
        "海苔巻き": "のりまき",
        "𠮷野": "よしの",
        "塩焼き": "しおやき",
    }
    rows = sorted(f"{surface}\t{reading}\n" for surface, reading in words.items())
    file = tmp_path / "words.tsv"
    file.write_bytes("".join(rows).encode())
    in_file, in_dictionary = SortedWords(file), WordList(words)
    for key in ["海風", "海苔", "𠮷野", "塩焼", "海", "", "あい", "龍龍", "\U0003ffff\U0003ffff"]:
        assert in_file.beginning(key) == in_dictionary.beginning(key), key
    assert len(in_file.beginning("海苔")) == 2


def test_a_longer_word_that_comes_later_is_found() -> None:
    analyzer = UnidicAnalyzer()
    cut = Cut("海苔弁当を", analyzer.analyze("海苔弁当を"))
    words = WordList({"海苔": "のり"})
    assert [each.reading for each in words.claims(cut)] == ["のり"]
    words.add("海苔弁当", "のりべんとう")
    assert [each.reading for each in words.claims(cut)] == ["のりべんとう"]


def test_the_shipped_words_are_sorted_as_they_are_searched() -> None:
    lines = (PROJECT / "builder/readings/data/words.tsv").read_bytes()
    surfaces = [line.split(b"\t")[0] for line in lines.splitlines()]
    assert surfaces == sorted(set(surfaces))
    assert standard().beginning("大規")["大規模"] == "だいきぼ"


def test_long_numbers_are_passed_in_linear_time() -> None:
    begin = time.process_time()
    assert list(adverb_claims("１" * 20_000)) == []
    assert time.process_time() - begin < 1
