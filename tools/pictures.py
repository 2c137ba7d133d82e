"""Take the pictures in docs/images from the built site: `make pictures`.

python tools/pictures.py site docs/images
"""

import http.server
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.append(str(Path(__file__).parent.parent / "tests"))
import chromium

SECTION = "zuckerberg-2024/gpu-no-tsukaimichi/"
DESKTOP = {"viewport": {"width": 1080, "height": 720}, "color_scheme": "light"}
PHONE = {
    "viewport": {"width": 390, "height": 700},
    "color_scheme": "dark",
    "has_touch": True,
    "is_mobile": True,
}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def card(page: Page) -> None:
    page.locator('.kt-term[href$="#term-computing-resources"]').click()
    page.wait_for_selector("#kt-card:popover-open")


def panel(page: Page) -> None:
    page.locator(".kt-more").click()
    page.wait_for_selector("#kt-panel:popover-open")


def menu(page: Page) -> None:
    page.locator("#t-24-00 .headerlink").click()
    page.wait_for_selector("#kt-menu:popover-open")


PICTURES: list[tuple[str, dict[str, object], Callable[[Page], None]]] = [
    ("section", DESKTOP, card),
    ("readings", DESKTOP, panel),
    ("citing", DESKTOP, menu),
    ("phone", PHONE, card),
]


def main(site: str, target: str) -> None:
    """Take every picture of the site in the folder `site` into the folder `target`."""
    handler = partial(_Quiet, directory=site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            options = ["--no-sandbox", "--disable-gpu"]
            browser = playwright.chromium.launch(executable_path=chromium.find(), args=options)
            for name, screen, prepare in PICTURES:
                page = browser.new_page(**screen)  # type: ignore[arg-type]
                page.goto(f"http://127.0.0.1:{server.server_port}/{SECTION}")
                page.wait_for_load_state("networkidle")
                prepare(page)
                page.screenshot(path=f"{target}/{name}.png", animations="disabled")
                page.close()
            browser.close()
        server.shutdown()


if __name__ == "__main__":
    main(*sys.argv[1:])
