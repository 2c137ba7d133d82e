"""Whatever happens, what stood there stays, and a message tells what could not be done."""

import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import commands
import pytest
from disk import mounted
from project import INTERVIEW, write

DIES = """
import os, pathlib, signal
renamed = pathlib.Path.rename
def die(*_): os.kill(os.getpid(), signal.SIGKILL)
pathlib.Path.rename = pathlib.Path.replace = die
"""


kunten = partial(commands.run, "kunten")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path / "editions/umi/interview.txt", INTERVIEW)
    write(tmp_path / "a.txt", INTERVIEW)
    return tmp_path


@pytest.fixture(params=["read-only", "full"])
def closed(request: pytest.FixtureRequest, project: Path) -> Iterator[tuple[Path, str]]:
    """A folder in the project in which nothing can be written, and what the system says of it."""
    folder = project / "closed"
    folder.mkdir()
    if request.param == "full":
        with mounted(folder, "size=4k"):
            (folder / "full").write_bytes(b"x" * 4096)
            yield folder, "No space left on device"
    elif os.geteuid():
        folder.chmod(0o555)
        yield folder, "Permission denied"
        folder.chmod(0o755)
    else:
        with mounted(folder, "ro"):
            yield folder, "Read-only file system"


def test_where_nothing_can_be_written_it_is_told_and_nothing_half_stays(
    closed: tuple[Path, str], project: Path
) -> None:
    folder, words = closed
    before = sorted(folder.iterdir())
    (project / "editions-link").symlink_to(folder)
    elsewhere = project / "other"
    elsewhere.mkdir()
    (elsewhere / "editions").symlink_to(folder)
    export = "export", "umi", "--format"
    for result in (
        kunten("new", "machi", "--from", project / "a.txt", folder=elsewhere),
        kunten(*export, "json", "--output", f"{folder}/umi.json", folder=project),
        kunten(*export, "markdown", "--output", f"{folder}/pages", folder=project),
        kunten("init", f"{folder}/site", folder=project),
    ):
        assert (result.returncode, "Traceback" in result.stderr) == (1, False), result.stderr
        assert words in result.stderr
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize(
    ("arguments", "made"),
    [
        (["new", "machi", "--from", "a.txt"], "editions/machi"),
        (["export", "umi", "--format", "json", "--output", "out/umi.json"], "out/umi.json"),
        (["glossary", "suggest", "umi"], "editions/drafts.yml"),
    ],
)
def test_what_is_killed_before_its_end_leaves_nothing_in_its_place(
    arguments: list[str], made: str, project: Path
) -> None:
    assert kunten(*arguments, folder=project, first=DIES).returncode == -signal.SIGKILL
    assert not (project / made).exists()
    assert kunten("check", folder=project).returncode == 0
    assert kunten(*arguments, folder=project).returncode == 0
    assert (project / made).exists()
