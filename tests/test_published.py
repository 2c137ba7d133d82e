"""The built site, served under a sub-path as GitHub Pages does: no link and no anchor leads nowhere."""

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from default import OVERVIEW, SECTION
from pages import Visit, search, until
from playwright.sync_api import Browser, Request

# Every page of the sitemap, and the one for missing addresses, read as the browser reads them.
WALK = """
async (root) => {
  const parse = (text) => new DOMParser().parseFromString(text, "text/html");
  const files = new Map(), faults = [];
  const get = (url) => {
    if (!files.has(url)) files.set(url, fetch(url).then(async (answer) => {
      const html = /html/.test(answer.headers.get("content-type"));
      return {ok: answer.ok && !answer.redirected, page: html ? parse(await answer.text()) : null};
    }));
    return files.get(url);
  };
  const sitemap = await (await fetch(root + "sitemap.xml")).text();
  const pages = [...sitemap.matchAll(/<loc>(.*?)<\\/loc>/g)].map((found) => found[1]);
  const seen = {pages: pages.length, links: 0, anchors: 0, outside: 0};
  const check = async (place, address, base) => {
    const url = new URL(address, base);
    if (/^(data|mailto|javascript):$/.test(url.protocol)) return;
    if (!url.href.startsWith(root)) { seen.outside++; return; }
    seen.links++;
    const {ok, page} = await get(url.href.split("#")[0]);
    if (!ok) return faults.push(`${place}: ${address}`);
    const id = decodeURIComponent(url.hash.slice(1));
    if (!page || !id) return;
    seen.anchors++;
    if (!page.getElementById(id)) faults.push(`${place}: ${address}`);
  };
  for (const place of [...pages, root + "404.html"]) {
    const {ok, page} = await get(place);
    if (!ok) { faults.push(place); continue; }
    const base = page.querySelector("base")?.href ?? place;
    for (const each of page.querySelectorAll("[href], [src], meta[content^='http']")) {
      const address = each.getAttribute("href") ?? each.getAttribute("src") ?? each.content;
      await check(place, address, base);
    }
    for (const data of page.querySelectorAll("script[type='application/ld+json']"))
      for (const [, address] of data.textContent.matchAll(/"(?:url|image)":"(.*?)"/g))
        await check(place, JSON.parse(`"${address}"`), base);
  }
  const feed = await (await fetch(root + "feed.xml")).text();
  for (const [, address] of feed.matchAll(/href="(.*?)"/g)) await check("feed.xml", address, root);
  return {faults, ...seen};
}
"""


def test_every_link_and_every_anchor_leads_somewhere(look: Visit, site_url: str) -> None:
    found = look().evaluate(WALK, site_url)
    assert found["faults"] == []
    assert found["pages"] > 15 and found["links"] > 3000 and found["anchors"] > 1500


IN_VIEW = """(id) => {
  const {top} = document.getElementById(id).getBoundingClientRect();
  return top >= 0 && top < innerHeight;
}"""


def test_an_anchor_is_in_view(look: Visit, site_url: str) -> None:
    page = look("404.html")
    places = ["#t-24-57", "#jisha-handoutai", "#term-token", "#keys"]
    paths = [SECTION, f"{OVERVIEW}vocabulary/", "glossary/", "reading/"]
    for path, place in zip(paths, places, strict=True):
        page.goto(site_url + path + place)
        until(page, IN_VIEW, place[1:])


def test_a_folder_without_its_slash_is_turned_to(look: Visit, site_url: str) -> None:
    assert look(SECTION.rstrip("/")).url == site_url + SECTION


def test_the_page_for_missing_addresses_is_whole_at_any_depth(
    browser: Browser, site_url: str
) -> None:
    page = browser.new_page()
    faults: list[str] = []

    def note(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # as the page before is left
            faults.append(request.url)

    page.on("requestfailed", note)
    for path in ("nowhere", "a/b/c/", f"{SECTION}nowhere/"):
        answer = page.goto(site_url + path)
        assert answer and answer.status == 404, path
        assert page.locator("h1").inner_text().startswith("ページが見つかりません"), path
        position = "getComputedStyle(document.querySelector('.md-header')).position"
        assert page.evaluate(position) == "sticky", path
        link = page.get_by_role("link", name="用語集 Glossary").last
        assert link.evaluate("each => each.href") == site_url + "glossary/", path
    link.click()
    page.wait_for_url(site_url + "glossary/")
    assert faults == []
    page.close()


class _Plain(http.server.SimpleHTTPRequestHandler):
    """A file server without any knowledge of the site."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def unpacked(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a file server in whose root and in whose folder `a/b` the zip was unpacked."""
    root = tmp_path_factory.mktemp("unpacked")
    archive = shutil.make_archive(str(root / "site"), "zip", built_site)
    for place in ("www", "www/a/b"):
        shutil.unpack_archive(archive, root / place)
    handler = functools.partial(_Plain, directory=str(root / "www"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize("folder", ["", "a/b/"])
def test_an_unpacked_zip_reads_searches_and_explains(
    browser: Browser, unpacked: str, folder: str
) -> None:
    page = browser.new_page()
    loaded: list[str] = []
    page.on("response", lambda answer: loaded.append(answer.url))
    page.goto(unpacked + folder + SECTION)
    page.locator('.kt-term[href$="#term-semiconductor"]').click()
    assert "semiconductor" in page.get_by_role("dialog", name="用語 Term").inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    assert page.locator("html").get_attribute("data-furigana") == "none"
    search(page, "はんどうたい")
    page.locator(".md-search-result__item a").first.click()
    page.wait_for_url(lambda url: url.startswith(unpacked + folder) and "h=" in url)
    assert [url for url in loaded if not url.startswith(unpacked + folder)] == []
    page.close()
