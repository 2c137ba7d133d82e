"""The site that stands in its folder goes only when the next one is finished."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from commands import kunten
from disk import mounted
from project import contents, write
from sites import build, built

from builder.errors import disk_words
from builder.site_folder import begin, finish, give_up

SOURCE = "editions/mihon/interview.txt"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site, built once into `www`."""
    root = tmp_path_factory.mktemp("folder") / "project"
    assert kunten("init", root).exit_code == 0
    built(root, root / "www")
    return root


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (SOURCE, "題\n\n(24:75)\n時刻が、ありえない。\n", "expected a timestamp"),
        ("docs/index.md", "[nowhere](nowhere.md)\n", "Aborted with 1 warnings in strict mode"),
        ("docs/glossary.md", "# x\n", "expected no file of this name"),
    ],
)
def test_a_build_that_fails_leaves_the_site(project: Path, name: str, text: str, told: str) -> None:
    path = project / name
    before, source = contents(project / "www"), path.read_bytes() if path.exists() else None
    write(path, text)
    result = build(project, project / "www")
    path.unlink() if source is None else path.write_bytes(source)
    words = result.stdout + result.stderr
    assert (result.returncode, told in words, "Traceback" in words) == (1, True, False), words
    assert contents(project / "www") == before


def test_a_build_that_is_killed_leaves_the_site_and_the_next_one_clears_up(project: Path) -> None:
    before = contents(project / "www")
    (project / "www" / ".nojekyll").touch()
    (project / "www" / "old.html").touch()
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", "www"]
    running = subprocess.Popen(command, cwd=project, stderr=subprocess.DEVNULL)
    part = project / "www" / ".kunten-part"
    while not list(part.glob("assets/*")) and running.poll() is None:
        time.sleep(0.005)
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert running.returncode == -signal.SIGKILL and part.exists()
    assert contents(project / "www").items() >= before.items()
    built(project, project / "www")
    assert contents(project / "www").keys() == {*before, ".nojekyll"}


def test_a_full_disk_is_told_in_a_line_and_leaves_the_site(project: Path, tmp_path: Path) -> None:
    with mounted(tmp_path, "size=1m"):
        write(tmp_path / "www" / "index.html", "the last good site")
        result = build(project, tmp_path / "www")
        assert result.returncode == 1
        assert "found No space left on device" in result.stdout.splitlines()[-1]
        assert "Traceback" not in result.stderr
        assert contents(tmp_path) == {"www/index.html": b"the last good site"}


def test_what_is_hidden_stays_and_what_is_gone_goes(tmp_path: Path) -> None:
    for name in ("a.html", "gone.html", ".git/HEAD", ".well-known/x"):
        write(tmp_path / name, "old")
    part = begin(tmp_path)
    for name in ("a.html", "b/c.html", ".well-known/y"):
        write(part / name, "new")
    finish(tmp_path)
    assert contents(tmp_path) == {
        "a.html": b"new", "b/c.html": b"new", ".git/HEAD": b"old", ".well-known/y": b"new"
    }  # fmt: skip


def test_of_a_site_that_is_given_up_nothing_stays(tmp_path: Path) -> None:
    write(begin(tmp_path) / "a.html", "new")
    give_up(tmp_path)
    assert contents(tmp_path) == {}


def test_a_disk_that_gives_no_name_is_told_without_one() -> None:
    assert disk_words(OSError(28, "No space left on device")) == (
        "the disk: expected a place to read and write, found No space left on device"
    )
    assert disk_words(OSError(2, "No such file", "a\n.txt")).startswith("a<U+000A>.txt: expected")
