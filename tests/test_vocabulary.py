"""The words of a section: which they are, their dictionary form, reading, level and place."""

import pytest
from fakes import term
from reading import annotated_section

from builder.glossary import Glossary
from builder.vocabulary import Lexicon, Use
from builder.vocabulary.levels import RARE, SECONDARY, jlpt_level, kanji_year, level_order

GLOSSARY = Glossary([
    term("salt-road", "塩の道", reading="しおのみち", english="a road for salt", level="technical"),
    term("nod", "首を縦に振る", reading="くびをたてにふる"),
    term("earnings", "もうけ", reading="もうけ"),
    term("umi", "Umi 2", reading="うみに"),
])  # fmt: skip


def uses(
    text: str,
    english: dict[tuple[str, str], str] | None = None,
    lexicon: Lexicon | None = None,
) -> tuple[Use, ...]:
    section = annotated_section(text, GLOSSARY)
    return (lexicon or Lexicon(GLOSSARY, english)).uses(section)


def test_what_was_read_before_makes_no_difference() -> None:
    lexicon = Lexicon(GLOSSARY)
    for text in ("きじが鳴く。", "パンのきじ。"):  # which the dictionary takes for two words
        assert uses(text, lexicon=lexicon) == uses(text)


def said(text: str) -> str:
    """The words as `form(reading)`."""
    return " ".join(f"{use.word.form}({use.word.reading})" for use in uses(text))


def test_kanji_that_nobody_reads_are_no_word() -> None:
    assert said("龘を書く。") == "書く(かく)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("荷物を運んだ。", "荷物(にもつ) 運ぶ(はこぶ)"),
        ("船が来なかった。", "船(ふね) 来る(くる)"),
        ("塩は美しくて重い。", "塩(しお) 美しい(うつくしい) 重い(おもい)"),
        ("静かな港でゆっくり働く。", "静か(しずか) 港(みなと) ゆっくり(ゆっくり) 働く(はたらく)"),
        # What is grammar when written in kana is no word to learn.
        ("それは塩をなめていることによるかもしれない。", "塩(しお) なめる(なめる)"),
        # Neither are numerals, counters, affixes, names, words in Latin letters.
        ("田中氏は22万円とABCを3個買った。", "買う(かう)"),
        # A term takes its words with it, in whatever form it stands.
        ("首を縦に振らない人。", "首を縦に振る(くびをたてにふる) 人(ひと)"),
        ("塩の道と塩。", "塩の道(しおのみち) 塩(しお)"),
        # A note's label is no text; a speaker's mark neither.
        ("塩。(編集部注:帳面は紙の束)", "塩(しお) 帳面(ちょうめん) 紙(かみ) 束(たば)"),
    ],
)  # fmt: skip
def test_the_words_worth_learning_are_found_in_their_dictionary_form(
    text: str, expected: str
) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("大いにもうけた人は、もうけを町に返す。", "もうけ", ["もうけ"]),
        ("申し込みが多いので、申込みの紙を配る。", "申し込み", ["申込み"]),
        ("書くときは、書いて書かない日を書け。", "書く", ["書いて", "書かない", "書け"]),
        ("子どもはこどもらしく遊ぶ。", "子ども", ["こども"]),
        ("船は船着き場にある。", "船", ["船"]),
        ("つなは、つながる船を引く。", "つな", []),  # only pieces of other words
        ("船を見た。船だ。", "船", []),  # another sentence
    ],
)
def test_where_else_a_sentence_shows_a_word(text: str, form: str, expected: list[str]) -> None:
    (use,) = [each for each in uses(text) if each.word.form == form]
    assert [text[start:end] for start, end in use.elsewhere] == expected


def test_a_reading_that_the_author_gave_is_the_dictionary_forms_too() -> None:
    assert said("仕事を｜止《や》めた。") == "仕事(しごと) 止める(やめる)"


def test_a_word_is_listed_once_and_counted() -> None:
    found = {use.word.form: use for use in uses("港へ行き、港で眠った。\n\n港だ。")}
    assert found["港"].times == 3
    assert (found["港"].paragraph_id, found["港"].start, found["港"].end) == ("p1", 0, 1)
    assert found["眠る"].surface == "眠った"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("歩く", "u-verb"), ("眺める", "ru-verb"), ("勉強する", "noun, suru verb"),
        ("重い", "i-adjective"), ("静かだ", "na-adjective"), ("ゆっくり", "adverb"), ("淡々と", "adverb"),
        ("しかし", "conjunction"), ("大きな", "pre-noun"), ("塩の道", "expression"),
        ("もうけた", "noun"), ("愛する", "irregular verb"), ("誰", "pronoun"),
        ("Umi 2を買う", "name"),
    ],
)  # fmt: skip
def test_a_word_tells_its_part_of_speech_in_a_learners_terms(text: str, part: str) -> None:
    assert uses(text)[0].word.part == part


def test_a_word_of_the_glossary_says_what_its_entry_says() -> None:
    word = uses("塩の道")[0].word
    assert (word.key, word.english, word.level) == ("salt-road", "a road for salt", "technical")
    assert word.term is GLOSSARY.by_id["salt-road"]


def test_other_words_take_their_english_from_the_editors_and_may_be_left_out() -> None:
    english = {("港", "みなと"): "harbour", ("朝", "あさ"): ""}
    words = {use.word.form: use.word for use in uses("港の朝の塩。", english)}
    assert (words["港"].english, words["塩"].english) == ("harbour", "")
    assert "朝" not in words
    assert words["港"].key == "w:港|みなと"


@pytest.mark.parametrize(
    ("form", "reading", "lemma", "level"),
    [
        ("塩", "しお", "", "N5"), ("塩", "えん", "", "N1"), ("わかる", "わかる", "分かる", "N5"),
        ("コピー", "こぴー", "", "N5"), ("塩漬け", "しおづけ", "", ""),
        ("面白い", "おもしろい", "", "N5"), ("答え", "こたえ", "", "N4"), ("保母", "ほぼ", "", "N1"),
        ("すぐ", "すぐ", "直ぐ", "N5"), ("それに", "それに", "", "N4"),
    ],
)  # fmt: skip
def test_a_word_has_the_level_of_its_form_and_reading(
    form: str, reading: str, lemma: str, level: str
) -> None:
    assert jlpt_level(form, reading, lemma) == level


def test_levels_go_from_easy_to_hard() -> None:
    levels = ["", "technical", "N1", "N5", "N3"]
    assert sorted(levels, key=level_order) == ["N5", "N3", "N1", "technical", ""]


@pytest.mark.parametrize(
    ("text", "year"), [("塩", 4), ("山道", 2), ("頑張る", SECONDARY), ("鱗", RARE), ("しお", None), ("人々", 1)]
)  # fmt: skip
def test_the_school_year_of_the_hardest_kanji(text: str, year: int | None) -> None:
    assert kanji_year(text) == year
