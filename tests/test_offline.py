"""The site without the web: kept by its service worker, never older than the last publication."""

import json
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from pages import Visit, search, until
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page
from project import INTERVIEW, make_project, write
from sites import REPO, built, served

from builder.publish import worker_files

FIRST, SECOND = "umi/umi-no-shigoto/", "umi/yama-no-shigoto/"
NEWER = INTERVIEW.replace("重い。", "軽い。").replace("【山の仕事】", "【山での仕事】")
NEW_SECOND = "umi/yama-de-no-shigoto/"
KEPT = """async (url) => Boolean(await caches.match(url)) && Boolean(navigator.serviceWorker.controller)"""
TEXT = """() => {
  const body = document.querySelector("article").cloneNode(true);
  body.querySelectorAll("rt, rp").forEach((each) => each.remove());
  return body.textContent;
}"""


class Host:
    """Publishes a project at one address, and can be away."""

    def __init__(self, root: Path, port: int) -> None:
        self.project = make_project(root / "project")
        self.site, self.port = root / "www" / REPO, port
        self.up: AbstractContextManager[str] | None = None
        self.url = f"http://127.0.0.1:{port}/{REPO}/"

    def publish(self) -> None:
        shutil.rmtree(self.site, ignore_errors=True)
        built(self.project, self.site, port=self.port)

    def come(self) -> None:
        self.up = served(self.site, self.port)
        self.up.__enter__()

    def leave(self) -> None:
        if self.up:
            self.up.__exit__(None, None, None)
        self.up = None


@pytest.fixture
def host(tmp_path: Path, free_port: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    host = Host(tmp_path, free_port)
    monkeypatch.chdir(host.project)
    host.publish()
    host.come()
    yield host
    host.leave()


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(service_workers="allow")
    yield context
    context.close()


def test_what_was_read_stays_and_is_never_old(
    host: Host, reader: BrowserContext, browser: Browser
) -> None:
    page = reader.new_page()
    page.goto(host.url + FIRST)
    until(page, KEPT, host.url + "umi/offline.json")
    names = page.evaluate("caches.keys()")
    assert len(names) == 1 and host.url in names[0]

    missing: list[str] = []
    page.on("requestfailed", lambda request: missing.append(request.url))
    host.leave()
    reads_without_the_web(page, host.url)
    assert not [url for url in missing if "/search/" in url]

    write(host.project / "editions/ids.lock", f"{FIRST}\n  t-1-05\n{SECOND}\n  p1\n")
    write(host.project / "editions/umi/interview.txt", NEWER)
    host.publish()
    host.come()
    page.goto(host.url + FIRST)
    assert "軽い" in page.evaluate(TEXT)
    until(page, "async (old) => !(await caches.keys()).includes(old)", names[0])
    until(page, KEPT, host.url + NEW_SECOND)
    assert len(page.evaluate("caches.keys()")) == 1
    old_addresses_lead_on(page, browser, host.url)

    host.leave()
    for _ in range(2):
        page.goto(host.url + FIRST)
        assert "軽い" in page.evaluate(TEXT)
    page.close()


def reads_without_the_web(page: Page, url: str) -> None:
    """A section that was not read yet, instant navigation, search, cards; and no page from nowhere."""
    page.goto(url + SECOND + "?furigana=off")
    assert "峠では風が強い" in page.evaluate(TEXT)
    assert page.locator("html").get_attribute("data-furigana") == "none"
    page.evaluate("window.stays = true")
    page.locator("a.kt-previous").click()
    page.wait_for_url(url + FIRST)
    until(page, "document.querySelector('h1').textContent.includes('海の仕事')")
    assert page.evaluate("window.stays")  # turned to by Material, not loaded anew
    page.locator('.kt-term[href$="#term-salt"]').first.click()
    page.get_by_role("dialog", name="用語 Term").get_by_text("salt").first.wait_for()
    page.keyboard.press("Escape")
    search(page, "みなと")
    answer = page.goto(url + "making/")
    assert answer and answer.status == 503
    assert page.get_by_role("link", name="ホーム Home").get_attribute("href") == url
    page.goto(url)
    assert page.locator("h2").first.inner_text().startswith("塩の道")


def old_addresses_lead_on(page: Page, browser: Browser, url: str) -> None:
    """With script to the place in the page, without it to the page."""
    page.goto(url + SECOND + "?furigana=all#p1")
    page.wait_for_url(url + NEW_SECOND + "?furigana=all#p1")
    assert "峠では風が強い" in page.evaluate(TEXT)
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(url + SECOND)
    plain.wait_for_url(url + NEW_SECOND)
    context.close()


def test_an_anchor_that_went_to_another_page_is_followed(host: Host, browser: Browser) -> None:
    lock = f"umi/\n{FIRST}\n  t-1-05\n  t-9-00 -> {SECOND}#p1\n"
    write(host.project / "editions/ids.lock", lock)
    host.publish()
    page = browser.new_page()
    page.goto(host.url + FIRST + "#t-9-00")
    page.wait_for_url(host.url + SECOND + "#p1")
    page.goto(host.url + FIRST + "#t-8-00")  # was never there: the page stays
    page.wait_for_timeout(300)
    assert page.url == host.url + FIRST + "#t-8-00"
    page.close()


def test_the_site_can_be_installed(built_site: Path, visit: Visit, site_url: str) -> None:
    page = visit("glossary/")
    address = page.evaluate("document.querySelector('link[rel=manifest]').href")
    assert address == site_url + "manifest.webmanifest"
    manifest = json.loads((built_site / "manifest.webmanifest").read_text("utf-8"))
    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == (
        "./",
        "./",
        "standalone",
    )
    for icon in manifest["icons"]:
        file = built_site / icon["src"]
        if file.suffix == ".png":
            with Image.open(file) as picture:
                assert f"{picture.width}x{picture.height}" == icon["sizes"]
    assert {icon["sizes"] for icon in manifest["icons"]} == {"192x192", "512x512", "any"}
    session = page.context.new_cdp_session(page)
    session.send("Page.enable")
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert {error["errorId"] for error in errors} <= {"in-incognito"}
    assert session.send("Page.getAppManifest")["errors"] == []


def test_the_version_is_of_the_content(built_site: Path, tmp_path: Path) -> None:
    first = worker_files(built_site)
    assert first["sw.js"] == (built_site / "sw.js").read_bytes()
    site = tmp_path / "site"
    shutil.copytree(built_site, site)
    assert worker_files(site) == first
    page = site / "reading" / "index.html"
    page.write_text(page.read_text("utf-8") + " ", "utf-8")
    assert worker_files(site)["sw.js"] != first["sw.js"]


def test_what_the_worker_keeps_from_the_start_is_little_and_there(built_site: Path) -> None:
    head = worker_files(built_site)["sw.js"].decode().splitlines()[0]
    kept = json.loads(head.split("SHELL = ")[1].rstrip(";"))
    files = [
        built_site / path / "index.html" if path[-1:] in ("", "/") else built_site / path
        for path in kept
    ]
    assert all(file.is_file() for file in files)
    glossary = (built_site / "glossary" / "index.html").stat().st_size
    assert sum(file.stat().st_size for file in files) - glossary < 600_000
