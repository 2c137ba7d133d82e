"""The readings of the default editions are what they were; `make readings-diff` shows changes."""

from pathlib import Path

import pytest
from project import INTERVIEW, PROJECT, make_project, write
from readings_diff import FOLDER, GOLDEN, RULES, changes, gone, main, readings

from builder.build import annotated_editions


def test_the_editions_are_read_as_they_were(updating: bool) -> None:
    slugs = []
    for annotated in annotated_editions(PROJECT):
        slugs.append(annotated.edition.slug)
        path = GOLDEN / f"{annotated.edition.slug}.txt"
        found = readings(annotated)
        if updating:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(found, encoding="utf-8")
        assert path.exists(), "a new edition: look at its readings, then: pytest --update-golden"
        assert found == path.read_text("utf-8")
    for path in gone(GOLDEN, slugs):
        if updating:
            path.unlink()
        assert not path.exists(), "its edition is gone: pytest --update-golden"


def test_a_change_is_marked_within_its_sentence() -> None:
    far = "とても長い文のはじめの所" * 3
    before = [
        "{海|うみ}の{話|はなし}。",
        far + "で{人気|にんき}の{市場|いちば}。",
        "{船|ふね}。",
    ]
    now = [
        "{海|うみ}の{話|はなし}。",
        far + "で{人気|ひとけ}の{市|し}{場|じょう}。",
        "{空|そら}。",
    ]
    assert list(changes(before, now)) == [
        "… ても長い文のはじめの所で{人気|にんき→ひとけ}の[{市場|いちば}→{市|し}{場|じょう}]。",
        "- {船|ふね}。",
        "+ {空|そら}。",
    ]


def test_editions_that_are_new_gone_or_unreadable_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(tmp_path / "project")
    golden = root / FOLDER
    source = root / "editions/umi/interview.txt"
    (annotated,) = annotated_editions(root)
    write(golden / "yama.txt", "{山|やま}。\n")
    assert main(root) == 1
    new, gone = capsys.readouterr().out.splitlines()
    assert new.startswith("umi: a new edition of ") and gone.startswith("yama: no such edition")
    golden.joinpath("yama.txt").unlink()
    write(golden / "umi.txt", readings(annotated))
    assert (main(root), capsys.readouterr().out) == (0, "")
    write(source, INTERVIEW.replace("(1:05)", "1:05"))
    assert main(root) == 1
    told = capsys.readouterr()
    assert told.out == "" and told.err.startswith("editions/umi/interview.txt:9: expected a time")


def test_a_file_that_cannot_be_read_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(tmp_path / "project")
    golden = root / FOLDER / "umi.txt"
    golden.parent.mkdir(parents=True)
    golden.write_bytes("{海|うみ}。\n".encode() + "海。".encode("shift_jis"))
    assert main(root) == 1
    told = f"{FOLDER}/umi.txt:2: expected UTF-8, found the byte 0x8a\n"
    assert capsys.readouterr().err == told
    rules = tmp_path / "rules.tsv"
    write(rules, "# of our own\n海\tうみ\tの$\n海 うみ\n波\tなみ\t@名詞 (?:大\n\n波\tは\t\t\t\t\n")
    assert main(root, rules) == 1
    cells, expression, more = capsys.readouterr().err.splitlines()
    table = RULES
    assert cells.startswith(f"{table}:3: expected a word, its reading and up to two patterns")
    assert cells.endswith("found 海 うみ")
    assert expression.startswith(
        f"{table}:4: expected a regular expression, found (?:大 (missing )"
    )
    assert more.startswith(f"{table}:6: expected a word")
