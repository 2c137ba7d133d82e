"""The search box: its keys, what is typed without a key, its suggestion, the choice of an edition."""

from collections.abc import Iterator

import pytest
from default import EDITION, OVERVIEW
from pages import until
from playwright.sync_api import Browser, Page
from searching import address, ask, ready_to_search, settle


@pytest.fixture(scope="module")
def page(browser: Browser, harbour_url: str) -> Iterator[Page]:
    """The landing page of the site with three editions."""
    with ready_to_search(browser, harbour_url) as page:
        yield page


def test_material_keeps_its_keys_its_suggestion_and_its_shared_address(
    page: Page, harbour_url: str
) -> None:
    begin_a_word(page, harbour_url)
    before = "items => items.forEach((item) => item.classList.add('before'))"
    page.locator(".md-search-result__item").evaluate_all(before)
    page.keyboard.press("ArrowRight")
    assert page.input_value("[data-md-component=search-query]") == "データセンター"
    # The results are drawn anew, which would take the focus with them.
    page.wait_for_selector(".md-search-result__item:not(.before) a")
    page.keyboard.press("ArrowDown")
    assert "md-search-result__link" in page.evaluate("document.activeElement.className")
    share = page.locator("[data-md-component=search-share]").get_attribute("href")
    page.goto(share or "")
    page.wait_for_selector(".md-search-result__item a")
    assert page.input_value("[data-md-component=search-query]") == "データセンター"


def test_the_suggestion_completes_the_query_with_the_edition_that_is_chosen(
    page: Page, harbour_url: str
) -> None:
    begin_a_word(page, harbour_url)
    page.locator(".kt-in").select_option(EDITION)
    until_suggested(page, f"in:{EDITION} データセンター")
    page.locator(".kt-in").select_option("")
    until_suggested(page, "データセンター")


def begin_a_word(page: Page, url: str) -> None:
    """Type what データセンター begins with, and see that suggested."""
    page.goto(url)
    settle(page)
    page.keyboard.press("s")
    page.keyboard.type("データセ")
    until_suggested(page, "データセンター")


def until_suggested(page: Page, query: str) -> None:
    """Until this stands under what is typed."""
    suggested = "document.querySelector('[data-md-component=search-suggest]').textContent"
    until(page, f"{suggested} === '{query}'")


def test_the_enter_that_ends_a_composition_opens_no_result(page: Page, harbour_url: str) -> None:
    """Safari sends it behind the composition's end, with the code 229."""
    page.goto(harbour_url)
    settle(page)
    ask(page, "レンズ")
    enter = """code => document.activeElement.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Enter", keyCode: code, bubbles: true, cancelable: true }))"""
    page.evaluate(enter, 229)
    page.wait_for_timeout(300)
    assert page.url == harbour_url
    page.evaluate(enter, 13)
    page.wait_for_url("**/harbour/todai/**")


def test_what_comes_into_the_box_without_a_key_is_searched_for(
    page: Page, harbour_url: str
) -> None:
    """As pasting by mouse, dictation and input methods do."""
    page.goto(harbour_url)
    settle(page)
    for typed, found in (("ウクレレ", "harbour/profile/"), ("供養塔", "harbour/kujira/")):
        page.keyboard.press("s")
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.insert_text(typed)
        until(
            page, f"document.querySelector('.md-search-result__item a')?.href.includes('{found}')"
        )


def test_an_edition_can_be_chosen_to_search_in(page: Page, harbour_url: str) -> None:
    page.goto(harbour_url)
    settle(page)
    assert address(ask(page, "直し")[0], harbour_url).startswith(OVERVIEW)
    choice = page.locator(".kt-in")
    assert choice.locator("option").all_inner_texts()[0] == "すべての版 All editions"
    assert choice.locator("option").count() == 4
    choice.select_option("kiln")
    assert page.input_value("[data-md-component=search-query]") == "in:kiln 直し"
    until(page, "window.answers['in:kiln 直し']")
    assert page.evaluate("document.activeElement.matches('[data-md-component=search-query]')")
    found = ask(page, "in:kiln 直す")
    assert found
    assert all(address(each, harbour_url).startswith("kiln/") for each in found)
    assert choice.input_value() == "kiln"
    assert len(ask(page, "in:kiln")) == 5
    assert ask(page, "in:nowhere 直し") == []
    ask(page, "鯨")
    assert choice.input_value() == ""
