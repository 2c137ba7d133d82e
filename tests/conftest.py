"""The default site, built once a run under a sub-path as GitHub Pages serves it, and a browser."""

import gc
import http.server
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import chromium
import commands
import harbour
import hypothesis
import kiln
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from project import PROJECT, copy_default_edition, make_project, write

# A busy machine is no failure of what is tested.
hypothesis.settings.register_profile("kunten", deadline=None)
hypothesis.settings.load_profile("kunten")
PATIENCE = 30
expect.set_options(timeout=PATIENCE * 1000)

ARTICLE = PROJECT.parent / "shared" / "article" / "interview.txt"
REPO = "repo"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --update-golden` writes the golden files anew; look at the difference by git."""
    parser.addoption("--update-golden", action="store_true")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that drive a browser, so that `-m "not browser"` is a quick run."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


def pytest_collection_finish() -> None:
    """What was imported and collected lives to the end: do not look through it for garbage."""
    gc.freeze()


@pytest.fixture(scope="session")
def article() -> Path:
    """The real article, which is not part of the project."""
    if not ARTICLE.exists():
        pytest.skip("the article is not here: it belongs to its publisher, not to this project")
    return ARTICLE


def free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# Material turns pages without loading them anew only where the sitemap names the true address.
PORT = free()


HARBOUR_PORT = free()
ARTICLE_PORT = free()


def build(
    project: Path, target: Path, *, port: int = PORT, first: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Build the site of a project folder by MkDocs, strictly, under the sub-path; `first` is Python
    to run before, `environment` more of the variables that mkdocs.yml asks for."""
    address = f"http://127.0.0.1:{port}/{REPO}/"
    given = {"SITE_URL": address, "NO_MKDOCS_2_WARNING": "1", **environment}
    command = "mkdocs", "build", "--strict", "--site-dir", target
    return commands.run(*command, folder=project, environment={**os.environ, **given}, first=first)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the default site, as it would be published."""
    target = tmp_path_factory.mktemp("www") / REPO
    result = build(PROJECT, target)
    assert result.returncode == 0, result.stderr
    return target


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a built site."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, *rest: str | None) -> None:
        """Answer a missing address with the site's own page, as GitHub Pages does."""
        page = Path(self.directory) / REPO / "404.html"
        if code != 404 or not page.exists():
            return super().send_error(code, *rest)
        content = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        return None


@contextmanager
def served(site: Path, port: int) -> Iterator[str]:
    """The address of a built site, `http://127.0.0.1:<port>/repo/`, while it is served."""
    handler = partial(Quiet, directory=str(site.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{port}/{REPO}/"
        server.shutdown()


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The address of the default site."""
    with served(built_site, PORT) as url:
        yield url


@pytest.fixture(scope="session")
def harbour_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the default edition and those of tests/harbour.py and kiln.py."""
    project = make_project(tmp_path_factory.mktemp("harbour"))
    copy_default_edition(project)
    write(project / "editions/harbour/interview.txt", harbour.INTERVIEW)
    write(project / "editions/harbour/edition.yml", harbour.SETTINGS)
    write(project / "editions/kiln/interview.txt", kiln.INTERVIEW)
    write(project / "editions/kiln/edition.yml", kiln.SETTINGS)
    glossary = project / "editions" / "glossary.yml"
    write(glossary, glossary.read_text(encoding="utf-8") + harbour.GLOSSARY)
    return project


@pytest.fixture(scope="session")
def harbour_site(harbour_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of its site."""
    target = tmp_path_factory.mktemp("harbour-www") / REPO
    result = build(harbour_project, target, port=HARBOUR_PORT)
    assert result.returncode == 0, result.stderr
    return target


@pytest.fixture(scope="session")
def harbour_url(harbour_site: Path) -> Iterator[str]:
    """The address of that site."""
    with served(harbour_site, HARBOUR_PORT) as url:
        yield url


@pytest.fixture(scope="session")
def article_project(article: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the real article as its only edition, under the default glossary."""
    project = make_project(tmp_path_factory.mktemp("article"))
    shutil.rmtree(project / "editions")
    project.joinpath("editions").mkdir()
    shutil.copy(PROJECT / "editions" / "glossary.yml", project / "editions")
    write(project / "editions/article/interview.txt", article.read_text(encoding="utf-8"))
    write(project / "editions/article/edition.yml", "")
    return project


@pytest.fixture(scope="session")
def article_url(article_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of its site."""
    target = tmp_path_factory.mktemp("article-www") / REPO
    result = build(article_project, target, port=ARTICLE_PORT)
    assert result.returncode == 0, result.stderr
    with served(target, ARTICLE_PORT) as url:
        yield url


@pytest.fixture
def free_port() -> int:
    """A port on this machine that nothing listens on."""
    return free()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a run."""
    path = chromium.find()
    assert path, "no Chromium was found: `make test` installs one"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.OPTIONS)
        # Pages are read as on a first visit; tests/test_offline.py lets the worker in.
        for name in ("new_context", "new_page"):
            without = partial(getattr(browser, name), service_workers="block")
            setattr(browser, name, without)
        yield browser
        browser.close()


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


SITEMAP_CAME = """performance.getEntriesByType("resource").some(
  ({ name, responseEnd }) => name.endsWith("/sitemap.xml") && responseEnd > 0)"""


def let_pass(page: Page, milliseconds: int) -> None:
    """Let time pass in the page: however busy it is, what it meant to do earlier is done by then,
    and two frames were drawn."""
    page.evaluate(
        """(time) => new Promise((done) => setTimeout(() =>
          requestAnimationFrame(() => requestAnimationFrame(done)), time))""",
        milliseconds,
    )


@pytest.fixture(scope="session")
def _shared_page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        yield context.new_page()


@pytest.fixture
def look(_shared_page: Page, site_url: str) -> Callable[..., Page]:
    """Opens an address of the default site as a new reader does: `look("glossary/", width=390)`.

    Always in the one page that the tests share, for to make another costs more than to load what
    is looked at. So it is for tests that leave nothing behind but what a reader does, and routes:
    what listens, runs first, sets the clock or needs another kind of context has to `visit`.
    `media` is what Playwright can emulate in a page, as `color_scheme`.
    """

    def open_page(path: str = "", *, width: int = 1280, height: int = 720, **media: Any) -> Page:
        page = _shared_page
        page.unroute_all()
        page.goto(site_url + "robots.txt")  # where no script of ours writes
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
        page.evaluate("navigator.clipboard.writeText('')")
        page.mouse.move(0, 0)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(**{**AS_AT_FIRST, **media})
        page.goto(site_url + path)
        return page

    return open_page


# "null" is Playwright's word for what the browser itself would say.
AS_AT_FIRST = {
    "media": "null",
    "color_scheme": "light",
    "forced_colors": "none",
    "reduced_motion": "no-preference",
}


@pytest.fixture
def visit(browser: Browser, site_url: str) -> Iterator[Callable[..., Page]]:
    """Opens an address of the default site as a new reader does: `visit("glossary/")`.

    `context` is the context of another page, for a second visit of the same reader; all other
    options are Playwright's for a context.
    """
    contexts: list[BrowserContext] = []

    def open_page(path: str = "", context: BrowserContext | None = None, **options: Any) -> Page:
        if context is None:
            context = browser.new_context(**options)
            contexts.append(context)
        page = context.new_page()
        page.goto(site_url + path)
        return page

    yield open_page
    for each in contexts:
        each.close()
