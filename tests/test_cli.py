"""The command: data on stdout, words on stderr, exit codes 0, 1 and 2."""

import json
from pathlib import Path

import pytest
from commands import kunten, run
from project import INTERVIEW, write

from builder.build import build_site

pytestmark = pytest.mark.usefixtures("inside")


def test_annotate_reads_plain_lines_and_writes_readings() -> None:
    result = kunten("annotate", given="港の朝。\n\nkana かな\n")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "{港|みなと}の{朝|あさ}。\n\nkana かな\n"


def test_annotate_lets_an_editor_correct_a_reading(project: Path) -> None:
    write(project / "editions/readings.yml", "- surface: 港\n  reading: こう\n")
    assert kunten("annotate", given="港").stdout == "{港|こう}"


def test_annotate_without_an_input_is_used_wrongly(project: Path) -> None:
    result = run("kunten", "annotate", folder=project, first="import sys; sys.stdin = None")
    assert (result.returncode, result.stdout) == (2, "")
    assert "expected lines of text on stdin, found it closed" in result.stderr


@pytest.mark.parametrize("line", ["a\r\n", "\x0b\x0c\x85\u2028", "{a|b}", "", "a\nb"])
def test_annotate_keeps_every_sign_of_its_input(line: str) -> None:
    assert kunten("annotate", given=line).stdout_bytes.decode().replace("{{|}", "{") == line


def test_annotate_keeps_bytes_that_are_no_text() -> None:
    assert kunten("annotate", given=b"\xff\n").stdout_bytes == b"\xff\n"


def test_parse_writes_json() -> None:
    result = kunten("parse", "editions/umi/interview.txt")
    assert result.exit_code == 0
    data = json.loads(result.stdout)
    assert data["title"] == "塩の道を歩く人に聞く"
    assert data["published"] == "2025-03-01T10:00:00+09:00"
    assert [section["id"] for section in data["sections"]] == ["umi-no-shigoto", "yama-no-shigoto"]


def test_parse_of_a_bad_file_says_where_on_stderr_alone(project: Path) -> None:
    write(project / "editions/umi/interview.txt", INTERVIEW.replace("(1:05)", "(1:75)"))
    result = kunten("parse", "editions/umi/interview.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "editions/umi/interview.txt:9: expected" in result.stderr


def test_check_is_quiet_where_nothing_is_wrong() -> None:
    result = kunten("check", "umi")
    assert (result.exit_code, result.stdout) == (0, "")


def test_check_tells_what_was_left_out(project: Path) -> None:
    tail = "\nプロフィール\n\n山田 海\n\n港で働く。\n\nあわせて読みたい\n\nニュース\n"
    write(project / "editions/umi/interview.txt", INTERVIEW + tail)
    result = kunten("check")
    assert result.exit_code == 0
    assert (
        "editions/umi/interview.txt:24-26: left out 「あわせて読みたい」 and 1 more"
        in result.stdout
    )


def test_check_tells_all_problems_at_once(project: Path) -> None:
    bad = INTERVIEW.replace("(1:05)", "(1:75)").replace("(海の水から作る)", "(海の水から作る")
    write(project / "editions/umi/interview.txt", bad)
    result = kunten("check")
    assert result.exit_code == 1
    assert result.stderr.count("editions/umi/interview.txt:") == 2


def test_export_writes_the_pages_that_the_plugin_hands_to_mkdocs(project: Path) -> None:
    result = kunten("export", "umi", "--format", "markdown", "--output", "out")
    assert (result.exit_code, result.stdout) == (0, "")
    for path, page in build_site(project).pages.items():
        assert (project / "out" / path).read_text("utf-8") == page.markdown


@pytest.mark.parametrize("arguments", [["nothing"], ["export", "umi"], ["parse", "no-such-file"]])
def test_wrong_use_ends_with_two(arguments: list[str]) -> None:
    assert kunten(*arguments).exit_code == 2
