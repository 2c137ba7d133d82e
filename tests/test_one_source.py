"""An entry is written once: whoever changes it sees the change wherever the word is taught."""

from pathlib import Path

from opened import time_of, whole_text
from playwright.sync_api import Browser, expect
from project import GLOSSARY, make_project, write
from sites import REPO, built, served

OLD, NEW = "english: salt", "english: the taste of the sea"
TAUGHT = {
    "assets/kunten/terms.json",
    "glossary/index.html",
    "umi/vocabulary/index.html",
    *(f"umi/umi.{kind}" for kind in ("apkg", "epub", "csv", "tsv", "json", "md.txt")),
}


def taught(site: Path, english: str) -> set[str]:
    """The files of a site that have this English."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {
        path.relative_to(site).as_posix()
        for path in files
        if english in whole_text(path.read_bytes())
    }


def test_a_changed_entry_changes_card_page_deck_book_and_quiz(
    browser: Browser, tmp_path: Path, free_port: int
) -> None:
    project = make_project(tmp_path / "project", glossary=GLOSSARY.replace(OLD, NEW))
    site = tmp_path / "www" / REPO
    built(project, site, port=free_port)
    before = taught(site, "the taste of the sea")
    assert before >= TAUGHT
    deck = (site / "umi/umi.apkg").read_bytes()
    built(project, site, port=free_port)
    assert (site / "umi/umi.apkg").read_bytes() == deck

    write(project / "editions/glossary.yml", GLOSSARY.replace(OLD, "english: white crystals"))
    built(project, site, port=free_port)
    assert taught(site, "white crystals") == before
    assert taught(site, "the taste of the sea") == set()
    assert time_of((site / "umi/umi.apkg").read_bytes()) > time_of(deck)  # for Anki to take it over
    with served(site, free_port) as url:
        page = browser.new_page()
        page.goto(f"{url}umi/review/")
        page.get_by_role("button", name="Start").click()
        while page.locator(".kt-asked").inner_text() != "塩":
            page.keyboard.press("Enter")
            page.locator(".kt-rate").wait_for()
            page.keyboard.press("4")
            page.locator(".kt-ask").wait_for()
        page.keyboard.press("Enter")
        expect(page.locator(".kt-answer")).to_contain_text("white crystals")
        page.goto(f"{url}umi/umi-no-shigoto/")
        page.locator('.kt-term[href$="#term-salt"]').first.click()
        expect(page.locator("#kt-card")).to_contain_text("white crystals")
        page.close()
