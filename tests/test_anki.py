"""Anki itself imports the deck and the table, takes over corrections and keeps what was learnt."""

import html
import os
import re
import shutil
import zipfile
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from commands import kunten
from consumers import environment
from default import EDITION
from hostile import HOSTILE, TERM, hostile_export
from opened import time_of
from project import GLOSSARY, PROJECT, make_project, write
from small import CHANGED, ROOT, SITE_URL, changed_term, small_export, with_edition

from builder.build import studied_editions
from builder.exporters import EXPORTERS, Export, Revisions
from builder.exporters.cards import FIELDS, notes
from builder.exporters.output import exports

WORDS = {"塩", "板", "船大工", "触る", "春"}


@pytest.fixture
def imported(tmp_path: Path) -> Any:
    """Imports exports one after another into a new collection, a state for each."""
    return partial(states, tmp_path)


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What a collection holds after the import of the small edition's deck."""
    (found,) = states(tmp_path_factory.mktemp("anki"), ("anki", small_export()))
    return found


def states(root: Path, *exports: tuple[str, Export]) -> list[Any]:
    files = []
    for number, (name, export) in enumerate(exports):
        files.append(root / f"{number}.{'apkg' if name == 'anki' else name}")
        files[-1].write_bytes(EXPORTERS[name](export))
    folder = root / "collection"
    folder.mkdir()
    answer = environment.run("anki_imports.py", folder, *files)
    assert answer["sound"], "Anki's own check of the collection found something"
    return list(answer["states"])


DECKS = {"Kunten::small::用語 Terms", "Kunten::small::ことば Words"}


def note(state: Any, word: str) -> Any:
    return next(each for each in state["notes"] if each["fields"]["Word"] == word)


def progress(state: Any) -> list[tuple[str, int, int]]:
    """What was learnt of each card."""
    return [
        (one["guid"], card["reps"], card["interval"])
        for one in state["notes"]
        for card in one["cards"]
    ]


def visible(rendered: str) -> str:
    """What a learner reads, without readings."""
    bare = re.sub(r"<rt>.*?</rt>", "", rendered)
    return html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"<br>", "\n", bare)))


def test_a_new_deck_brings_two_cards_a_word(state: Any) -> None:
    assert state["log"] == {"new": len(WORDS), "updated": 0, "duplicate": 0, "conflicting": 0}
    assert {each["fields"]["Word"] for each in state["notes"]} == WORDS
    salt = note(state, "塩")
    assert {card["deck"] for card in salt["cards"]} == {"Kunten::small::用語 Terms"}
    recognition, recall = salt["cards"]
    assert visible(recognition["question"]).split() == [
        "塩", "一番大切なのは塩(海の水から作る)です。",
    ]  # fmt: skip
    assert "塩" not in visible(recall["question"])
    assert "一番大切なのは［　　］(海の水から作る)です。" in visible(recall["question"])
    assert {"level::N3", "kunten::small", "kunten::terms"} <= set(salt["tags"])


def test_the_words_that_an_editor_approved_stand_in_a_deck_of_their_own(state: Any) -> None:
    spring = note(state, "春")
    assert {card["deck"] for card in spring["cards"]} == {"Kunten::small::ことば Words"}
    assert spring["guid"] == "kunten:small:w:春|はる"
    assert {"level::N5", "kunten::words", "category::noun"} <= set(spring["tags"])
    assert spring["fields"]["Ja"] == spring["fields"]["En"] == ""
    assert "spring" in spring["cards"][0]["answer"]
    assert "春" not in visible(spring["cards"][1]["question"])
    assert "船" not in {each["fields"]["Word"] for each in state["notes"]}  # not decided


def test_the_same_sources_under_another_address_update_the_cards(
    imported: Any, tmp_path: Path
) -> None:
    """What no history dates: another address, a corrected title, and back."""
    first = replace(small_export(), revisions=Revisions(tmp_path / "decks"))
    moved = replace(first, site_url="https://example.com/")
    titled = with_edition(first, replace(first.edition, title="塩の町"))
    before, second, third = imported(("anki", first), ("anki", moved), ("anki", titled))
    assert note(second, "塩")["fields"]["Link"].startswith("https://example.com/")
    assert note(third, "塩")["fields"]["Link"].startswith(SITE_URL)
    assert note(third, "塩")["fields"]["Source"].startswith("塩の町 ·")
    for later in (second, third):
        assert later["log"] == {**before["log"], "new": 0, "updated": before["log"]["new"]}
        assert progress(later) == progress(before)
        assert {card["deck"] for one in later["notes"] for card in one["cards"]} == DECKS
        assert later["decks"] == before["decks"]
    assert any(reps for _, reps, _ in progress(before))


