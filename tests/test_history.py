"""When sources changed last, by git's word."""

import os
import subprocess
from pathlib import Path

import pytest

from builder.history import edition_changes, last_changes
from builder.model import Edition


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two editions and a glossary."""
    for path in ("a/interview.txt", "b/interview.txt", "glossary.yml"):
        file = tmp_path / "editions" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path)
    return tmp_path


def git(root: Path, *arguments: str, time: int = 1000) -> None:
    date = f"@{time} +0000"
    who = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date, "HOME": str(root)}
    name = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(
        ["git", "-C", root, *name, *arguments], env={**os.environ, **who}, check=True,
        capture_output=True,
    )  # fmt: skip


def commit(root: Path, time: int) -> None:
    git(root, "add", ".")
    git(root, "commit", "--message", "x", time=time)


def changes(root: Path) -> list[int]:
    return [time for _, time in sorted(last_changes(root, "editions").items())]


def edition(slug: str) -> Edition:
    return Edition(slug=slug, path=f"editions/{slug}", title=slug, sections=())


def test_without_git_nobody_knows(root: Path) -> None:
    assert changes(root) == [0, 0, 0]


def test_a_committed_file_changed_with_its_last_commit(root: Path) -> None:
    git(root, "init", "--quiet")
    commit(root, time=1000)
    (root / "editions/b/interview.txt").write_text("new")
    commit(root, time=2000)
    assert changes(root) == [1000, 2000, 1000]


def test_a_file_that_was_touched_but_not_changed_did_not_change(root: Path) -> None:
    git(root, "init", "--quiet")
    commit(root, time=1000)
    os.utime(root / "editions/a/interview.txt", (5000, 5000))
    assert changes(root) == [1000, 1000, 1000]


def test_what_is_not_committed_is_later_than_the_commit_whenever_it_was_written(root: Path) -> None:
    git(root, "init", "--quiet")
    commit(root, time=1000)
    for name in ("a/interview.txt", "塩.txt"):
        (root / "editions" / name).write_text("new")
        os.utime(root / "editions" / name, (3000, 3000))
    assert sorted(changes(root)) == [1000, 1000, 1001, 1001]


def test_an_edition_changes_with_its_own_files_and_the_shared_ones(root: Path) -> None:
    git(root, "init", "--quiet")
    commit(root, time=1000)
    (root / "editions/b/interview.txt").write_text("new")
    both = [edition("a"), edition("b")]
    assert edition_changes(root, both) == {"editions/a": 1000, "editions/b": 1001}
    (root / "editions/drafts.yml").write_text("")
    commit(root, time=2000)
    assert edition_changes(root, both) == {"editions/a": 2000, "editions/b": 2000}
    assert edition_changes(root / "nothing", both) == {"editions/a": 0, "editions/b": 0}
