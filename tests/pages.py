"""What tests do with a page that is open in the browser, and wait for."""

import time
from collections.abc import Callable
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

# `look` and `visit` of conftest.py: they open an address of the default site.
Visit = Callable[..., Page]
# A busy machine is no failure of what is tested.
PATIENCE = 30

SHOWN = """() => [...document.querySelectorAll(".kt-p ruby")]
  .filter(ruby => getComputedStyle(ruby.querySelector("rt")).visibility === "visible")
  .map(ruby => [ruby.firstChild.data, ruby.querySelector("rt").textContent])"""
SITEMAP_CAME = """performance.getEntriesByType("resource").some(
  ({ name, responseEnd }) => name.endsWith("/sitemap.xml") && responseEnd > 0)"""


def until(page: Page, script: str, arg: object = None) -> None:
    """Wait until a script gives something true. Playwright's own waiting evaluates text within the
    page, which the site's policy refuses."""
    end = time.monotonic() + PATIENCE
    while not page.evaluate(script, arg):
        assert time.monotonic() < end, f"waited in vain for {script}"
        page.wait_for_timeout(20)


def until_still(page: Page) -> None:
    """Wait until nothing moves: the theme's tabs fade as the page gets longer or wider."""
    until(page, "document.getAnimations().length === 0")


def until_pages_turn(page: Page) -> None:
    """Wait until Material knows the site's pages: it turns to them from then on."""
    until(page, SITEMAP_CAME)
    let_pass(page, 50)


def let_pass(page: Page, milliseconds: int) -> None:
    """Let time pass in the page: however busy it is, what it meant to do earlier is done by then,
    and two frames were drawn."""
    page.evaluate(
        """(time) => new Promise((done) => setTimeout(() =>
          requestAnimationFrame(() => requestAnimationFrame(done)), time))""",
        milliseconds,
    )


def turn_pages(page: Page, times: int) -> None:
    """Go to the next section, by Material's instant navigation."""
    until_pages_turn(page)
    page.evaluate("window.sameVisit = true")
    for _ in range(times):
        # The address changes first; the link of the page before is there for a while.
        page.evaluate("document.querySelector('article').classList.add('before')")
        page.locator(".kt-next").click()
        until(page, "document.querySelector('article:not(.before) .kt-p')")
    assert page.evaluate("window.sameVisit"), "instant navigation is off"


def shown(page: Page) -> list[list[str]]:
    """The readings of the page's text that a reader sees, as [base, reading]."""
    found: list[list[str]] = page.evaluate(SHOWN)
    return found


def term(page: Page, text: str = "計算資源") -> Locator:
    """The first use of a term that is marked, by the signs that its text begins and ends with."""
    return page.locator(".kt-p .kt-term", has_text=text[0]).filter(has_text=text[-1]).first


def card(page: Page) -> Locator:
    """The card that is open."""
    return page.get_by_role("dialog", name="用語 Term")


def search(page: Page, query: str) -> None:
    """Type into the search box, until there is a result."""
    box = page.locator("[data-md-component=search-query]")
    page.locator("label.md-search__icon, [for=__search].md-header__button").first.wait_for(
        state="attached"
    )
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        box.focus()
        box.fill(query)
        box.press("Shift")
        page.wait_for_timeout(200)
        if page.locator(".md-search-result__item a").count():
            return
    raise AssertionError(f"no result for {query}")


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds wrong with the page, by these rules alone or by all."""
    options: dict[str, Any] = {"runOnly": rules} if rules else {"resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{each['id']}: {node['html'][:150]}" for each in found for node in each["nodes"]]