def test_the_same_content_is_the_same_deck_after_another(tmp_path: Path) -> None:
    first = replace(small_export(), revisions=Revisions(tmp_path / "decks"))
    deck = EXPORTERS["anki"](first)
    assert deck == EXPORTERS["anki"](small_export())  # nothing was given out before
    EXPORTERS["anki"](replace(first, site_url="https://example.com/"))
    assert EXPORTERS["anki"](first) == deck
    later = replace(first, changed=CHANGED + 9)  # committed, touched, copied: the content counts
    assert EXPORTERS["anki"](later) == deck
    for file in (tmp_path / "decks").iterdir():
        file.write_text("[")
    assert EXPORTERS["anki"](first) == deck


def test_a_project_without_git_gives_the_same_bytes_until_an_entry_is_corrected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the files' own times are; and Anki then takes the correction over."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    project = make_project(tmp_path / "project")

    def exported(root: Path, name: str, form: str = "anki") -> Path:
        monkeypatch.chdir(root)
        target = tmp_path / name
        result = kunten("export", "umi", "--format", form, "--output", target)
        assert result.exit_code == 0
        return target

    first, book = exported(project, "1.apkg"), exported(project, "1.epub", "epub")
    copy = shutil.copytree(project / "editions", tmp_path / "copy/editions").parent
    shutil.copy(project / "mkdocs.yml", copy)
    for file in copy.rglob("*.*"):
        os.utime(file, (2_000_000_000, 2_000_000_000))
    assert exported(copy, "2.apkg").read_bytes() == first.read_bytes()
    assert exported(copy, "2.epub", "epub").read_bytes() == book.read_bytes()
    write(project / "editions/glossary.yml", GLOSSARY.replace("english: salt", "english: a"))
    later = exported(project, "3.apkg")
    assert exported(project, "4.apkg").read_bytes() == later.read_bytes()
    (tmp_path / "collection").mkdir()
    answer = environment.run("anki_imports.py", tmp_path / "collection", first, later)
    before, after = answer["states"]
    assert note(after, "塩")["fields"]["English"] == "a"
    assert after["log"]["new"] == 0 and progress(after) == progress(before)


def test_a_word_is_marked_and_left_out_with_its_endings(state: Any) -> None:
    recognition, recall = note(state, "触る")["cards"]
    assert "<b>触らせて</b>" in recognition["question"]
    assert "親方は船に［　　］くれませんでした。" in visible(recall["question"])


def test_the_back_shows_readings_explanations_and_the_way_to_the_passage(state: Any) -> None:
    back = note(state, "塩")["cards"][0]["answer"]
    assert "<ruby><rb>海</rb><rt>うみ</rt></ruby>" in back
    assert "<b><ruby><rb>塩</rb><rt>しお</rt></ruby></b>" in back
    assert "海の水などから取れる、白くてからいもの。" in back
    assert "The white mineral that makes food taste good." in back
    assert f'href="{SITE_URL}small/fune-wo-tsukuru/#t-1-30"' in back


def test_a_word_without_explanations_says_what_part_of_speech_it_is(state: Any) -> None:
    recognition, recall = note(state, "春")["cards"]
    assert "noun" in visible(recall["question"]) and "noun" in visible(recognition["answer"])
    assert "noun" not in visible(recognition["question"])
    term = note(state, "塩")["cards"]
    assert "kt-part" not in "".join(card["question"] + card["answer"] for card in term)


