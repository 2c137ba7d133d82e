"""`kunten check`: every form tells the same, and the exit code goes with it."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result
from commands import kunten
from project import INTERVIEW, write

from builder.build import annotated_editions
from builder.errors import Location, notice_at
from builder.report import REPORTS

TAIL = "\nプロフィール\n\n山田 海\n\n港で働く。\n\nあわせて読みたい\nニュース\n"


pytestmark = pytest.mark.usefixtures("inside")


def check(*arguments: str) -> Result:
    return kunten("check", *arguments)


def test_json_names_code_place_and_words(project: Path) -> None:
    write(project / "editions/umi/interview.txt", INTERVIEW.replace("(1:05)", "1:05"))
    result = check("--format", "json")
    assert (result.exit_code, result.stderr) == (1, "")
    assert json.loads(result.stdout) == {
        "problems": [
            {
                "code": "time",
                "path": "editions/umi/interview.txt",
                "line": 9,
                "expected": "a timestamp in brackets like (24:00)",
                "found": "1:05",
                "hint": "write (1:05)",
            }
        ],
        "notices": [],
    }


def test_json_tells_what_was_left_out(project: Path) -> None:
    write(project / "editions/umi/interview.txt", INTERVIEW + TAIL)
    result = check("--format", "json")
    assert result.exit_code == 0
    (notice,) = json.loads(result.stdout)["notices"]
    assert (notice["code"], notice["line"], notice["end_line"]) == ("left-out", 24, 25)


def test_lines_of_the_head_that_are_on_no_page_are_told(project: Path) -> None:
    credit = "取材・文　川口花"
    first, rest = INTERVIEW.split("【", 1)
    write(project / "editions/umi/interview.txt", f"{first}{credit}\n\n【{rest}")
    (notice,) = json.loads(check("--format", "json").stdout)["notices"]
    assert notice["code"] == "head" and credit in notice["text"]


def test_times_without_brackets_before_text_are_told(project: Path) -> None:
    text = f"{INTERVIEW.rstrip()}\n\n朝の港です。\n24:57 船が出ます。\n"
    write(project / "editions/umi/interview.txt", text)
    (notice,) = json.loads(check("--format", "json").stdout)["notices"]
    assert notice["line"] == text.count("\n")
    assert "write (24:57)" in notice["text"]


def test_github_shows_problems_at_their_lines(project: Path) -> None:
    bad = INTERVIEW.replace("海の水から作る)", "100%海の水,から::作る") + TAIL
    write(project / "editions/umi/interview.txt", bad)
    result = check("umi", "--format", "github")
    assert result.exit_code == 1
    assert result.stdout == (
        "::error file=editions/umi/interview.txt,line=10,title=bracket::expected a closing ) in "
        "this paragraph, found (100%25海の水,から::作るは\n"
    )


def test_github_shows_notices_of_a_whole_file_at_its_first_line() -> None:
    (line,) = REPORTS["github"](
        [], [notice_at(Location(path="ids.lock"), "id", "something is gone")]
    )
    assert line == "::notice file=ids.lock,line=1,endLine=1,title=id::something is gone"


def test_github_cannot_be_given_commands(project: Path) -> None:
    write(project / "editions/umi\n::set-env name=X::,y" / "interview.txt", INTERVIEW)
    result = check("--format", "github")
    assert result.exit_code == 1
    assert [
        line for line in result.stdout.splitlines() if not line.startswith("::error file=")
    ] == []
    assert "%3A%3Aset-env name=X%3A%3A%2Cy" in result.stdout


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_nothing_wrong_ends_with_zero(form: str) -> None:
    assert check("--format", form).exit_code == 0


def test_progress_shows_on_a_terminal_alone(project: Path) -> None:
    command = [sys.executable, "-c", "from builder.cli import main; main()", "check"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    quiet = subprocess.run(command, cwd=project, env=environment, capture_output=True, check=False)
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, b"", b"")
    ours, theirs = pty.openpty()
    result = subprocess.run(
        command, cwd=project, env=environment, stderr=theirs, stdout=subprocess.PIPE, check=False
    )
    os.close(theirs)
    seen = os.read(ours, 1000).decode()
    os.close(ours)
    assert (result.returncode, result.stdout) == (0, b"")
    assert "1/1 editions" in seen and seen.endswith("\r\033[K")


def test_the_lines_that_accept_doubtful_readings_are_pasted_as_they_stand(project: Path) -> None:
    text = "海の題\n\n【声】\n\n月は、丸い。世論は割れた。佐藤さんと平野さんが話す。\n"
    write(project / "editions/umi/interview.txt", text)
    told = check("umi").output
    pasted = [line for line in told.splitlines() if line.startswith("- ")]
    assert len(pasted) == told.count("doubtful reading") == 4
    readings = "- surface: 塩\n  reading: しお\n" + "\n".join(pasted)
    write(project / "editions/readings.yml", readings)
    assert "doubtful" not in check("umi").output


@pytest.mark.parametrize(("reading", "left"), [("よろん", 0), ("せろん", 1)])
def test_what_a_term_reads_as_well_is_not_in_doubt(project: Path, reading: str, left: int) -> None:
    write(project / "editions/umi/interview.txt", "海の題\n\n【声】\n\n世論は割れた。\n")
    term = (
        f"- {{term: 世論, id: yoron, reading: {reading}, english: opinion, ja: 声。, en: Voice., "
        "level: N1, category: economy}\n"
    )
    write(project / "editions/glossary.yml", term)
    result = check("umi")
    assert (result.exit_code, result.output.count("doubtful reading: 世論")) == (0, left)


def test_accepted_readings_leave_the_same_words_elsewhere(project: Path) -> None:
    """市場 is a part of 魚市場; 大家 is たいか, too; 辛い is からい, too."""
    text = (
        "海の題\n\n【声】\n\n静かな市場と魚市場。大家が来た。日本画の大家。\n辛いと言う。辛いカレーを食べた。\n"
        "色紙を折る。色紙に書く。\n"
    )
    write(project / "editions/umi/interview.txt", text)
    before = ruby(project)
    told = check("umi").output
    assert all(word in told for word in ("市場 しじょう", "大家 おおや", "辛い つらい"))
    pasted = [line for line in told.splitlines() if line.startswith("- ")]
    write(project / "editions/readings.yml", "\n".join(pasted))
    assert ruby(project) == before
    assert "doubtful" not in check("umi").output


def test_what_two_editions_have_in_doubt_is_told_once(project: Path) -> None:
    for slug in ("umi", "yama"):
        write(project / f"editions/{slug}/interview.txt", "海の題\n\n【声】\n\n世論は割れた。\n")
    assert check().output.count("doubtful reading: 世論 よろん, others: せろん (2 times)") == 1


def ruby(project: Path) -> list[str]:
    """How the edition is read."""
    (edition,) = annotated_editions(project, "umi")
    tokens = (t for section in edition.sections for each in section.paragraphs for t in each.tokens)
    return [f"{segment.base}|{segment.reading}" for token in tokens for segment in token.ruby]


def test_what_no_table_knows_is_left_for_the_editor(project: Path) -> None:
    write(project / "editions/umi/interview.txt", "海の題\n\n【声】\n\n鍠霈と龘を見た。\n")
    pasted = [line for line in check("umi").output.splitlines() if line.startswith("- ")]
    assert pasted and all("龘" not in line.split("reading:")[1] for line in pasted)


def test_the_most_doubtful_reading_comes_first(project: Path) -> None:
    text = "海の題\n\n【声】\n\n田中さんは市場で待つ。\n月が出る。\n"
    write(project / "editions/umi/interview.txt", text)
    pasted = [line for line in check("umi").output.splitlines() if line.startswith("- ")]
    assert [line.split('"')[1] for line in pasted] == ["月", "市場", "田中"]


def test_readings_of_editors_that_hold_nowhere_are_told(project: Path) -> None:
    held = "- {surface: 塩, reading: しお}\n- {surface: 題, reading: だい, after: 海の}\n"
    lost = "- {surface: 海, reading: かい, before: へ}\n- {surface: 法, reading: ほう}\n"
    write(project / "editions/readings.yml", held + lost)
    write(project / "editions/umi/interview.txt", "海の題\n\n【方法】\n\n塩は海の塩です。\n")
    own = "readings:\n  - {surface: 塩, reading: しお}\n  - {surface: 港, reading: みなと}\n"
    write(project / "editions/umi/edition.yml", own)
    notices = json.loads(check("--format", "json").stdout)["notices"]
    assert [(each["path"], each["line"], each["text"]) for each in notices] == [
        ("editions/readings.yml", 3, "nothing in any edition is 海 (かい, before へ)"),
        ("editions/readings.yml", 4, "nothing in any edition is 法 (ほう)"),
        ("editions/umi/edition.yml", 3, "nothing in this edition is 港 (みなと)"),
    ]
    assert {each["code"] for each in notices} == {"reading-unused"}
    # One edition alone says nothing of what all share.
    result = check("umi")
    assert result.output == "editions/umi/edition.yml:3: nothing in this edition is 港 (みなと)\n"
    assert result.exit_code == 0


def test_an_empty_side_of_a_reading_is_a_problem(project: Path) -> None:
    entry = (
        "- surface: 塩\n  reading: しお\n  after:\n- {surface: 風, reading: かぜ, before: ' '}\n"
    )
    write(project / "editions/readings.yml", entry)
    result = check()
    assert (result.exit_code, result.stderr.splitlines()) == (
        1,
        [
            "editions/readings.yml:3: expected text as after, or no such key, found nothing in it",
            "editions/readings.yml:4: expected text as before, or no such key, found nothing in it",
        ],
    )


def test_a_doubt_in_titles_alone_tells_where_its_reading_is_used(project: Path) -> None:
    text = "海の題\n\n【市場と薪】\n\n市場で待つ。\n"
    write(project / "editions/umi/interview.txt", text)
    told = [line for line in check("umi").output.splitlines() if "doubtful" in line]
    assert told == [
        "editions/umi/interview.txt:3: doubtful reading: 薪 たきぎ, others: まき"
        " (in a title: for search and the files to take home)",
        "editions/umi/interview.txt:5: doubtful reading: 市場 しじょう, others: いちば (2 times)",
    ]
