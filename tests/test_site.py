"""The default site as it is published: whole, addressable, the same on every build."""

import filecmp
import re
import shutil
from pathlib import Path

import pytest
from default import EDITION, SECTIONS
from pagetext import paragraphs, read_page
from project import PROJECT
from sites import REPO, built


def source_paragraphs(interview: Path) -> dict[str, list[str]]:
    """The text's lines below each 【title】, read without the project's own reader."""
    body = interview.read_text(encoding="utf-8").split("プロフィール")[0]
    found: dict[str, list[str]] = {}
    for line in filter(None, body.split("\n")):
        if title := re.fullmatch("【(.*)】", line):
            found[title[1]] = []
        elif found and not re.fullmatch(r"\([\d:]+\)", line):
            found[list(found)[-1]].append(line)
    return found


def page_paragraphs(site: Path, slug: str) -> dict[str, list[str]]:
    """The same from the built pages of an edition's sections, by their heading."""
    pages = sorted((site / slug).glob("*/index.html"))
    return {heading(page): paragraphs(page) for page in pages}


def heading(page: Path) -> str:
    return next(block.text for block in read_page(page).blocks if block.tag == "h1")


def test_a_section_page_without_readings_is_the_source_character_for_character(
    built_site: Path,
) -> None:
    source = source_paragraphs(PROJECT / "editions" / EDITION / "interview.txt")
    pages = page_paragraphs(built_site, EDITION)
    assert {title: pages[title] for title in source} == source


def test_the_article_builds_and_its_text_is_kept(article: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    for part in ("docs", "mkdocs.yml"):
        copy = shutil.copytree if (PROJECT / part).is_dir() else shutil.copy
        project.mkdir(exist_ok=True)
        copy(PROJECT / part, project / part)
    folder = project / "editions" / "article"
    folder.mkdir(parents=True)
    shutil.copy(article, folder / "interview.txt")
    shutil.copy(PROJECT / "editions" / "glossary.yml", project / "editions")
    built(project, tmp_path / "site")
    source = source_paragraphs(article)
    pages = page_paragraphs(tmp_path / "site", "article")
    assert [len(source[title]) for title in source] == [2, 4, 6, 1]
    assert {title: pages[title] for title in source} == source


def test_every_address_of_the_edition_is_there(built_site: Path) -> None:
    addresses = ["glossary", EDITION, *(f"{EDITION}/{id}" for id in SECTIONS)]
    assert [each for each in addresses if not (built_site / each / "index.html").exists()] == []


@pytest.mark.parametrize("section", SECTIONS)
def test_anchors_are_ascii_and_unique(built_site: Path, section: str) -> None:
    ids = read_page(built_site / EDITION / section / "index.html").ids
    assert len(ids) == len(set(ids))
    assert all(id.isascii() and not re.fullmatch(r"_\d+", id) for id in ids)


def test_anchors_of_passages_and_paragraphs_are_the_promised_ones(built_site: Path) -> None:
    ids = [set(read_page(built_site / EDITION / each / "index.html").ids) for each in SECTIONS]
    assert {"t-24-00", "t-24-57"} <= ids[0]
    assert {"t-26-20", "t-26-20-p2", "t-26-20-p3", "t-26-20-p4"} <= ids[1]
    assert {"t-1-06-01", "t-1-06-01-p6"} <= ids[2]
    assert "p1" in ids[3]


def test_a_time_links_to_that_second_of_the_recording(built_site: Path) -> None:
    page = (built_site / EDITION / SECTIONS[0] / "index.html").read_text(encoding="utf-8")
    link = r'href="https://www.youtube.com/watch\?v=bc6uFV9CJGg&amp;t=1440s"'
    assert re.search(link + r'[^>]*><time datetime="PT24M0S">24:00</time></a>', page)


def test_every_page_of_the_retelling_says_so(built_site: Path) -> None:
    for page in (built_site / EDITION).rglob("index.html"):
        assert any("再話" in block.text for block in read_page(page).blocks), page


def test_a_term_links_to_its_entry_and_the_entry_back(built_site: Path) -> None:
    section = read_page(built_site / EDITION / SECTIONS[0] / "index.html")
    glossary = read_page(built_site / "glossary" / "index.html")
    assert "../../glossary/#term-semiconductor" in section.links
    assert "term-semiconductor" in glossary.ids
    assert f"../{EDITION}/{SECTIONS[0]}/#t-24-00" in glossary.links


def test_only_the_first_use_of_a_term_in_a_section_is_marked(built_site: Path) -> None:
    for section in SECTIONS:
        links = read_page(built_site / EDITION / section / "index.html").links
        terms = [link for link in links if "#term-" in link]
        assert terms and len(terms) == len(set(terms))


def test_two_builds_give_the_same_bytes(built_site: Path, tmp_path: Path) -> None:
    again = tmp_path / REPO
    built(PROJECT, again)
    files = [file.relative_to(built_site) for file in built_site.rglob("*") if file.is_file()]
    _, different, missing = filecmp.cmpfiles(built_site, again, map(str, files), shallow=False)
    assert (different, missing) == ([], [])


def test_no_page_asks_another_host_for_anything(built_site: Path) -> None:
    for page in built_site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        loaded = re.findall(r'<(?:script|img|iframe)[^>]*\bsrc="(https?:[^"]*)"', text)
        loaded += re.findall(
            r'<link[^>]*rel="(?:stylesheet|preconnect)"[^>]*href="(https?:[^"]*)"', text
        )
        assert loaded == [], page
