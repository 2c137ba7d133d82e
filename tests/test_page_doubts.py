"""Readings in doubt on the page: dots that are explained where they are met."""

from pathlib import Path

from playwright.sync_api import Browser, expect

DOTS = "機械が迷った読み方です。まちがいかもしれません。"


# How far a reading reaches into the line of its kanji.
OVERLAP = """ruby => {
  const range = document.createRange();
  range.selectNode(ruby.firstChild);
  return ruby.querySelector("rt").getBoundingClientRect().bottom - range.getBoundingClientRect().top;
}"""


def test_the_dots_of_a_doubtful_reading_are_explained_where_they_are_met(
    browser: Browser, harbour_url: str, harbour_site: Path
) -> None:
    page = browser.new_page()
    page.goto(f"{harbour_url}harbour/todai/")
    line, why = page.locator(".md-content .kt-dots"), page.locator("#kt-why")
    expect(line).to_contain_text(DOTS)
    expect(line).to_contain_text("A dotted line below a reading: the machine was not sure of it.")
    doubtful = page.locator(".kt-p .kt-doubt").first
    doubtful.click()
    expect(page.get_by_role("dialog", name="点線のある読み方 Doubtful reading")).to_be_visible()
    expect(why).to_contain_text(DOTS)
    assert why.locator("ruby").evaluate(OVERLAP) < 3  # pixels: the dots lie on no kanji
    assert doubtful.get_attribute("title") == line.text_content()
    doubtful.click()
    expect(why).to_be_hidden()
    doubtful.click()
    expect(why).to_be_visible()
    page.keyboard.press("Escape")
    expect(why).to_be_hidden()
    # Where the reading is hidden there is nothing to explain; the settings do so in each mode.
    page.evaluate("window.kunten.choose({furigana: 'tap'})")
    doubtful.click()
    assert page.locator(".kt-p .kt-open").count() == 1
    page.evaluate("window.kunten.choose({furigana: 'none'})")
    doubtful.click()
    page.locator(".kt-more").click()
    expect(page.locator("#kt-panel .kt-dots rt")).to_have_css("visibility", "visible")
    expect(why).to_be_hidden()
    assert page.locator(".kt-doubt[tabindex]").count() == 0
    page.close()
    assert "kt-dots" not in harbour_site.joinpath("harbour/chizu/index.html").read_text("utf-8")


def test_a_press_on_a_doubtful_reading_within_a_term_opens_its_card(
    browser: Browser, harbour_url: str
) -> None:
    page = browser.new_page()
    page.goto(f"{harbour_url}harbour/todai/")
    term = page.locator("a.kt-term:has(ruby)").first
    term.locator("ruby").first.evaluate("ruby => ruby.classList.add('kt-doubt')")
    term.locator("ruby").first.click()
    expect(page.locator("#kt-card")).to_contain_text(DOTS)
    expect(page.locator("#kt-why")).to_be_hidden()
    page.close()
