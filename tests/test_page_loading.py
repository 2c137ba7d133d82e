"""While a page comes in, piece by piece and its scripts late: no frame in the wrong mode, nothing
moves."""

import json
import re
import struct
import time
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from default import OVERVIEW, SECTION
from pages import Visit, let_pass, shown, turn_pages
from playwright.sync_api import Browser, Page
from project import PROJECT
from sites import REPO, Quiet

DOCS = PROJECT / "docs"
KNOWN = json.dumps(["w:次|つぎ", "w:歴史|れきし", "w:手元|てもと"], ensure_ascii=False)

# What each frame showed of each ruby that was there as a whole, and all that was moved.
WATCH = """() => {
  window.frames_ = new Set();
  const look = () => {
    document.querySelectorAll(".kt-p ruby").forEach((ruby, at) => ruby.matches(":has(rt + rp)") &&
      window.frames_.add([at, ruby.firstChild.data, getComputedStyle(ruby.querySelector("rt")).visibility].join()));
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  window.moved = [];
  new PerformanceObserver((list) => list.getEntries().forEach(({ value, sources }) =>
    window.moved.push([value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 90) ?? node?.data)])))
    .observe({ type: "layout-shift", buffered: true });
}"""
# The same of the page as it stands.
NOW = """() => [...document.querySelectorAll(".kt-p ruby")].map((ruby, at) =>
  [at, ruby.firstChild.data, getComputedStyle(ruby.querySelector("rt")).visibility].join())"""


class _Trickle(Quiet):
    """Sends pages in pieces that end within the header and notes, before and behind a word, from
    when the browser can paint; modules and the table of kanji come late. (A word whose reading is
    cut is set again when the rest has come: that is the browser's.)"""

    CUTS = re.compile(rb"<nav|</form>|</label>|<ruby>.|</ruby>|class=\"kt-note|<td>|<tr")
    PIECES = 30
    painting = Event()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """As the server does it, slowly."""
        if not self.path.split("?")[0].endswith("/"):
            time.sleep(0.1 if self.path.endswith((".mjs", "kanji.txt")) else 0)
            super().copyfile(source, outputfile)
            if self.path.endswith("kunten-head.js"):
                self.painting.set()
            return
        self.painting.clear()
        page = source.read()
        cuts = [found.end() for found in self.CUTS.finditer(page)]
        # An odd step: in turn before a word and behind one.
        for start, end in pairwise([0, *cuts[:: len(cuts) // self.PIECES | 1], len(page)]):
            outputfile.write(page[start:end])
            outputfile.flush()
            self.painting.wait(5)
            time.sleep(0.025)


def seen_and_now(page: Page) -> tuple[set[str], set[str]]:
    """How each reading was in any frame, and how it is at the end."""
    return set(page.evaluate("[...window.frames_]")), set(page.evaluate(NOW))


@pytest.fixture(scope="module")
def slow_url(built_site: Path) -> Iterator[str]:
    """The address of the default site where all comes slowly."""
    handler = partial(_Trickle, directory=str(built_site.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/{REPO}/"
        server.shutdown()


@pytest.mark.parametrize(
    ("width", "modes"), [(390, ("n3", "known")), (1280, ("n3", "first"))], ids=["phone", "desktop"]
)
def test_nothing_moves_and_no_frame_is_wrong_while_a_page_comes_slowly(
    browser: Browser, slow_url: str, width: int, modes: tuple[str, ...]
) -> None:
    for mode in modes:
        context = browser.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        page.add_init_script(f"({WATCH})()")
        if mode == "known":
            choices = json.dumps({"known": "hide", "notes": "fold", "terms": "all", "size": "75"})
            store = f"localStorage['kunten:known'] = '{KNOWN}'; localStorage['kunten:choices'] = '{choices}'"
            page.add_init_script(store)
        page.goto(f"{slow_url}{SECTION}?furigana={mode}", wait_until="networkidle")
        assert page.evaluate("window.moved") == [], mode
        seen, end = seen_and_now(page)
        assert end <= seen and len(end) > 100
        # A word may be waited for, to the end of the piece that it stands in.
        assert all("hidden" in each for each in seen - end), (mode, seen - end)
        context.close()


@pytest.mark.parametrize(
    ("width", "paths"),
    [(390, ("", OVERVIEW, f"{OVERVIEW}review/")), (1280, (f"{OVERVIEW}vocabulary/", "reading/"))],
    ids=["phone", "desktop"],
)
def test_nothing_moves_on_other_pages_that_come_slowly(
    browser: Browser, slow_url: str, width: int, paths: tuple[str, ...]
) -> None:
    for path in paths:
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.add_init_script(f"({WATCH})()")
        page.goto(slow_url + path)
        page.wait_for_timeout(300)
        moved = page.evaluate("window.moved")
        # The columns of a table become wider with each row.
        assert all(re.match("<t[rdh]", node) for _, *nodes in moved for node in nodes), moved
        assert sum(value for value, *_ in moved) < 0.01
        page.close()


@pytest.mark.parametrize("mode", ["none", "tap", "grade-2", "first", "all"])
def test_no_frame_of_a_turned_page_shows_the_wrong_mode(visit: Visit, mode: str) -> None:
    page = visit(f"{SECTION}?furigana={mode}")
    page.context.add_init_script(f"({WATCH})()")
    page.evaluate("known => localStorage.setItem('kunten:known', known)", KNOWN)
    page.evaluate("window.kunten.choose({known: 'hide'})")
    page = visit(SECTION, context=page.context)
    let_pass(page, 50)
    page.evaluate("window.frames_.clear()")  # while it came in a word may have been waited for
    _, before = seen_and_now(page)
    turn_pages(page, 1)
    let_pass(page, 150)
    seen, end = seen_and_now(page)
    assert seen - before == end - before and len(end - before) > 100
    assert bool(shown(page)) == (mode not in ("none", "tap"))


def test_each_frame_calls_back_while_a_page_comes_in(browser: Browser, slow_url: str) -> None:
    """Else WebKit paints what it parsed before observers hear of it."""
    page = browser.new_page()
    page.add_init_script("""{
      const frame = window.requestAnimationFrame;
      window.asked = { loading: 0, complete: 0 };
      window.requestAnimationFrame = (callback) => {
        if (callback.name === "eachFrame") window.asked[document.readyState]++;
        return frame(callback);
      };
    }""")
    page.goto(slow_url + SECTION, wait_until="networkidle")
    asked = page.evaluate("window.asked")
    assert asked["loading"] > 5 and not asked["complete"], asked
    page.close()


def test_pictures_of_the_docs_have_their_room_before_they_come() -> None:
    shown = re.compile(r"!\[.*?\]\((images/\S+?\.png)\)(.*)")
    found = [each for page in DOCS.glob("*.md") for each in shown.findall(page.read_text("utf-8"))]
    for name, size in found:
        width, height = struct.unpack(">II", (DOCS / name).read_bytes()[16:24])
        assert size == f'{{ width="{width}" height="{height}" }}', name
    assert len(found) > 9
