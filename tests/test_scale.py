"""Libraries of many editions: built by one process or by several."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from project import INTERVIEW, make_project, write

from builder import build, plugin_pages
from builder.model import Edition
from builder.pages.concordance import most_places
from builder.pages.landing import PAGE_LENGTH, editions_list, more_editions
from builder.pages.places import Mentions, Place


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
    monkeypatch.setattr("builder.pages.landing.FEW", 2)
    monkeypatch.setattr("builder.pages.landing.PAGE_LENGTH", 3)

    def site(count: int) -> dict[str, bytes]:
        build._builder.cache_clear()
        plugin_pages._kept.cache_clear()
        for module in ("processes", "plugin_pages"):
            monkeypatch.setattr(f"builder.{module}.processes", lambda: count)
        folder = tmp_path / str(count)
        config = load_config(str(project / "mkdocs.yml"), site_dir=str(folder), strict=True)
        mkdocs_build(config)
        return contents(folder)

    alone, together = site(1), site(2)
    assert alone.keys() == together.keys()
    assert [path for path in alone if alone[path] != together[path]] == []
    assert {"umi-4/umi-no-shigoto/index.html", "editions/3/index.html"} <= alone.keys()


def listed(count: int) -> list[Edition]:
    """Editions of some years, the newest first, the last ten without a date."""
    days = [
        datetime(2026, 12, 31, tzinfo=UTC) - timedelta(days=3 * number) for number in range(count)
    ]
    return [
        Edition(
            slug=f"e-{number}",
            path=f"editions/e-{number}",
            title=f"話 {number}",
            sections=(),
            published=day if number < count - 10 else None,
        )
        for number, day in enumerate(days)
    ]


def test_a_few_editions_have_a_heading_each() -> None:
    text = editions_list(listed(12))
    assert len(re.findall(r"^## ", text, re.MULTILINE)) == 12
    assert more_editions(listed(12)) == []


@pytest.mark.parametrize("count", [13, 250, 251, 600])
def test_many_editions_are_listed_once_each_by_year_on_pages_of_bearable_length(count: int) -> None:
    editions = listed(count)
    further = more_editions(editions)
    texts = {"index.md": editions_list(editions), **{each.path: each.markdown for each in further}}
    assert len(texts) == -(-count // PAGE_LENGTH)
    found = [slug for text in texts.values() for slug in re.findall(r'<span id="(.*?)">', text)]
    assert found == [edition.slug for edition in editions]
    for path, text in texts.items():
        years = dict(re.findall(r"\[([^\]]*) \(\d+\)\]\(([^)]*)\)", text))
        assert len(years) == len(
            {edition.published and edition.published.year for edition in editions}
        )
        for target in years.values():
            file, anchor = target.split("#")
            where = texts[file.removeprefix("../") or path]
            assert f"{{ #{anchor} .kt-year }}" in where


def test_the_glossary_stays_short_however_many_editions_have_a_term() -> None:
    def mentions(places: int) -> Mentions:
        place = Place(name="n", path="p", before="", word="塩", behind="")
        return Mentions(edition="e", count=places, passages=places, places=[place] * places)

    assert most_places([[mentions(4)] * 3] * 80) == 12
    assert most_places([[mentions(12)] * 200] * 100) == 10
    assert most_places([[mentions(12)] * 200] * 2000) == 2
