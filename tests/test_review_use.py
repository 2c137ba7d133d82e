"""The review page by keyboard and by touch, after turned pages, under a strict policy, without script."""

import hashlib
from collections.abc import Iterator
from typing import Literal

import pytest
from default import EDITION, SECTIONS
from pages import Visit, until_still, violations
from playwright.sync_api import Browser, Page, expect
from project import PROJECT
from reviewing import (
    REVIEW,
    SHORTEST,
    first_visit,
    ready,
    show_answer,
    start,
    stored,
)

VENDOR = PROJECT / "builder" / "assets" / "vendor"


@pytest.fixture
def page(look: Visit, site_url: str) -> Iterator[Page]:
    with first_visit(look, site_url) as page:
        yield page


def test_the_keys_rate_after_a_click_beside_the_card_too(page: Page) -> None:
    start(page, "Meaning")
    show_answer(page)
    page.locator("h1").click()
    page.keyboard.press("4")
    expect(page.locator(".kt-asked")).to_have_text("半導体")
    assert list(stored(page)) == ["meta#meaning"]


def test_a_sitting_works_by_keyboard_alone(page: Page) -> None:
    page.get_by_role("button", name="Start").focus()
    page.keyboard.press("Enter")
    page.locator(".kt-ask").wait_for()
    for _ in range(3):
        page.keyboard.press("Enter")
        page.locator(".kt-rate").wait_for()
        page.keyboard.press("Enter")
        page.locator(".kt-ask").wait_for()
    assert len(stored(page)) == 3


def test_while_cards_are_asked_the_page_shows_nothing_else(page: Page) -> None:
    about = page.get_by_text("Your progress stays in this browser alone")
    lists = page.locator(".kt-review li")
    expect(about).to_be_visible()
    start(page, "Meaning")
    expect(about).to_be_hidden()
    expect(lists.first).to_be_hidden()
    page.get_by_role("button", name="Stop").click()
    expect(about).to_be_visible()
    expect(lists.first).to_be_visible()


def test_a_sitting_works_by_touch(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True)
    page = context.new_page()
    page.goto(site_url + SHORTEST)
    ready(page)
    page.get_by_role("button", name="Start").tap()
    page.get_by_role("button", name="Show answer").tap()
    buttons = page.locator(".kt-rate button")
    sizes = [buttons.nth(at).bounding_box() for at in range(4)]
    assert all(box and box["height"] >= 44 and box["width"] >= 44 for box in sizes)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    buttons.nth(2).tap()
    page.locator(".kt-ask").wait_for()
    assert len(stored(page)) == 1
    context.close()


def test_it_works_after_instant_navigation_and_again(page: Page, site_url: str) -> None:
    page.goto(site_url + f"{EDITION}/{SECTIONS[3]}/")
    page.evaluate("window.stayed = true")
    for _ in range(2):
        page.locator(".kt-study").get_by_role("link", name="Review").click()
        ready(page)
        assert page.locator(".kt-screen").count() == 1
        expect(page.get_by_label("Section")).to_have_value(f"#{SECTIONS[3]}")
        page.get_by_role("button", name="Start").click()
        page.locator(".kt-ask").wait_for()
        page.go_back()
        page.locator("p.kt-p").first.wait_for()
    assert page.evaluate("window.stayed") is True


def test_the_scheduler_is_loaded_on_this_page_alone(page: Page, site_url: str) -> None:
    loaded = "performance.getEntriesByType('resource').map((each) => each.name).join(' ')"
    assert "ts-fsrs" in page.evaluate(loaded)
    for path in ("", f"{EDITION}/", f"{EDITION}/{SECTIONS[0]}/", "glossary/"):
        page.goto(site_url + path)
        names = page.evaluate(loaded)
        assert "ts-fsrs" not in names and "review" not in names


def test_it_runs_under_a_strict_policy(browser: Browser, site_url: str) -> None:
    """Scripts and styles are files of this site: none stands in the page's own content."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(site_url + SHORTEST)
    ready(page)
    inline = page.locator("article script:not([src]), article [style], article [onclick]")
    assert inline.count() == 0
    hosts = page.evaluate(
        "performance.getEntriesByType('resource').map((each) => new URL(each.name).host)"
    )
    assert set(hosts) == {page.evaluate("location.host")}
    context.close()


def test_without_script_the_page_leads_to_the_lists(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + REVIEW)
    assert "Reviewing needs JavaScript" in page.locator(".kt-review").inner_text()
    page.get_by_role("link", name="自社半導体").click()
    assert page.url.endswith(f"{EDITION}/vocabulary/#{SECTIONS[3]}")
    context.close()


def test_the_library_is_the_one_that_was_published() -> None:
    module = (VENDOR / "ts-fsrs.mjs").read_bytes()
    assert hashlib.sha256(module).hexdigest() == FSRS_5_4_2
    licence = (VENDOR / "ts-fsrs.LICENSE.txt").read_text(encoding="utf-8")
    assert "MIT License" in licence and "5.4.2" in licence


FSRS_5_4_2 = "ad4a4b3b7e259fcbf02764454c8f9db4ea3bf5aae2f473198129ecb7728f1a19"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_sitting(page: Page, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    for kind in ("Reading", "Sentence"):
        page.reload()
        ready(page)
        start(page, kind)
        until_still(page)
        assert violations(page) == []
        page.get_by_role("textbox", name="Answer").fill("x")
        page.keyboard.press("Enter")
        page.locator(".kt-rate").wait_for()
        until_still(page)
        assert violations(page) == []