def test_cards_that_are_laid_out_anew_make_a_later_deck(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Anki takes over the templates of a later deck alone."""
    export = replace(small_export(), revisions=Revisions(tmp_path / "decks"))
    before = EXPORTERS["anki"](export)
    monkeypatch.setattr("builder.exporters.anki._LAYOUT", 1000)
    after = EXPORTERS["anki"](export)
    assert time_of(after) > time_of(before)


def test_an_updated_deck_updates_its_cards_and_keeps_the_progress(imported: Any) -> None:
    ship = changed_term("shipwright", english="builder of wooden boats")
    later = small_export(changed=CHANGED + 1, shipwright=ship)
    before, after = imported(("anki", small_export()), ("anki", later))
    assert after["log"]["new"] == after["log"]["conflicting"] == 0
    assert len(after["notes"]) == len(WORDS)
    assert note(after, "船大工")["fields"]["English"] == "builder of wooden boats"
    assert progress(after) == progress(before)
    assert any(reps for _, reps, _ in progress(before))


def corrected(root: Path, **options: Any) -> Export:
    """The small edition with another reading, as an editor corrects it."""
    shutil.copytree(ROOT / "editions", root / "editions")
    write(root / "editions/readings.yml", "- {surface: 板, reading: ばん}\n")
    (studied,) = studied_editions(root)
    return replace(small_export(**options), studied=studied)


def test_a_corrected_reading_reaches_the_cards_and_keeps_the_progress(
    imported: Any, tmp_path: Path
) -> None:
    later = corrected(tmp_path, changed=CHANGED + 1)
    before, after = imported(("anki", small_export()), ("anki", later))
    for state, reading in ((before, "いた"), (after, "ばん")):
        assert f"<rt>{reading}</rt>" in note(state, "板")["cards"][0]["answer"].split("sentence")[1]
    assert after["log"]["new"] == after["log"]["conflicting"] == 0
    assert progress(after) == progress(before)


def renamed(root: Path, **options: Any) -> Export:
    """The small edition in a folder of another name, its term `salt` under another id."""
    shutil.copytree(ROOT / "editions", root / "editions")
    (root / "editions/small").rename(root / "editions/harbour")
    glossary = (root / "editions/glossary.yml").read_text("utf-8")
    glossary = (
        glossary.replace("[salt]", "[sea-salt]")
        .replace("id: salt", "id: sea-salt")
        .replace("english: salt", "english: sea salt")
    )
    write(root / "editions/glossary.yml", glossary)
    arrows = "small/ -> harbour/\nglossary/\n  term-salt -> term-sea-salt\n"
    write(root / "editions/ids.lock", arrows)
    (studied,) = studied_editions(root)
    return replace(small_export(**options), studied=studied)


def test_a_renamed_edition_and_a_renamed_term_keep_their_cards(
    imported: Any, tmp_path: Path
) -> None:
    later = renamed(tmp_path, changed=CHANGED + 1)
    before, after = imported(("anki", small_export()), ("anki", later))
    assert after["log"]["new"] == after["log"]["conflicting"] == 0
    assert note(after, "塩")["fields"]["English"] == "sea salt"
    assert "harbour/fune-wo-tsukuru" in note(after, "塩")["fields"]["Link"]
    assert progress(after) == progress(before)
    assert any(reps for _, reps, _ in progress(before))


@pytest.mark.parametrize("edition", [EDITION, "article"])
def test_a_recall_card_shows_its_word_nowhere(edition: str, request: pytest.FixtureRequest) -> None:
    """The word, its other forms, the stem of a longer one."""
    root = PROJECT if edition == EDITION else request.getfixturevalue("article_project")
    (export,) = exports(root, edition, "", readings=False)
    assert len(export.vocabulary) > 150
    for word, one in zip(export.vocabulary, notes(export), strict=True):
        gap = re.sub(r" ?([^ \[\]>]*)\[.*?\]", r"\1", one.fields[FIELDS.index("Gap")])
        stem = re.sub("[ぁ-ん]+$", "", word.term.term)
        answers = {word.term.term, *word.term.aliases, *([stem] if len(stem) > 1 else [])}
        assert [each for each in answers if each in gap] == [], gap
        assert "［　　］" in gap


def test_decks_of_two_editions_stand_side_by_side(imported: Any) -> None:
    """Even where their sources changed in the same second."""
    small = small_export()
    other = replace(small.edition, slug="other", title="もう一つの版")
    both = with_edition(small, other)
    first, second = imported(("anki", small), ("anki", both))
    assert second["log"] == {"new": len(WORDS), "updated": 0, "duplicate": 0, "conflicting": 0}
    assert len(second["notes"]) == 2 * len(WORDS)
    decks = {card["deck"] for one in second["notes"] for card in one["cards"]}
    assert decks == {*DECKS, *(deck.replace("small", "other") for deck in DECKS)}
    assert sorted(progress(first)) == sorted(progress(second))[-len(progress(first)) :]


def test_the_same_deck_changes_nothing(imported: Any) -> None:
    _, again = imported(("anki", small_export()), ("anki", small_export()))
    assert again["log"] == {"new": 0, "updated": 0, "duplicate": len(WORDS), "conflicting": 0}


def test_the_table_updates_the_notes_of_the_deck(imported: Any) -> None:
    salt = changed_term("salt", english="sea salt")
    deck, table = imported(("anki", small_export()), ("tsv", small_export(salt=salt)))
    assert table["log"]["new"] == 0
    assert note(table, "塩")["fields"] == {**note(deck, "塩")["fields"], "English": "sea salt"}
    assert [each["tags"] for each in table["notes"]] == [each["tags"] for each in deck["notes"]]


def test_hostile_text_is_only_text_on_a_card(imported: Any) -> None:
    (state,) = imported(("anki", hostile_export()))
    (one,) = state["notes"]
    fields = one["fields"]
    assert html.unescape(fields["English"]) == TERM.english
    assert html.unescape(fields["En"]) == TERM.en.replace("\r\n", "<br>")
    recognition, recall = one["cards"]
    assert HOSTILE[0] in visible(recognition["answer"])
    readings = re.findall("<rt>(.*?)</rt>", recognition["answer"])
    assert set(readings) == {"しお", "いち&#91;ぎ&#93;ょうめ"}
    for card in (recognition, recall):
        for side in (card["question"], card["answer"]):
            assert "<script" not in side
            assert "anki:play" not in side
            assert "[sound" not in side


def test_the_table_of_hostile_text_says_what_the_deck_says(imported: Any) -> None:
    deck, table = imported(("anki", hostile_export()), ("tsv", hostile_export()))
    assert table["log"]["new"] == 0
    assert [each["fields"] for each in table["notes"]] == [each["fields"] for each in deck["notes"]]


def test_the_dates_in_a_package_say_nothing_of_the_day() -> None:
    with zipfile.ZipFile(BytesIO(EXPORTERS["anki"](small_export()))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
