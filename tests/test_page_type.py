"""Type on the page: nothing moves, lines of an even pitch and bearable length, sizes, a phone's buttons."""

import json
import re
from itertools import pairwise

import pytest
from default import SECTION
from pages import Visit, until_still
from playwright.sync_api import expect

# Where each letter of the text stands in the page.
PLACES = """() => [...document.querySelectorAll(".kt-p, h1, h2")].flatMap(block =>
  [block, ...block.querySelectorAll("ruby")].map(each => {
    const box = each.getBoundingClientRect();
    return [box.left, box.top + scrollY, box.width, box.height].join();
  }))"""


@pytest.mark.parametrize("width", [390, 1280])
def test_no_letter_moves_in_any_mode_at_any_size_of_readings(look: Visit, width: int) -> None:
    page = look(SECTION, width=width, height=900)
    known = json.dumps(["w:手元|てもと", "w:比べる|くらべる"], ensure_ascii=False)
    page.evaluate("known => localStorage.setItem('kunten:known', known)", known)
    for size in (50, 60, 75):
        page.evaluate("size => window.kunten.choose({size, furigana: 'all', known: 'show'})", size)
        before = page.evaluate(PLACES)
        for mode in ("none", "first", "tap", "harder", "all"):
            for known in ("hide", "show"):
                page.evaluate("([furigana, known]) => choose({furigana, known})".replace(
                    "choose", "window.kunten.choose"), [mode, known])  # fmt: skip
                assert page.evaluate(PLACES) == before, (size, mode, known)


def test_the_page_stays_where_it_was_scrolled_to(look: Visit) -> None:
    page = look(SECTION, width=390, height=700)
    page.evaluate("scrollTo(0, 600)")
    page.wait_for_timeout(200)
    line = page.locator(".kt-p ruby").nth(60)
    scroll, place = page.evaluate("scrollY"), line.bounding_box()
    page.keyboard.press("r")
    page.get_by_role("button", name="ふりがな", exact=True).click()
    page.get_by_role("button", name="読み方の設定 Reading settings").click()
    for label in ("なし None", "はじめの一回だけ First time on the page", "すべて All"):
        page.get_by_role("group", name="ふりがな Readings").get_by_label(label).check()
        assert (page.evaluate("scrollY"), line.bounding_box()) == (scroll, place)
    assert scroll == 600


LINES = """() => [...document.querySelectorAll("p.kt-p")].flatMap(p => {
  // One letter's box a line, of the paragraph's own text: notes are blocks of their own.
  const tops = new Map();
  const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent.closest("rt, rp, .kt-note, .kt-aside")) continue;
    for (let i = 0; i < walker.currentNode.length; i++) {
      const range = document.createRange();
      range.setStart(walker.currentNode, i);
      range.setEnd(walker.currentNode, i + 1);
      const box = range.getClientRects()[0];
      if (box && box.width) tops.set(Math.round(box.bottom), 1);
    }
  }
  const lines = [...tops.keys()].sort((a, b) => a - b).filter((y, i, all) => !i || y - all[i - 1] > 6);
  return [lines.slice(1).map((y, i) => y - lines[i])];
})"""


@pytest.mark.parametrize("width", [390, 1280])
def test_the_line_pitch_is_even_at_every_size_of_readings(look: Visit, width: int) -> None:
    page = look(SECTION, width=width, height=900)
    for size in (50, 60, 75):
        page.evaluate("size => window.kunten.choose({size})", size)
        height = page.locator(".kt-p").first.evaluate("p => getComputedStyle(p).lineHeight")
        pitch = float(height.removesuffix("px"))
        for steps in page.evaluate(LINES):
            # A line that is an aside throughout is not measured: the step is then two lines.
            even = [abs(step - pitch * round(step / pitch)) <= 1 for step in steps]
            assert even and all(even), (size, steps)


