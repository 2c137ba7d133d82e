"""axe finds nothing: light and dark, phone and desktop, closed and open."""

import re

import pytest
from default import OVERVIEW, SECTION
from pages import Visit, violations
from playwright.sync_api import expect

PAGES = [
    "",
    OVERVIEW,
    SECTION,
    f"{OVERVIEW}profile/",
    f"{OVERVIEW}review/",
    "making/",
    "404.html",
]
# These and what opens over a page are seen by each scheme and by each screen, not by all pairs of
# them: colours go by the scheme alone, sizes and places by the screen alone.
LONG_PAGES = [f"{OVERVIEW}vocabulary/", "glossary/"]
# axe takes half a minute for a list of hundreds of words, each of which is made as the first are.
SHORTENED = """() => document.querySelectorAll("tbody tr:nth-child(n + 16), li:nth-child(n + 16), dd > :nth-child(n + 40), article > :nth-child(n + 150)")
  .forEach((each) => each.remove())"""
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
SCREENS = [("light", DESKTOP), ("dark", DESKTOP), ("light", PHONE), ("dark", PHONE)]
EACH_ONCE = [("dark", DESKTOP), ("light", PHONE)]
IDS = ["light desktop", "dark desktop", "light phone", "dark phone"]


@pytest.mark.parametrize(("scheme", "screen"), SCREENS, ids=IDS)
def test_axe_finds_nothing_on_any_kind_of_page(
    visit: Visit, site_url: str, scheme: str, screen: dict[str, object]
) -> None:
    page = visit("404.html", color_scheme=scheme, **screen)
    width = page.viewport_size["width"] if page.viewport_size else 0
    for path in PAGES + (LONG_PAGES if (scheme, screen) in EACH_ONCE else []):
        page.goto(site_url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.evaluate(SHORTENED)
        assert violations(page) == [], path


@pytest.mark.parametrize(("scheme", "screen"), EACH_ONCE, ids=IDS[1:3])
def test_axe_finds_nothing_with_a_card_a_menu_or_the_panel_open(
    visit: Visit, scheme: str, screen: dict[str, object]
) -> None:
    page = visit(SECTION, color_scheme=scheme, **screen)
    opened = [
        (".kt-p .kt-term", "#kt-card"),
        (".kt-passage .headerlink", "#kt-menu"),
        (".kt-more", "#kt-panel"),
    ]
    for opener, popup in opened:
        page.locator(opener).first.click()
        expect(page.locator(popup)).to_be_visible()
        assert violations(page) == [], popup
        page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#kt-help")).to_be_visible()
    assert violations(page) == []


CONTRASTS = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (colour) => {
    const [r, g, b] = rgb(colour).map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (; element; element = element.parentElement) {
      const colour = getComputedStyle(element).backgroundColor;
      if (colour !== "rgba(0, 0, 0, 0)") return colour;
    }
    return "#fff";
  };
  return [...document.querySelectorAll(".kt-p rt, .kt-note, .kt-clock, .kt-aside, .kt-chapter, .kt-rights, .kt-time, .kt-crumbs, .kt-watch small, .kt-fold, .kt-back, .headerlink")].map((each) => {
    const [a, b] = [light(getComputedStyle(each).color), light(ground(each))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  });
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_readings_and_quiet_text_have_contrast(look: Visit, scheme: str) -> None:
    page = look(SECTION, color_scheme=scheme)
    found = page.evaluate(CONTRASTS)
    assert len(found) > 100 and min(found) >= 4.5
    # The dots of a doubtful reading have the reading's own colour.
    page.locator(".kt-p ruby").first.evaluate("ruby => ruby.classList.add('kt-doubt')")
    reading = page.locator(".kt-doubt rt")
    style = "rt => [getComputedStyle(rt).textDecorationStyle, getComputedStyle(rt).textDecorationColor, getComputedStyle(rt).color]"
    dots, colour, ink = reading.evaluate(style)
    assert dots == "dotted" and colour == ink


# The words of the interface: what is said of an element, and what stands on buttons and links.
WORDS = """() => [...document.querySelectorAll("*")].flatMap(each => {
  const said = ["title", "aria-label", "placeholder"].map(name => each.getAttribute(name));
  const written = each.matches("button, label, legend, .md-nav__title, .md-tabs__link, .md-top, .kt-way") ? [each.title || each.textContent] : [];
  return [...said, ...written].filter(text => text?.trim()).map(text => text.trim());
})"""


def test_interface_words_are_japanese_with_english_beside_them(look: Visit) -> None:
    for path in (SECTION, "", "glossary/"):
        page = look(path)
        if path == SECTION:
            page.get_by_role("button", name="読み方の設定 Reading settings").click()
            page.locator("h1").click()
            page.locator(".kt-passage .headerlink").first.click()
            page.keyboard.press("Escape")
            page.keyboard.press("?")
        # A number, a key, a name that is one in both.
        own = re.compile(r"[\d:]+|.|小\d|N\d|Kunten 訓点|[あかさたなはまやらわ]行|ふりがな")
        for words in page.evaluate(WORDS):
            if not own.fullmatch(words) and "再話" not in words:
                assert re.search(r"[ぁ-んァ-ヶ一-龠]", words), words
                assert re.search(r"[A-Za-z]", words), words


def test_the_search_dialog_has_a_name(look: Visit) -> None:
    expect(look(SECTION).get_by_role("dialog", name="検索 Search")).to_be_attached()


def test_the_keyboard_shows_where_it_is(look: Visit) -> None:
    page = look(SECTION)
    page.keyboard.press("Tab")
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle; }"
        )
        assert outline != "none", page.evaluate("document.activeElement.outerHTML")
