"""Small projects of our own for tests that build a site."""

import shutil
from pathlib import Path

from default import EDITION

PROJECT = Path(__file__).parent.parent

INTERVIEW = """\
港の人

塩の道を歩く人に聞く

2025年03月01日(土)10時00分

【海の仕事】

(1:05)
朝の港では、魚より先に塩の値段が決まる。塩(海の水から作る)は重い。

船が出る前に帳面を開く。(編集部注:帳面とは、数を書く紙の束のこと)

【山の仕事】

峠では風が強い。
"""

GLOSSARY = """\
- id: salt
  term: 塩
  aliases: []
  reading: しお
  english: salt
  ja: 海の水などから取れる、白くてからいもの。
  en: The white mineral that makes food taste good.
  level: N3
  category: technology
  related: []
"""

# The slugs of what `add_editions` makes of a small project.
SEVEN = {"umi", "yama", *(f"umi-{number}" for number in range(5))}


def make_project(root: Path, interview: str = INTERVIEW, glossary: str = GLOSSARY) -> Path:
    """A project folder with the edition `umi`, and the default site's settings and pages."""
    root.mkdir(parents=True, exist_ok=True)
    shutil.copy(PROJECT / "mkdocs.yml", root)
    shutil.copytree(PROJECT / "docs", root / "docs", dirs_exist_ok=True)
    write(root / "editions" / "umi" / "interview.txt", interview)
    write(root / "editions" / "glossary.yml", glossary)
    return root


def add_editions(root: Path) -> Path:
    """Six editions beside the first, of one day and of others, one of them without a date."""
    for number in range(5):
        text = INTERVIEW.replace("港の人", f"港の人 第{number}回")
        text = text.replace("03月", f"0{number + 1}月")
        text = text.replace("峠では", f"塩の道の{number}番目の峠では")
        write(root / f"editions/umi-{number}/interview.txt", text)
    settings = "title: 日付のない話\nsections: {海の仕事: sea, 山の仕事: hills}\n"
    write(root / "editions/yama/interview.txt", INTERVIEW.replace("2025年03月01日(土)10時00分", ""))
    write(root / "editions/yama/edition.yml", settings)
    return root


def copy_default_edition(root: Path) -> None:
    """Put the default edition, and what all editions share, in the place of a project's editions."""

    def others(folder: str, names: list[str]) -> list[str]:
        return [each for each in names if Path(folder, each).is_dir() and each != EDITION]

    shutil.rmtree(root / "editions", ignore_errors=True)
    shutil.copytree(PROJECT / "editions", root / "editions", ignore=others)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
