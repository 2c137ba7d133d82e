"""Text is data: whatever stands in the sources appears as characters, wherever it appears."""

import html
import json
import re
from collections.abc import Callable, Iterable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pagetext import paragraphs
from playwright.sync_api import Browser, Dialog, expect
from project import make_project, write
from sites import REPO, built, free, served

from builder.errors import EditionError, Problem
from builder.reader import parse_interview, read_glossary, read_overrides
from builder.reader.settings import parse_settings

# Each would be more than characters if it were not data; none has a bracket that wants a partner.
HOSTILE = [
    "<script>alert`1`</script>", "<img src=x onerror=alert`1`>", "</title><script>x</script>", "--><b>", "&lt;b&gt;&amp;",
    "{{ config.site_name }}", "{% raw %}{% include 'x' %}", "{#x#}", "{ #id .kt-note onclick=x }", "# 見出し ##",
    "[字]: https://example.org", "![字][x]", "<https://example.org>", "`x` ``` ~~~", "*強* __強__ ~~x~~", "| a | b |",
    "--- title: x", "!!python/object:os.system", "&a *a", "--8<-- 'x'", "[TOC]", "::set-env name=X::y", "`x` %s %n",
    "\\u003cscript\\u003e", "javascript:alert`1`", "]]> <!--", "：smile: :smile:", "｜《》",
]  # fmt: skip
TEXT = "塩の話、".join(HOSTILE)
HOSTILE_PORT = free()
KINDS = ("</script>", "'", '"', "<b onclick=x>")


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose title, sections, speakers, notes, terms and settings are all hostile."""
    root = tmp_path_factory.mktemp("hostile") / "project"
    title = f"題{HOSTILE[0]}{HOSTILE[5]}{HOSTILE[1]}"
    section = f"節{HOSTILE[2]}{HOSTILE[6]}"
    interview = (
        f"{title}\n\n2025年3月1日\n\n【{section}】\n\n(1:00)\n{TEXT}。(編集部注:{HOSTILE[1]}塩)\n"
    )
    quoted = {key: json.dumps(value, ensure_ascii=False) for key, value in {
        "html": "".join(HOSTILE[:5]), "jinja": "".join(HOSTILE[5:9])}.items()}  # fmt: skip
    term = (
        f"- id: salt\n  term: 塩\n  reading: しお\n  english: {quoted['html']}\n  ja: {quoted['jinja']}\n"
        f"  en: {quoted['html']}\n  level: {quoted['html']}\n  category: {quoted['html']}\n"
        f"  source: {quoted['html']}\n  aliases: [{quoted['html']}]\n"
    )
    make_project(root, interview, term)
    write(
        root / "editions/umi/edition.yml",
        f"subtitle: {quoted['html']}\nlicence: {quoted['jinja']}\n"
        f'source: {{name: {quoted["html"]}, author: {quoted["jinja"]}, url: "https://example.org/\'%3Cb%3E"}}\n'
        f"recording: {{title: {quoted['html']}, url: \"https://example.org/?a=1&b='2'\", "
        f'chapters: [{{time: "0:00", title: {quoted["html"]}}}]}}\n'
        f"speakers: [{{name: {quoted['html']}, english: {quoted['html']}, role: {quoted['jinja']}}}]\n"
        f"annotators: [{{name: {quoted['html']}, label: 編集部注}}]\n",
    )
    return built(
        root, root.parent / REPO, port=HOSTILE_PORT, REPO_URL="https://github.com/example/kunten"
    )


class Alive(HTMLParser):
    """Every attribute by which an element could act, and every script in the page."""

    def __init__(self) -> None:
        super().__init__()
        self.acting: list[tuple[str, str, str]] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            address = name in ("href", "src", "action") and re.match(ACTS, value or "")
            if name.startswith("on") or address or (tag == "img" and value == "x"):
                self.acting.append((tag, name, value or ""))

    def handle_data(self, data: str) -> None:
        if self.lasttag == "script" and not data.lstrip().startswith(("{", "[")):
            self.scripts.append(data)


# Material itself has one link with `javascript:void(0)`.
ACTS = r"\s*(?:javascript:(?!void\(0\))|data:|vbscript:)"


def test_no_element_of_a_source_is_alive_in_a_page(hostile_site: Path) -> None:
    pages = list(hostile_site.rglob("*.html"))
    assert len(pages) > 4
    for page in pages:
        alive = Alive()
        alive.feed(page.read_text("utf-8"))
        assert alive.acting == [], page
        assert not any("alert" in script or script == "x" for script in alive.scripts), page


def test_the_text_comes_back_character_for_character(hostile_site: Path) -> None:
    pages = [page for page in (hostile_site / "umi").glob("*/index.html") if paragraphs(page)]
    (found,) = [paragraph for page in pages for paragraph in paragraphs(page)]
    assert found == f"{TEXT}。(編集部注:{HOSTILE[1]}塩)"


def test_titles_are_text_and_templates_are_not_run(hostile_site: Path) -> None:
    page = (hostile_site / "umi" / "index.html").read_text("utf-8")
    title = re.findall(r"<title>(.*?)</title>", page, re.DOTALL)[0]  # the others are the charts'
    assert "<" not in title
    assert f"題{HOSTILE[0]}{HOSTILE[5]}{HOSTILE[1]}" in html.unescape(html.unescape(title))


def test_the_search_index_is_data(hostile_site: Path) -> None:
    text = (hostile_site / "search" / "search_index.json").read_text("utf-8")
    assert json.loads(text)
    assert "alert" in text


def test_the_feed_and_the_data_for_machines_are_text(hostile_site: Path) -> None:
    for path in (*hostile_site.glob("*.xml"), *hostile_site.rglob("*.svg")):
        root = ElementTree.parse(path).getroot()
        assert not [
            each.tag for each in root.iter() if each.tag.endswith(("script", "img", "b"))
        ], path
    found = 0
    for page in hostile_site.rglob("*.html"):
        for data in re.findall(
            r'<script type="application/ld\+json">(.*?)</script>',
            page.read_text("utf-8"),
            re.DOTALL,
        ):
            assert json.loads(data)
            found += 1
    assert found > 2


def test_no_script_of_a_source_runs_in_a_browser(browser: Browser, hostile_site: Path) -> None:
    """Without the policy, which would only hide what the pages let through."""
    page = browser.new_context(bypass_csp=True).new_page()
    ran: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        ran.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on(
        "request", lambda request: ran.append(request.url) if request.url.endswith("/x") else None
    )
    page.on("pageerror", lambda error: ran.append(str(error)))
    alive = "[...document.querySelectorAll('[onerror], [onclick], img[src=x], a[href^=\"javascript:al\"]')].map((each) => each.outerHTML)"
    with served(hostile_site, HOSTILE_PORT) as url:
        for path in sorted(hostile_site.rglob("*.html")):
            page.goto(url + path.relative_to(hostile_site).as_posix().removesuffix("index.html"))
            for term in page.locator(".kt-term").all()[:2]:
                term.click()
                page.keyboard.press("Escape")
            assert page.evaluate(alive) == []
        page.goto(url)
        page.locator(".md-search__input").click()
        page.locator(".md-search__input").press_sequentially("alert")
        page.locator(".md-search-result__link").first.wait_for()
        assert page.evaluate(alive) == []
        assert "<script>alert" in page.locator(".md-search-result__list").inner_text()
    page.context.close()
    assert ran == []


def test_text_is_data_in_all_that_the_page_s_script_makes_of_it(
    hostile_site: Path, browser: Browser
) -> None:
    page = browser.new_page()
    alarms: list[str] = []
    page.on("dialog", lambda dialog: alarms.append(dialog.message))
    with served(hostile_site, HOSTILE_PORT) as url:
        page.goto(f"{url}umi/")
        page.locator(".md-content ol a").first.click()
        page.keyboard.press("m")
        page.locator(".kt-p .kt-term").first.click()
        card = page.get_by_role("dialog", name="用語 Term")
        for written in HOSTILE[:9]:
            expect(card).to_contain_text(written)
        page.keyboard.press("Escape")
        page.locator(".kt-link").first.click(force=True)
        menu = page.get_by_role("dialog", name="リンクと引用 Link and cite")
        report = menu.get_by_role("link", name="まちがいを知らせる Report a mistake")
        address = urlsplit(report.get_attribute("href") or "")
        assert address[:3] == ("https", "github.com", "/example/kunten/issues/new")
        asked = parse_qs(address.query)
        assert asked.keys() == {"title", "body"} and HOSTILE[0] in asked["body"][0]
        source = menu.get_by_role("link", name="原稿を直す Edit the source")
        expect(source).to_have_attribute("href", re.compile("github.com/.*/editions/umi/interview"))
        assert page.locator("[onerror], [onclick], article script, dialog script").count() == 0
        assert alarms == []
    page.close()


SCALARS = st.one_of(
    st.sampled_from(
        [
            *HOSTILE,
            *KINDS,
            "塩",
            "しお",
            "no",
            "24:00",
            "~",
            "",
            "2025-03-01",
            "https://example.org/",
        ]
    ),
    st.text(max_size=12),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(SCALARS, inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(
    "id term reading english ja en level category aliases related source surface after before title "
    "subtitle kind published recording speakers annotators licence sections readings url name time".split()
)


def told(read: Callable[..., object], *arguments: object) -> None:
    """What reads a file gives a value or problems that name the file, and nothing else."""
    try:
        read(*arguments)
    except EditionError as error:
        assert error.problems
        assert_printable(error.problems)


def assert_printable(problems: Iterable[Problem]) -> None:
    assert all(str(problem).isprintable() or "　" in str(problem) for problem in problems)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.dictionaries(KEYS, VALUES, max_size=9), max_size=4))
def test_any_values_in_data_files_are_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, entries: list[dict[str, object]]
) -> None:
    root = tmp_path_factory.getbasetemp() / "any"
    text = json.dumps(entries, ensure_ascii=True)
    for name, read in (("glossary", read_glossary), ("readings", read_overrides)):
        write(root / "editions" / f"{name}.yml", text)
        told(read, root)
    for entry in entries:
        problems: list[Problem] = []
        parse_settings(json.dumps(entry), path="edition.yml", problems=problems)
        assert_printable(problems)


@settings(max_examples=300, deadline=None)
@given(st.text("- :#&*!|>'\"%@`{}[],?\n\t 塩a:1\x00\x85\u2028", max_size=60))
def test_any_yaml_is_read_or_told(text: str) -> None:
    problems: list[Problem] = []
    parse_settings(text, path="edition.yml", problems=problems)
    assert all("edition.yml" in str(problem) for problem in problems)
    told(
        lambda: parse_interview(
            text, path="x/interview.txt", settings=parse_settings("", path="", problems=[])
        )
    )
