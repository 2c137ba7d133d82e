"""Take the pictures in docs/images from the built site: `make pictures`.

python tools/pictures.py site docs/images

The card is what Anki itself makes of the site's deck, the book page what stands in its book; both
are laid out by the browser. They are put into the folder of the site, which is thrown away.
"""

import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench_library import MODEL
from playwright.sync_api import Browser, Page
from served_site import browser, served

sys.path.append(str(Path(__file__).parent.parent / "tests"))
from consumers import environment

EDITION = MODEL
SECTION = f"{EDITION}/gpu-no-tsukaimichi/"
LEARNT = "スケール則"


def screen(width: int, height: int) -> dict[str, Any]:
    """Playwright's options for a window of this size."""
    return {"viewport": {"width": width, "height": height}, "color_scheme": "light"}


PHONE = screen(390, 700) | {"color_scheme": "dark", "has_touch": True, "is_mobile": True}


def nothing(_: Page) -> None:
    """The page as it opens."""


def card(page: Page) -> None:
    """A term's card, open."""
    page.locator('.kt-term[href$="#term-computing-resources"]').click()
    page.wait_for_selector("#kt-card:popover-open")


def panel(page: Page) -> None:
    """The reader's choices, open."""
    page.locator(".kt-more").click()
    page.wait_for_selector("#kt-panel:popover-open")


def menu(page: Page) -> None:
    """The ways to cite a passage, open."""
    page.locator("#t-24-00 .headerlink").click()
    page.wait_for_selector("#kt-menu:popover-open")


def answer(page: Page) -> None:
    """The review of a word, answered."""
    page.get_by_role("checkbox", name="Meaning").uncheck()
    page.get_by_role("checkbox", name="Sentence").uncheck()
    page.get_by_role("button", name="Start").click()
    page.get_by_role("textbox", name="Answer").wait_for()
    page.keyboard.press("Enter")
    page.keyboard.press("4")
    page.get_by_role("textbox", name="Answer").fill("てもと")
    page.keyboard.press("Enter")
    page.locator(".kt-rate").wait_for()
    page.locator(".kt-left").evaluate(
        "line => scrollTo(0, line.getBoundingClientRect().top + scrollY - 60)"
    )


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture of the page at `path`, once `prepare` has brought it to the state to be shown."""

    name: str
    path: str
    screen: dict[str, Any] = field(default_factory=lambda: screen(1080, 720))
    prepare: Callable[[Page], None] = nothing


PICTURES = (
    Picture(name="section", path=SECTION, prepare=card),
    Picture(name="readings", path=SECTION, prepare=panel),
    Picture(name="citing", path=SECTION, prepare=menu),
    Picture(name="phone", path=SECTION, screen=PHONE, prepare=card),
    Picture(name="words", path=f"{EDITION}/vocabulary/", screen=screen(1100, 860)),
    Picture(name="difficulty", path=f"{EDITION}/#difficulty", screen=screen(1100, 440)),
    Picture(name="glossary", path="glossary/#term-scaling-law", screen=screen(1100, 560)),
    Picture(name="review", path=f"{EDITION}/review/", screen=screen(900, 620), prepare=answer),
    Picture(name="take-home", path=f"{EDITION}/#take-home", screen=screen(900, 420)),
    Picture(name="anki", path="pictures/anki.html", screen=screen(900, 590)),
    Picture(name="book", path="pictures/book/EPUB/section-2.xhtml", screen=screen(480, 640)),
)


def lay_out_cards(site: Path) -> str:
    """The front and the back of one of Anki's cards, side by side, as HTML."""
    with TemporaryDirectory() as folder:
        deck = site / EDITION / f"{EDITION}.apkg"
        (state,) = environment.run("anki_imports.py", folder, deck)["states"]
    note = next(each for each in state["notes"] if each["fields"]["Word"] == LEARNT)
    recognition = note["cards"][0]
    css = files("builder.exporters.cards").joinpath("cards.css").read_text("utf-8")
    sides = "".join(
        f'<div class="card">{recognition[side]}</div>' for side in ("question", "answer")
    )
    page_css = "body { display: flex; gap: 1px; margin: 0; background: #bbb; height: 100vh }"
    return (
        f'<!doctype html><meta charset="utf-8"><style>{css} {page_css} '
        f".card {{ flex: 1; padding: 20px 10px }}</style>{sides}"
    )


def bring_in_exports(site: Path) -> None:
    """Put the card and the book's pages into the site."""
    folder = site / "pictures"
    folder.mkdir(exist_ok=True)
    (folder / "anki.html").write_text(lay_out_cards(site), "utf-8")
    with zipfile.ZipFile(site / EDITION / f"{EDITION}.epub") as book:
        book.extractall(folder / "book")


def take(browser: Browser, address: str, target: Path, picture: Picture) -> None:
    """Write one picture of the site at `address` into the folder `target`."""
    page = browser.new_page(**picture.screen)
    page.goto(address + picture.path)
    page.wait_for_load_state("networkidle")
    picture.prepare(page)
    page.screenshot(path=target / f"{picture.name}.png", animations="disabled")
    page.close()


def main(site: str, target: str) -> None:
    """Take every picture of the site in the folder `site` into the folder `target`."""
    bring_in_exports(Path(site))
    with served(Path(site)) as address, browser() as chromium:
        for picture in PICTURES:
            take(chromium, address, Path(target), picture)


if __name__ == "__main__":
    main(*sys.argv[1:])
