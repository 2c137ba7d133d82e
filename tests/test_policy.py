"""The policy in every page: the scripts that the theme wrote run, and nothing else does."""

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from default import EDITION, SECTIONS
from pages import Visit
from player import HOST, play
from playwright.sync_api import ConsoleMessage, Page, Request, expect

from builder.policy import inline_scripts, policy, protect, with_policy

THEME = '<script>root=new URL("{}",location)</script>'
HEAD = '<html><head><meta charset="utf-8"><title>x</title>{}</head><body>{}</body></html>'


@pytest.mark.parametrize(
    ("page", "scripts"),
    [
        ("<script>a < b</script>", {b"a < b"}),
        ("<SCRIPT type='module' data-x='>'>a</SCRIPT >", {b"a"}),
        ('<script src="x.js"></script><script src=y.js>a</script>', set()),
        ('<script type="application/ld+json">{}</script>', set()),
        ('<script id="__config" type="application/json">{"a": 1}</script>', set()),
        ('<script data-src="x">a</script><script type="">b</script>', {b"a", b"b"}),
    ],
)
def test_scripts_are_told_from_data(page: str, scripts: set[bytes]) -> None:
    assert inline_scripts(page.encode()) == scripts


def test_hashes_are_those_of_the_specification() -> None:
    # The example of CSP Level 3, 8.4.
    assert "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='" in policy(
        [b"alert('Hello, world.');"]
    )
    assert policy([b"a\r\nb\rc"]) == policy([b"a\nb\nc"])
    assert "script-src 'self' 'unsafe-inline';" in policy([b"a"], preview=True)


def test_the_policy_stands_before_what_it_rules_and_once() -> None:
    page = HEAD.format("<script>a</script>", "").encode()
    once = with_policy(page, "default-src 'self'")
    assert with_policy(once, "default-src 'self'") == once
    assert once.index(b"Content-Security-Policy") < once.index(b"<title>")
    assert with_policy(b"no page", "x") == b"no page"


def test_a_script_of_a_source_is_not_allowed_and_told(tmp_path: Path) -> None:
    pages = {
        "404.html": HEAD.format(THEME.format("/repo/"), "<script>own</script>"),
        "umi/index.html": HEAD.format(THEME.format(".."), "<script>own</script>"),
        "umi/kishi/index.html": HEAD.format(THEME.format("../.."), "<script>evil</script>"),
    }
    for path, page in pages.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(page, "utf-8")
    later = {"yama/index.html": frozenset([b"evil"]), "kawa/index.html": frozenset([b"own"])}
    protection = protect(tmp_path, {"umi/index.html", "umi/kishi/index.html"}, later)
    assert protection.stopped == ["umi/kishi/index.html", "yama/index.html"]
    assert protection.rules == policy_of((tmp_path / "404.html").read_text("utf-8"))
    (found,) = {policy_of(path.read_text("utf-8")) for path in tmp_path.rglob("*.html")}
    known = ["own", *(f'root=new URL("{way}",location)' for way in ("/repo/", "..", "../.."))]
    assert sorted(re.findall(r"'sha256-\S+'", found)) == sorted(map(hash_of, known))


