"""States of the page that a reader's system asks for: forced colours, a small screen, print."""

import json

import pytest
from default import OVERVIEW, SECTION
from pages import Visit, until
from playwright.sync_api import Page

STYLE = """(element, [name, pseudo]) => getComputedStyle(element, pseudo)[name]"""


def style(page: Page, selector: str, name: str, pseudo: str | None = None) -> str:
    found: str = page.locator(selector).first.evaluate(STYLE, [name, pseudo])
    return found


def test_forced_colours_leave_marks_voices_and_states_to_see(look: Visit) -> None:
    page = look(f"{SECTION}?h=学習#t-24-57", forced_colors="active")
    # The place that the address names, an open term, what was found: all by lines or the system's.
    assert style(page, "#t-24-57", "outlineStyle") == "dashed"
    assert style(page, "#t-24-00", "outlineStyle") == "none"
    until(page, "CSS.highlights.get('kunten-found')?.size")
    page.locator(".kt-p .kt-term").first.press("Enter")
    page.locator("#kt-card").wait_for()
    assert style(page, ".kt-term[aria-expanded=true]", "outlineStyle") == "dashed"
    assert style(page, "#kt-card", "borderTopStyle") == "solid"
    page.keyboard.press("Escape")
    # The keyboard's place; which state a control has; notes by their bar, number and fold.
    assert style(page, ":focus-visible", "outlineStyle") == "solid"
    pressed = style(page, ".kt-toggle", "backgroundColor")
    assert pressed not in (style(page, "body", "backgroundColor"), "rgba(0, 0, 0, 0)")
    assert style(page, ".kt-fold", "backgroundColor") == pressed
    page.locator(".kt-fold").first.click()
    assert style(page, ".kt-fold", "backgroundColor") != pressed
    assert style(page, ".kt-note", "borderInlineStartWidth") == "3px"
    kinds = page.locator(".kt-p .kt-term").evaluate_all(
        "all => [...new Set(all.map(each => getComputedStyle(each).textDecorationStyle))]"
    )
    assert {"dotted", "solid", "dashed", "wavy"} <= set(kinds)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_browsers_bar_has_the_colour_of_the_header(look: Visit, scheme: str) -> None:
    page = look(SECTION, color_scheme=scheme)
    until(page, "document.querySelector('meta[name=color-scheme]')?.content")
    colours = page.evaluate(
        """() => {
          const sample = document.body.appendChild(document.createElement("i"));
          return [...document.querySelectorAll("meta[name=theme-color]")].map(({ content }) => {
            sample.style.color = content;
            return getComputedStyle(sample).color;
          });
        }"""
    )
    assert colours == [style(page, ".md-header", "backgroundColor")]


def test_a_screen_of_320_pixels_holds_titles_tools_and_settings(visit: Visit) -> None:
    phone = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}
    outside = """() => [...document.querySelectorAll("h1, h2, h3, .kt-tools *, #kt-panel *")]
      .filter(each => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth || each.scrollWidth > each.clientWidth + 1 && each.matches("h1, h2, h3"))
      .map(each => each.outerHTML.slice(0, 80))"""
    for path in ("", OVERVIEW, SECTION, f"{OVERVIEW}vocabulary/"):
        page = visit(path, **phone)
        assert page.evaluate("document.documentElement.scrollWidth") == 320, path
        assert page.evaluate(outside) == []
    # The lines of a label begin below one another, beside its box.
    page.get_by_role("button", name="読み方の設定 Reading settings").click()
    page.locator("#kt-panel").wait_for()
    begins = """all => all.filter(each => each.checkVisibility() && each.getClientRects().length).map(label => {
      const box = label.querySelector("input").getBoundingClientRect(), words = document.createRange();
      words.selectNodeContents(label);
      return Math.min(...[...words.getClientRects()].filter(each => each.top > box.bottom).map(each => each.left - box.right)) > 0;
    })"""
    labels = page.locator("label:has([type=checkbox], [type=radio]):is(.kt-tools *, #kt-panel *)")
    assert labels.count() > 10 and all(labels.evaluate_all(begins))
    assert page.evaluate(outside) == []


def test_links_in_headings_break_by_phrase_and_a_tick_is_not_underlined(visit: Visit) -> None:
    page = visit("", viewport={"width": 320, "height": 640})
    assert style(page, ".kt-edition a", "wordBreak") == "auto-phrase"
    path = page.evaluate(f"new URL('{OVERVIEW}', location).pathname")
    read = {path: {"last": f"{path}#t", "done": [path.replace(OVERVIEW, SECTION)]}}
    page.evaluate("read => localStorage.setItem('kunten:progress', read)", json.dumps(read))
    page = visit(OVERVIEW, context=page.context)
    page.locator(".kt-done").wait_for()
    assert page.locator(".kt-done").count() == 1
    assert style(page, ".kt-done", "textDecorationLine") == "underline"
    assert style(page, ".kt-done", "display", "::after") == "inline-block"


def test_print_cuts_nothing_and_paints_no_ground(look: Visit) -> None:
    page = look(SECTION, width=700, height=900, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert style(page, "html", "backgroundColor") == "rgb(255, 255, 255)"
    assert style(page, ".kt-time", "content", "::after") not in ("none", "normal")
    assert style(page, "h1", "breakAfter") == "avoid"
    for path in (SECTION, f"{OVERVIEW}vocabulary/", OVERVIEW, "glossary/"):
        page.goto(page.url.split(OVERVIEW)[0] + path)
        assert page.evaluate("document.documentElement.scrollWidth") == 700, path
        cut = """all => all.filter(each => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== "visible").length"""
        assert page.locator(".md-content :is(td, th, p, .kt-note)").evaluate_all(cut) == 0