LETTERS_A_LINE = """() => [...document.querySelectorAll(".md-content :is(p:not(.kt-turn), .kt-turn a, li:not(.kt-kwic > *), dd, .kt-note)")].map(each => {
  const {fontSize, paddingLeft, paddingRight} = getComputedStyle(each);
  const width = each.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
  return [width / parseFloat(fontSize), each.className];
})"""


@pytest.mark.parametrize("path", [SECTION, "glossary/"])
def test_a_line_has_at_most_forty_letters_and_the_page_never_scrolls_sideways(
    look: Visit, path: str
) -> None:
    page = look(path, width=320, height=900)
    for width in (320, 390, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        until_still(page)
        ratios = page.evaluate(LETTERS_A_LINE)
        assert max(ratios)[0] <= 40, (width, max(ratios))
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_readings_are_between_half_and_three_quarters_and_never_tiny(look: Visit) -> None:
    page = look(SECTION)
    sizes = """() => [...document.querySelectorAll(".kt-p rt")].map(rt =>
      [parseFloat(getComputedStyle(rt).fontSize), parseFloat(getComputedStyle(rt.parentElement).fontSize)])"""
    for size, share in ((50, 0.5), (75, 0.75)):
        page.evaluate("size => window.kunten.choose({size})", size)
        found = page.evaluate(sizes)
        assert min(reading for reading, _ in found) >= 8
        shares = [reading / base for reading, base in found]
        assert share - 0.01 <= min(shares) <= max(shares) <= 0.76


def test_kana_and_signs_keep_their_width(look: Visit) -> None:
    """Kerning that is asked for by name sets them tight in Firefox."""
    page = look(SECTION)
    for selector in ("body", ".kt-p", ".md-search__input"):
        expect(page.locator(selector).first).to_have_css("font-feature-settings", "normal")


def test_buttons_and_fields_suit_a_phone(visit: Visit) -> None:
    """iOS gives buttons blue letters, and zooms into fields whose letters are below 16 pixels."""
    page = visit(SECTION, has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844})
    page.locator(".kt-more").tap()
    ink = page.locator("#kt-panel").evaluate("panel => getComputedStyle(panel).color")
    for button in (page.locator(".kt-more"), page.locator("#kt-panel button")):
        expect(button).to_have_css("color", ink)
    expect(page.locator("#kt-panel select")).to_have_css("font-size", "16px")


def test_japanese_lines_break_strictly_and_only_headings_by_phrase(look: Visit) -> None:
    page = look(SECTION)
    style = "element => [getComputedStyle(element).lineBreak, getComputedStyle(element).wordBreak]"
    assert page.locator(".kt-p").first.evaluate(style) == ["strict", "normal"]
    assert page.locator("h1").evaluate(style) == ["strict", "auto-phrase"]


def test_each_ruby_is_kana_over_kanji_and_never_broken_or_over_a_neighbour(look: Visit) -> None:
    page = look(SECTION, width=390, height=844)
    for size in (50, 75):
        page.evaluate("size => window.kunten.choose({size})", size)
        found = page.locator(".kt-p ruby").evaluate_all("""all => all.map(ruby => {
          const range = document.createRange(), rt = ruby.querySelector("rt");
          range.selectNodeContents(ruby.firstChild);
          const over = document.createRange();
          over.selectNodeContents(rt);
          const {left, right, bottom} = over.getBoundingClientRect();
          return [[...ruby.children].map(each => each.tagName).join(), ruby.firstChild.data, rt.textContent,
                  range.getClientRects().length, left, right, bottom];
        })""")
        assert len(found) > 100
        for children, base, reading, lines, *_ in found:
            assert children == "RP,RT,RP" and lines == 1
            assert re.fullmatch(r"[ぁ-んー]+", reading), reading
            assert not re.search(r"[ぁ-んァ-ヺ]$", base.rstrip("ヶヵ")), base
        for (*_, right, bottom), (*_, left, _, next_bottom) in pairwise(found):
            assert abs(bottom - next_bottom) > 5 or left >= right - 0.5
