"""How a deck's cards and a book's pages look: laid out by a browser, as Anki's and many readers'
own windows are."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pytest
from consumers import environment
from pages import violations
from playwright.sync_api import Browser, Page
from small import small_export

from builder.exporters import EXPORTERS


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Every side of every card, as Anki fills its templates."""
    folder = tmp_path_factory.mktemp("anki")
    (folder / "small.apkg").write_bytes(EXPORTERS["anki"](small_export()))
    (state,) = environment.run("anki_imports.py", folder, folder / "small.apkg")["states"]
    found = [card for note in state["notes"] for card in note["cards"]]
    return [card[side] for card in found for side in ("question", "answer")]


@contextmanager
def narrow(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 320, "height": 600})
    yield page
    page.close()


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


READINGS_ABOVE = """() => [...document.querySelectorAll("rt")].map((reading) => {
  const range = document.createRange();
  range.selectNodeContents(reading.parentElement);
  range.setEndBefore(reading);
  const base = range.getBoundingClientRect(), over = reading.getBoundingClientRect();
  return over.height > 0 && (over.top + over.bottom) / 2 < base.top + base.height / 4;
})"""


@pytest.mark.parametrize("mode", ["", "nightMode night_mode"])
def test_cards_are_readable_on_a_narrow_screen_day_and_night(
    browser: Browser, cards: list[str], mode: str
) -> None:
    css = files("builder.exporters.cards").joinpath("cards.css").read_text("utf-8")
    with narrow(browser) as page:
        page.set_content(
            f'<!doctype html><style>{css}</style><body class="card {mode}">{"".join(cards)}'
        )
        assert overflow(page) <= 0
        above = page.evaluate(READINGS_ABOVE)
        assert above and all(above)
        assert violations(page, "color-contrast") == []
        word, other = ".kt-sentence b", ".kt-sentence"
        colours = [
            page.locator(each).first.evaluate("e => getComputedStyle(e).color")
            for each in (word, other)
        ]
        assert colours[0] != colours[1]


def test_a_books_pages_are_readable_on_a_narrow_screen(browser: Browser, tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO(EXPORTERS["epub"](small_export()))) as book:
        book.extractall(tmp_path)
    pages = sorted(tmp_path.glob("EPUB/*.xhtml"))
    assert len(pages) == 7
    with narrow(browser) as page:
        for path in pages:
            page.goto(path.as_uri())
            assert overflow(page) <= 0, path.name
            assert all(page.evaluate(READINGS_ABOVE)), path.name
        page.goto((tmp_path / "EPUB/section-1.xhtml").as_uri())
        page.locator("a.noteref").first.click()
        assert page.locator("aside:target").inner_text().startswith("編集部注1")
        page.locator("aside:target a").first.click()
        assert page.locator("a.noteref:target").count() == 1
