"""Term cards: by pointer, touch and keyboard, what they say."""

import json
from pathlib import Path

from default import SECTION
from pages import Visit, card, term, turn_pages, until_still
from playwright.sync_api import Browser, expect

PHONE = {"has_touch": True, "is_mobile": True, "viewport": {"width": 320, "height": 640}}


def test_a_card_says_reading_english_level_both_explanations_and_places(look: Visit) -> None:
    page = look(SECTION)
    page.locator('.kt-term[href$="#term-semiconductor"]').click()
    for words in (
        "半導体",
        "はんどうたい",
        "semiconductor",
        "N1",
        "電気を通しやすい",
        "A material whose",
    ):
        expect(card(page)).to_contain_text(words)
    expect(
        card(page).get_by_role("link", name="用語集でくわしく More in the glossary")
    ).to_be_visible()
    expect(card(page).locator("[lang=en]").first).to_contain_text("semiconductor")


def test_the_other_places_of_a_term_lead_there(look: Visit) -> None:
    page = look(SECTION)
    page.locator('.kt-term[href$="#term-computing-resources"]').click()
    expect(card(page).locator(".kt-places")).to_have_count(0)  # it stands nowhere else
    page.keyboard.press("Escape")
    page.locator('.kt-term[href$="#term-data"]').click()
    expect(card(page).locator(".kt-places")).to_contain_text("ほかの所 Also at")
    places = card(page).locator(".kt-places a")
    # Not 24:00, where it was opened; and the edition's other pages by their titles.
    expect(places).to_have_text(["24:57", "26:20 AIの指数関数的な進化はいつまで続くのか"])
    places.first.click()
    expect(card(page)).to_be_hidden()
    page.wait_for_url("**/#t-24-57")
    page.locator('.kt-term[href$="#term-data"]').click()
    places.last.click()
    page.wait_for_url("**/ai-no-shisuu*/#t-26-20")
    expect(card(page)).to_be_hidden()


def test_a_card_tells_how_many_other_editions_have_the_term(
    browser: Browser, harbour_site: Path, harbour_url: str
) -> None:
    terms = json.loads((harbour_site / "assets/kunten/terms.json").read_text("utf-8"))
    own = json.loads((harbour_site / "harbour/places.json").read_text("utf-8"))
    id = next(id for id in own if terms[id]["editions"] == 2)
    page = browser.new_page()
    page.goto(harbour_url + "harbour/" + own[id][0][0])
    page.locator(f'.kt-term[href$="#term-{id}"]').first.click()
    expect(card(page)).to_contain_text("ほかの版1件 in 1 more edition")
    page.close()


def test_the_keyboard_opens_a_card_and_gets_its_place_back(look: Visit) -> None:
    page = look(SECTION)
    for key in ("Enter", "Space"):
        term(page).focus()
        page.keyboard.press(key)
        expect(card(page)).to_be_visible()
        expect(term(page)).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#kt-card') !== null")
        page.keyboard.press("Escape")
        expect(card(page)).to_be_hidden()
        expect(term(page)).to_be_focused()
        expect(term(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    card(page).get_by_role("button", name="Close").focus()
    page.keyboard.press("Tab")
    assert (
        page.evaluate("""() => {
        const terms = [...document.querySelectorAll(".kt-p .kt-term")];
        return terms.indexOf(document.activeElement) - terms.findIndex((each) => each.ariaExpanded === "true");
      }""")
        == 1
    ), "reading goes on where it was"
    assert page.url.endswith(SECTION)


def test_tab_reaches_each_marked_term_and_only_the_first_uses(look: Visit) -> None:
    page = look(SECTION)
    stops = page.evaluate("""() => [...document.querySelectorAll(".kt-p a.kt-term")]
        .filter(each => each.tabIndex === 0 && each.href).map(each => each.hash)""")
    assert len(stops) == len(set(stops)) == page.locator(".kt-p .kt-term").count() > 20
    term(page).focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.kt-term')")


def test_a_card_stays_until_dismissed_and_the_pointer_may_enter_it(look: Visit) -> None:
    page = look(SECTION)
    term(page).click()
    card(page).hover()
    page.wait_for_timeout(700)
    page.mouse.move(5, 400)
    page.wait_for_timeout(700)
    expect(card(page)).to_be_visible()
    page.mouse.click(640, 90)
    expect(card(page)).to_be_hidden()


def test_a_tap_opens_a_sheet_inside_the_screen_and_a_second_tap_closes_it(visit: Visit) -> None:
    page = visit(SECTION, **PHONE)
    term(page).tap()
    expect(card(page)).to_be_visible()
    box = card(page).bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320
    assert box["y"] >= 0 and abs(box["y"] + box["height"] - 640) <= 1
    assert page.url.endswith(SECTION)
    page.locator("h1").tap()
    expect(card(page)).to_be_hidden()
    page.evaluate("scrollTo(0, 0)")
    term(page).tap()
    expect(card(page)).to_be_visible()
    term(page).tap()
    expect(card(page)).to_be_hidden()


def test_the_sheet_does_not_lie_over_the_word_that_it_explains(visit: Visit) -> None:
    page = visit(SECTION, **PHONE)
    low = page.locator(".kt-term", has_text="割合").first
    low.evaluate("term => scrollBy(0, term.getBoundingClientRect().bottom - innerHeight + 40)")
    low.tap()
    expect(card(page)).to_be_visible()
    word, sheet = low.bounding_box(), card(page).bounding_box()
    assert word and sheet and word["y"] > 0 and word["y"] + word["height"] <= sheet["y"]
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 640, "height": 320})
    last = page.locator(".kt-p .kt-term").last  # Where the page ends, it cannot scroll on.
    last.tap()
    expect(last).to_have_attribute("aria-expanded", "true")
    expect(card(page)).to_be_visible()
    word, sheet = last.bounding_box(), card(page).bounding_box()
    assert word and sheet and word["y"] > 0 and word["y"] + word["height"] <= sheet["y"]


