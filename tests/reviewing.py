"""The review page in the browser: opened, asked, answered."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from default import EDITION, SECTIONS
from pages import Visit
from playwright.sync_api import Error, Page, expect

REVIEW = f"{EDITION}/review/"
SHORTEST = f"{REVIEW}#{SECTIONS[3]}"  # the shortest section


@contextmanager
def without_errors(page: Page) -> Iterator[Page]:
    """The page; afterwards, no script may have failed in it."""
    errors: list[Error] = []

    def note(error: Error) -> None:
        errors.append(error)

    page.on("pageerror", note)
    yield page
    page.remove_listener("pageerror", note)
    assert errors == []


@contextmanager
def first_visit(look: Visit, site_url: str) -> Iterator[Page]:
    """The review of the shortest section, as on a first visit; no error in it."""
    with without_errors(look("robots.txt")) as page:
        page.goto(site_url + SHORTEST)
        ready(page)
        yield page


def ready(page: Page) -> None:
    """Wait until the page says how many cards there are."""
    expect(page.locator(".kt-counts")).to_contain_text("due")


def only(page: Page, kind: str) -> None:
    """Ask questions of one kind alone."""
    for each in ("Meaning", "Reading", "Sentence"):
        page.get_by_role("checkbox", name=each).set_checked(each == kind)
    ready(page)


def start(page: Page, kind: str) -> None:
    """Begin a sitting with questions of one kind."""
    only(page, kind)
    page.get_by_role("button", name="Start").click()
    page.locator(".kt-ask").wait_for()


def stored(page: Page) -> dict[str, list[float]]:
    """What the browser keeps of each card."""
    return dict(json.loads(page.evaluate("localStorage.getItem('kunten:review') ?? '{}'")))


def show_answer(page: Page) -> None:
    """Turn the card that is asked."""
    page.get_by_role("button", name="Show answer").click()
    page.locator(".kt-rate").wait_for()
