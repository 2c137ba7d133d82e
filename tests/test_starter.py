"""A new site made by `kunten init`: whole, built at once, nothing written over."""

import re
from pathlib import Path

import pytest
import yaml
from click.testing import Result
from commands import kunten
from project import PROJECT
from sites import built

from builder.starter import site_files

SETTINGS_OF_ITS_OWN = {"site_name", "nav", "copyright"}


def init(folder: Path) -> Result:
    return kunten("init", folder)


def test_a_new_site_builds_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert init(tmp_path / "mine").exit_code == 0
    monkeypatch.setenv("REPO_URL", "https://github.com/umi/shio")
    built(tmp_path / "mine", tmp_path / "www")
    page = (tmp_path / "www" / "mihon" / "ame-no-mae-ni" / "index.html").read_text("utf-8")
    assert "<ruby>梅雨<rp>(</rp><rt>つゆ</rt><rp>)</rp></ruby>" in page
    landing = (tmp_path / "www" / "index.html").read_text("utf-8")
    assert "傘を直す人に聞く" in landing
    assert 'href="https://github.com/umi/shio"' in landing
    assert 'data-md-component="source"' not in landing  # asks api.github.com for stars


def test_nothing_in_a_new_site_is_left_to_be_put_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    init(tmp_path / "mine")
    monkeypatch.chdir(tmp_path / "mine")
    result = kunten("check")
    assert (result.exit_code, result.stdout) == (0, "")


def test_a_new_interview_joins_a_new_site_by_one_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    init(tmp_path / "mine")
    monkeypatch.chdir(tmp_path / "mine")
    page = PROJECT / "tests" / "interviews" / "page.html"
    assert kunten("new", "tofu", "--from", page).exit_code == 0
    built(tmp_path / "mine", tmp_path / "www")
    assert (tmp_path / "www" / "tofu" / "ido-wo-horu" / "index.html").exists()


def test_a_folder_with_files_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("mine", "utf-8")
    result = init(tmp_path)
    assert result.exit_code == 1
    assert "expected a new or an empty folder, found one with files in it" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]


def test_an_empty_repository_can_become_a_site(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert init(tmp_path).exit_code == 0
    assert (tmp_path / ".github" / "workflows" / "publish.yml").exists()


def test_the_folder_one_stands_in_can_become_a_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path.stat().st_ino
    result = init(Path())
    assert result.exit_code == 0, result.output
    assert Path("mkdocs.yml").exists()
    assert tmp_path.stat().st_ino == folder
    assert "Next: mkdocs serve" in result.stderr


def settings(text: str) -> dict[str, object]:
    """What mkdocs.yml says, its `!ENV` as plain values."""
    value = yaml.safe_load(re.sub(r"!ENV ", "", text))
    return {key: value[key] for key in value if key not in SETTINGS_OF_ITS_OWN}


def test_a_new_site_has_the_settings_of_this_one() -> None:
    own = settings((PROJECT / "mkdocs.yml").read_text("utf-8"))
    assert settings(site_files()["mkdocs.yml"].decode()) == own
