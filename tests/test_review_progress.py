"""A reader's progress in reviewing: kept in the browser, taken elsewhere in a file, whole whatever is broken."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from default import EDITION
from pages import Visit
from playwright.sync_api import Browser, Page, Route, expect
from reviewing import SHORTEST, first_visit, only, ready, show_answer, start, stored


@pytest.fixture
def page(look: Visit, site_url: str) -> Iterator[Page]:
    with first_visit(look, site_url) as page:
        yield page


def test_progress_goes_into_a_file_and_comes_back_elsewhere(
    page: Page, browser: Browser, site_url: str, tmp_path: Path
) -> None:
    page.evaluate("localStorage.setItem('kunten:known', '[\"chip\"]')")
    start(page, "Meaning")
    show_answer(page)
    page.keyboard.press("3")
    page.get_by_role("button", name="Stop").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export progress").click()
    assert download.value.suggested_filename == "kunten-study.json"
    file = tmp_path / "study.json"
    download.value.save_as(file)
    context = browser.new_context()
    other = context.new_page()
    other.goto(site_url + SHORTEST)
    ready(other)
    other.evaluate("localStorage.setItem('kunten:known', '[\"gpu\"]')")
    other.get_by_label("Import progress").set_input_files(file)
    expect(other.locator(".kt-said")).to_contain_text("1 cards and 1 known words read")
    assert stored(other) == stored(page) != {}
    assert other.evaluate("localStorage.getItem('kunten:known')") == '["chip","gpu"]'
    context.close()


STUDY = '{"format": "kunten-study", "version": 1, "known": ["x"], "cards": {}}'


def test_another_file_is_refused_and_changes_nothing(page: Page, tmp_path: Path) -> None:
    said = page.locator(".kt-said")
    other = [
        '{"known": ["x"], "cards": {}}',
        STUDY[:-9],
        STUDY.replace("1", "9"),
        "[]",
        "",
        "\x89PNG\0",
    ]
    file = tmp_path / "study.json"  # the same each time, as one mended by hand would be
    for bad in other:
        file.write_text(bad)
        said.evaluate("each => each.replaceChildren()")
        page.get_by_label("Import progress").set_input_files(file)
        expect(said, bad).to_contain_text("This is no file of progress")
        assert page.evaluate("localStorage.getItem('kunten:known')") is None, bad


def test_of_a_damaged_file_what_is_whole_is_read(page: Page, tmp_path: Path) -> None:
    row = [1e12, 3, 5, 1, 0, 1, 0, 2, 9e11]
    cards = {
        "meta#meaning": row,
        "chip#meaning": row[:4],
        "gpu#gap": "x",
        "a#b": [None] * 9,
        "a#gap": [1e12, -3, *row[2:]],
    }
    damaged = {"format": "kunten-study", "version": 1, "known": ["chip", 7, None], "cards": cards}
    file = tmp_path / "study.json"
    file.write_text(json.dumps(damaged))
    page.get_by_label("Import progress").set_input_files(file)
    expect(page.locator(".kt-said")).to_contain_text("1 cards and 1 known words read, 4 broken")
    assert stored(page) == {"meta#meaning": row}
    assert page.evaluate("localStorage.getItem('kunten:known')") == '["chip"]'


def test_what_was_learnt_of_a_word_is_kept_when_its_id_is_changed(
    page: Page, site_url: str
) -> None:
    def renamed(route: Route) -> None:
        answer = route.fetch()
        text = answer.text().replace('data-word="meta"', 'data-word="meta" data-was="fb facebook"')
        route.fulfill(response=answer, body=text.replace('"chip"', '"chip" data-was="chips"'))

    row = [1e12, 3, 5, 1, 0, 1, 0, 2, 9e11]
    page.route(re.compile("/vocabulary/"), renamed)
    page.evaluate(
        """rows => {
          localStorage.setItem("kunten:known", '["chips", "gpu"]');
          localStorage.setItem("kunten:review", JSON.stringify(rows));
        }""",
        {"facebook#meaning": row, "gpu#gap": row},
    )
    page.reload()
    ready(page)
    only(page, "Meaning")
    expect(page.locator(".kt-counts")).to_contain_text("1 due")
    assert stored(page) == {"meta#meaning": row, "gpu#gap": row}
    assert page.evaluate("localStorage.getItem('kunten:known')") == '["chip","gpu"]'
    page.evaluate("localStorage.setItem('kunten:known', '[\"facebook\"]')")
    page.goto(f"{site_url}{EDITION}/vocabulary/")
    expect(page.get_by_role("checkbox", name="Meta: ").first).to_be_checked()
    assert page.evaluate("localStorage.getItem('kunten:known')") == '["meta"]'


def test_a_browser_that_keeps_nothing_tells_so(page: Page, site_url: str, tmp_path: Path) -> None:
    full = "() => { Storage.prototype.setItem = () => { throw new DOMException('', 'Full') } }"
    file = tmp_path / "study.json"
    file.write_text(STUDY)
    page.evaluate(full)
    page.get_by_label("Import progress").set_input_files(file)
    expect(page.locator(".kt-said")).to_contain_text("This browser keeps nothing")
    start(page, "Meaning")
    show_answer(page)
    page.get_by_role("button", name="I know this word").click()
    expect(page.locator(".kt-said")).to_contain_text("This browser keeps nothing")
    page.goto(f"{site_url}{EDITION}/vocabulary/")
    page.evaluate(full)
    page.get_by_role("checkbox", name="GPU: ").first.click()
    expect(page.locator(".kt-status")).to_contain_text("This browser keeps nothing")


def test_broken_progress_is_no_progress(page: Page) -> None:
    for bad in ("{", "7", "null", '{"meta#meaning": [1, 2]}'):
        page.evaluate("bad => localStorage.setItem('kunten:review', bad)", bad)
        page.evaluate("bad => localStorage.setItem('kunten:review-choice', bad)", bad)
        page.reload()
        ready(page)
        expect(page.locator(".kt-counts"), bad).to_contain_text("0 due")
        start(page, "Meaning")
