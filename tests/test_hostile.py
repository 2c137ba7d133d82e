"""Every folder of tests/hostile is an `editions/` that cannot be published, and what is said of it."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pytest
from commands import kunten
from project import INTERVIEW, write

from builder.reader import read_editions
from builder.reader.disk import MAX_BYTES

FOLDER = Path(__file__).parent / "hostile"
CASES = sorted(path.name for path in FOLDER.iterdir())


def check(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The messages of `kunten check` in this folder, which must find something wrong."""
    monkeypatch.chdir(root)
    result = kunten("check")
    assert isinstance(result.exception, SystemExit) and result.exit_code == 1
    assert result.stdout == ""
    return result.stderr.splitlines()


@pytest.mark.parametrize("case", CASES)
def test_a_bad_source_is_told_with_its_place(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, updating: bool
) -> None:
    editions = tmp_path / "editions"
    shutil.copytree(FOLDER / case, editions)
    (editions / "expected.txt").unlink(missing_ok=True)
    found = check(tmp_path, monkeypatch)
    expected = FOLDER / case / "expected.txt"
    if updating:
        expected.write_text("\n".join(found) + "\n", encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8").splitlines()


def test_a_folder_without_editions_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = "editions: expected a folder, found none (kunten init"
    assert check(tmp_path, monkeypatch)[0].startswith(begin)
    (tmp_path / "editions").mkdir()
    begin = "editions: expected a folder for each interview, found an empty folder (kunten new"
    assert check(tmp_path, monkeypatch)[0].startswith(begin)
    (tmp_path / "editions" / "umi").mkdir()
    expected = "editions/umi: expected an interview.txt, found an empty folder"
    assert check(tmp_path, monkeypatch) == [expected]


SECRET = "秘密\n\n秘密の文は、ここにある。\n"


@pytest.mark.parametrize(
    "link", ["umi", "umi/interview.txt", "umi/edition.yml", "glossary.yml", "readings.yml"]
)
def test_a_link_is_not_followed_out_of_the_sources(
    link: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "elsewhere" / "interview.txt", SECRET)
    project = tmp_path / "project"
    write(project / "editions" / "umi" / "interview.txt", INTERVIEW)
    target = tmp_path / "elsewhere" / ("" if link == "umi" else "interview.txt")
    place = project / "editions" / link
    if place.is_dir():
        place.rename(project / "editions" / "yama")
    place.unlink(missing_ok=True)
    place.symlink_to(target)
    (message,) = check(project, monkeypatch)
    assert message.startswith(
        f"editions/{link}: expected a file or folder of its own below editions"
    )
    assert "秘密" not in message


def test_a_link_within_the_sources_is_followed(tmp_path: Path) -> None:
    write(tmp_path / "editions" / "umi" / "interview.txt", INTERVIEW)
    (tmp_path / "editions" / "yama").symlink_to("umi")
    assert [edition.slug for edition in read_editions(tmp_path)] == ["umi", "yama"]


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: Path(path).symlink_to(path)])
def test_what_is_no_file_is_told_and_not_waited_for(
    make: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "editions" / "umi" / "interview.txt", INTERVIEW)
    (tmp_path / "editions" / "yama").mkdir()
    make(str(tmp_path / "editions" / "yama" / "interview.txt"))
    (message,) = check(tmp_path, monkeypatch)
    assert message.startswith("editions/yama/interview.txt: expected")


def test_a_file_that_vanishes_while_it_is_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "editions" / "umi" / "interview.txt", INTERVIEW)
    opened = Path.open

    def vanish(path: Path, mode: str = "r") -> IO[Any]:
        if path.name == "interview.txt":
            path.unlink()
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", vanish)
    (message,) = check(tmp_path, monkeypatch)
    assert message == (
        "editions/umi/interview.txt: expected something that can be read, "
        "found No such file or directory"
    )


def test_a_file_that_is_too_large_is_refused_by_its_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "editions" / "umi" / "interview.txt"
    write(path, INTERVIEW)
    os.truncate(path, MAX_BYTES + 1)
    assert check(tmp_path, monkeypatch) == [
        "editions/umi/interview.txt:1: expected at most 10,000,000 bytes in a file, found more"
    ]


def test_a_name_cannot_command_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "editions" / "umi\x1b[2J\n" / "interview.txt", INTERVIEW)
    (message,) = check(tmp_path, monkeypatch)
    assert "umi<U+001B>[2J<U+000A>" in message