def test_no_card_leaves_the_screen(look: Visit) -> None:
    page = look(SECTION)
    for width in (320, 390, 720, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        until_still(page)
        for each in page.locator(".kt-p .kt-term").all()[::6]:
            each.click()
            expect(card(page)).to_be_visible()
            box = card(page).bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
            assert box["y"] >= 0 and box["y"] + box["height"] <= 700
            assert width > 700 or abs(box["y"] + box["height"] - 700) <= 1, "no sheet from below"
            page.keyboard.press("Escape")


def test_in_a_low_window_a_card_lies_beside_its_term_and_scrolls(look: Visit) -> None:
    page = look(SECTION, width=1280, height=400)
    for each in page.locator(".kt-p .kt-term").all()[:12:4]:
        each.scroll_into_view_if_needed()
        each.click()
        expect(card(page)).to_be_visible()
        word, box = each.bounding_box(), card(page).bounding_box()
        assert word and box and box["y"] >= 0 and box["y"] + box["height"] <= 400
        assert box["y"] >= word["y"] + word["height"] or box["y"] + box["height"] <= word["y"]
        each.click()
        expect(card(page)).to_be_hidden()


def test_names_are_marked_by_kind_in_the_line_and_on_the_card(look: Visit) -> None:
    page = look(SECTION)
    lines = {}
    for kind in ("person", "organization", "work"):
        name = page.locator(f".kt-p .kt-{kind}").first
        lines[kind] = name.evaluate("each => getComputedStyle(each).textDecorationStyle")
    assert len({*lines.values(), "dotted"}) == 4, lines
    page.locator(".kt-p .kt-person").click()
    expect(card(page)).to_contain_text("人 person")
    page.keyboard.press("Escape")
    page.keyboard.press("m")
    works = page.locator(".kt-p .kt-work")
    expect(works.and_(page.locator(".kt-all")).first).to_be_attached()


def test_cards_work_after_two_turned_pages(look: Visit) -> None:
    page = look(SECTION)
    turn_pages(page, 2)
    each = page.locator(".kt-p .kt-term").first
    each.click()
    expect(card(page)).to_be_visible()
    assert "/naze-" in page.url
    assert page.locator("#kt-card").count() == 1
    page.keyboard.press("Escape")
    expect(each).to_be_focused()


def test_where_the_entries_cannot_be_had_the_link_is_followed(visit: Visit) -> None:
    page = visit(SECTION)
    page.route("**/terms.json", lambda route: route.abort())
    page.locator('.kt-term[href$="#term-semiconductor"]').click()
    page.wait_for_url("**/glossary/#term-semiconductor", wait_until="commit")