def hash_of(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def policy_of(page: str) -> str:
    (found,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    return str(found)


class Scripts(HTMLParser):
    """The inline scripts of a page, read by another parser than the project's."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._runs = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        kind = attributes.get("type") or "module"
        self._runs = tag == "script" and "src" not in attributes and kind == "module"

    def handle_endtag(self, tag: str) -> None:
        self._runs = self._runs and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._runs:
            self.found.append(data)


def test_every_page_has_one_policy_with_the_hash_of_each_of_its_scripts(built_site: Path) -> None:
    pages = [path.read_text("utf-8") for path in built_site.rglob("*.html")]
    (found,) = {policy_of(page) for page in pages}
    scripts = {script for page in pages for script in Scripts(page).found}
    assert len(scripts) > 4
    assert sorted(re.findall(r"'sha256-\S+'", found)) == sorted(map(hash_of, scripts))
    assert "'unsafe-inline'" not in found.split("style-src")[0]


@pytest.fixture
def watched(visit: Visit) -> Iterator[Callable[[str], tuple[Page, list[str]]]]:
    """Opens a page; the list fills with everything that the policy refuses, and with errors."""
    refused: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and "404" not in message.text:
            refused.append(message.text)

    def open_page(path: str) -> tuple[Page, list[str]]:
        page = visit("404.html")
        page.expose_function("refused", lambda words: refused.append(words))
        page.add_init_script(
            "addEventListener('securitypolicyviolation', (event) => refused("
            "`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile} ${event.sample}`))"
        )
        page.on("console", listen)
        page.on("pageerror", lambda error: refused.append(str(error)))
        page.goto(page.url.replace("404.html", path))
        return page, refused

    yield open_page


def test_nothing_that_a_reader_does_is_refused(
    watched: Callable[[str], tuple[Page, list[str]]],
) -> None:
    page, refused = watched(f"{EDITION}/{SECTIONS[0]}/")
    page.context.route(f"{HOST}/**", lambda route: play(route))
    page.locator(".kt-toggle").click()
    page.locator(".kt-more").click()
    page.keyboard.press("Escape")
    page.locator(".kt-term").first.click()
    expect(page.get_by_role("dialog", name="用語")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("label[for^=__palette]:visible").first.click()
    page.get_by_role("link", name="録画を見る Watch the recording").click()
    expect(page.frame_locator(".kt-player iframe").locator("html")).to_be_attached()
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("GPU")
    page.locator(".md-search-result__link").first.wait_for()
    page.keyboard.press("Escape")
    for path in ("review/", "vocabulary/", "../glossary/", "../exports/"):
        page.goto(page.url.replace(f"/{SECTIONS[0]}/", f"/{path}").split("#")[0])
        page.locator(".md-content h1").wait_for()
        page.go_back()
    page.goto(page.url.split(EDITION)[0] + "no/such/page/")
    page.locator(".md-logo").first.click()
    page.locator(f".md-content a[href*={EDITION}]").first.click()
    page.wait_for_url(f"**/{EDITION}/**")
    page.locator(f"a[href*={SECTIONS[1]}]").first.click()
    page.wait_for_url(f"**/{SECTIONS[1]}/**")
    page.locator(".kt-term").first.click()
    page.wait_for_timeout(300)
    assert refused == []


def test_a_site_that_is_served_elsewhere_asks_its_own_host_alone(
    watched: Callable[[str], tuple[Page, list[str]]],
) -> None:
    page, refused = watched("404.html")
    asked: set[str] = set()

    def ask(request: Request) -> None:
        # The icon of the page before may be asked for late.
        if "//localhost" in request.frame.url:
            asked.add(urlsplit(request.url).hostname or "")

    page.on("request", ask)
    page.goto(page.url.replace("127.0.0.1", "localhost").replace("404.html", EDITION))
    page.wait_for_load_state("networkidle")
    assert (refused, asked) == ([], {"localhost"})


# What an attacker would do, by the rule that refuses it.
ATTACKS = {
    "script-src-elem": "document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))",
    "script-src-attr": "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">')",
    "connect-src": "fetch('https://example.org/').catch(() => 0)",
    "style-src-elem": "document.body.append(Object.assign(document.createElement('style'), {textContent: 'a{}'}))",
    "frame-src": "document.body.append(Object.assign(document.createElement('iframe'), {src: 'https://example.org/'}))",
}


def test_what_an_attacker_would_do_is_refused(
    watched: Callable[[str], tuple[Page, list[str]]],
) -> None:
    page, refused = watched("making/")
    for rule, attack in ATTACKS.items():
        page.evaluate(f"() => {{ {attack} }}")
        for _ in range(500):  # the browser tells of it by and by
            if any(words.startswith(f"{rule} ") for words in refused):
                break
            page.wait_for_timeout(20)
        else:
            raise AssertionError(f"not refused: {attack}, but {refused}")
        assert page.evaluate("window.ran") is None, attack
