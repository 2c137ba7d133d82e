"""Libraries of many editions: built by one process or by several."""

from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from project import INTERVIEW, make_project, write

from builder import build, plugin_pages


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Six editions, of one day and of others, one of them without a date."""
    root = make_project(tmp_path / "project")
    for number in range(5):
        text = INTERVIEW.replace("港の人", f"港の人 第{number}回").replace(
            "03月", f"0{number + 1}月"
        )
        text = text.replace("峠では", f"塩の道の{number}番目の峠では")
        write(root / f"editions/umi-{number}/interview.txt", text)
    settings = "title: 日付のない話\nsections: {海の仕事: sea, 山の仕事: hills}\n"
    write(root / "editions/yama/interview.txt", INTERVIEW.replace("2025年03月01日(土)10時00分", ""))
    write(root / "editions/yama/edition.yml", settings)
    return root


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_one_process_and_several_make_the_same_bytes(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("edition_builder", "plugin_pages", "policy"):
        monkeypatch.setattr(f"builder.{module}._WORTH_A_PROCESS", 1)

    def site(count: int) -> dict[str, bytes]:
        build._builder.cache_clear()
        plugin_pages._kept.cache_clear()
        for module in ("processes", "plugin_pages"):
            monkeypatch.setattr(f"builder.{module}.processes", lambda: count)
        folder = tmp_path / str(count)
        config = load_config(str(project / "mkdocs.yml"), site_dir=str(folder))
        mkdocs_build(config)
        return contents(folder)

    alone, together = site(1), site(2)
    assert alone.keys() == together.keys()
    assert [path for path in alone if alone[path] != together[path]] == []
    assert "umi-4/umi-no-shigoto/index.html" in alone
