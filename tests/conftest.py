"""The default site, built once a run under a sub-path as GitHub Pages serves it, and a browser."""

import gc
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import chromium
import harbour
import hypothesis
import kiln
import pytest
import reading
from pages import PATIENCE, Visit
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from project import PROJECT, copy_default_edition, make_project, write
from sites import ARTICLE_PORT, HARBOUR_PORT, PORT, REPO, built, free, served

from builder.readings import ReadingEngine

# A busy machine is no failure of what is tested.
hypothesis.settings.register_profile("kunten", deadline=None)
hypothesis.settings.load_profile("kunten")
expect.set_options(timeout=PATIENCE * 1000)

ARTICLE = PROJECT.parent / "shared" / "article" / "interview.txt"


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


@pytest.fixture(scope="session")
def updating(pytestconfig: pytest.Config) -> bool:
    """Whether golden files are written anew."""
    return bool(pytestconfig.getoption("--update-golden"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project of our own, for a test to change."""
    return make_project(tmp_path / "project")


@pytest.fixture
def inside(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, and commands run in it."""
    monkeypatch.chdir(project)
    return project


@pytest.fixture
def empty_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a site without editions, in which commands run."""
    (tmp_path / "mkdocs.yml").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def engine() -> ReadingEngine:
    """Readings by the real dictionary."""
    return reading.engine()


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the default site, as it would be published."""
    return built(PROJECT, tmp_path_factory.mktemp("www") / REPO)


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
    return built(harbour_project, tmp_path_factory.mktemp("harbour-www") / REPO, port=HARBOUR_PORT)


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
    target = built(
        article_project, tmp_path_factory.mktemp("article-www") / REPO, port=ARTICLE_PORT
    )
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


@pytest.fixture(scope="session")
def _shared_page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        yield context.new_page()


@pytest.fixture
def look(_shared_page: Page, site_url: str) -> Visit:
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
def visit(browser: Browser, site_url: str) -> Iterator[Visit]:
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
