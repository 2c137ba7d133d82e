"""Three voices: the text, the annotator's notes, asides; notes folded, gone, and in print."""

import pytest
from default import SECTION
from pages import Visit, let_pass, turn_pages, until_pages_turn
from playwright.sync_api import expect

SETTINGS = "読み方の設定 Reading settings"


def test_each_voice_is_known_without_colour(look: Visit) -> None:
    page = look(SECTION)
    style = """element => { const s = getComputedStyle(element);
      return [s.display, parseFloat(s.fontSize), parseFloat(s.borderInlineStartWidth)]; }"""
    text, note, aside = (
        page.locator(each).first.evaluate(style) for each in (".kt-p", ".kt-note", ".kt-aside")
    )
    assert note[0] == "block" and note[2] >= 2 and note[1] < text[1]
    assert aside[0] == "inline" and aside[1] < text[1]


def test_a_note_has_its_label_and_number(look: Visit) -> None:
    page = look(SECTION)
    notes, buttons = page.locator(".kt-note"), page.locator(".kt-fold")
    assert notes.count() == buttons.count() == 2
    for number in (1, 2):
        button = page.get_by_role("button", name=f"編集部注 {number} Note {number}")
        assert button.get_attribute("aria-controls") == f"note-{number}"
        assert button.evaluate("b => getComputedStyle(b, '::before').content") == f'"注{number}"'
        note = page.locator(f"#note-{number}")
        assert note.evaluate(
            "n => { n.querySelectorAll('rt, rp').forEach(r => r.remove()); return n.textContent; }"
        ).startswith("(編集部注:")


def test_a_note_leads_back_to_its_paragraph_and_its_number_hangs_on_no_line_alone(
    look: Visit,
) -> None:
    page = look(SECTION, width=1280, height=500)
    for number, place in ((1, "t-24-00"), (2, "t-24-57")):
        mark = page.locator(f'.kt-fold[aria-controls="note-{number}"]').bounding_box()
        note = page.locator(f"#note-{number}").bounding_box()
        assert mark and note
        assert note["y"] <= mark["y"] and mark["y"] + mark["height"] <= note["y"] + 40
        back = page.locator(f"#note-{number}").get_by_role("link", name="本文へ Back to the text")
        back.scroll_into_view_if_needed()
        let_pass(page, 400)  # Material notes the place that was scrolled to
        back.click()
        page.wait_for_url(f"**/#{place}")
        expect(page.locator(f"#{place}")).to_be_in_viewport()


def test_without_script_and_in_print_notes_have_their_numbers_too(visit: Visit) -> None:
    number = "note => getComputedStyle(note, '::before').content"
    counted = '"注" counter(kt-note) " "'
    for script in (True, False):
        page = visit(SECTION, java_script_enabled=script)
        if script:
            assert page.locator("#note-1").evaluate(number) == "none"
            page.emulate_media(media="print")
        assert page.locator("#note-2").evaluate(number) == counted


def test_notes_fold_one_by_one(look: Visit) -> None:
    page = look(SECTION)
    button, note = page.locator(".kt-fold").first, page.locator("#note-1")
    button.click()
    expect(note).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#note-2")).to_be_visible()
    button.press("Enter")
    expect(note).to_be_visible()


def test_a_link_to_a_folded_note_unfolds_it_after_a_turned_page_too(look: Visit) -> None:
    page = look("glossary/")
    page.evaluate("window.kunten.choose({notes: 'fold'})")
    until_pages_turn(page)
    page.evaluate("window.sameVisit = true")
    link = page.locator('.kt-definitions a[href*="gpu-no-tsukaimichi/#note-2"]').first
    link.click()
    page.wait_for_url(f"**/{SECTION}#note-2")
    expect(page.locator("#note-2")).to_be_visible()
    expect(page.locator("#note-1")).to_be_hidden()
    assert page.evaluate("window.sameVisit")


def test_all_notes_fold_by_the_panel_or_a_key_and_stay_so(look: Visit) -> None:
    page = look(SECTION)
    page.get_by_role("button", name=SETTINGS).click()
    page.get_by_label("たたむ Fold").check()
    page.keyboard.press("Escape")
    for note in page.locator(".kt-note").all():
        expect(note).to_be_hidden()
    turn_pages(page, 1)
    expect(page.locator(".kt-note").first).to_be_hidden()
    expect(page.locator(".kt-fold").first).to_be_visible()
    page.keyboard.press("n")
    expect(page.locator(".kt-note").first).to_be_visible()


def test_reading_with_no_notes_at_all(visit: Visit) -> None:
    page = visit(SECTION)
    page.get_by_role("button", name=SETTINGS).click()
    page.get_by_role("group", name="注 Notes").get_by_label("なし None").check()
    for each in page.locator(".kt-note, .kt-fold").all():
        expect(each).to_be_hidden()
    again = visit(SECTION, context=page.context)
    expect(again.locator(".kt-note").first).to_be_hidden()
    linked = visit(SECTION + "#note-1", context=page.context)
    expect(linked.locator("#note-1")).to_be_visible()  # It is what the link is about.
    expect(linked.locator(".kt-note:visible")).to_have_count(1)


@pytest.mark.parametrize("notes", ["show", "fold"])
def test_in_print_notes_are_open_and_controls_gone(look: Visit, notes: str) -> None:
    page = look(SECTION)
    page.evaluate("notes => window.kunten.choose({notes})", notes)
    page.locator(".kt-link").first.click()
    page.emulate_media(media="print")
    for note in page.locator(".kt-note").all():
        expect(note).to_be_visible()
    for gone in (".kt-control", ".kt-fold", ".kt-link", ".kt-turn", ".headerlink", "#kt-menu"):
        for each in page.locator(gone).all():
            expect(each).to_be_hidden()
    after = "link => getComputedStyle(link, '::after').content"
    assert "t=1440s" in page.locator(".kt-time").first.evaluate(after)


def test_print_follows_the_readings_and_keeps_lines_together(look: Visit) -> None:
    page = look(SECTION)
    page.evaluate("window.kunten.choose({furigana: 'none'})")
    page.emulate_media(media="print")
    expect(page.locator(".kt-p rt").first).to_have_css("visibility", "hidden")
    expect(page.locator(".kt-p").first).to_have_css("orphans", "3")
    for rule in ("break-after", "break-inside"):
        expect(page.locator(".kt-passage").first).to_have_css(rule, "avoid")
    # The parts of a flex container are put on pages one by one.
    expect(page.locator(".kt-passage").first).to_have_css("display", "block")


def test_print_is_on_white_paper_at_night_too(look: Visit) -> None:
    page = look(SECTION, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator("html")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")


@pytest.mark.parametrize("width", [320, 1280])
def test_a_stop_behind_a_note_stands_with_its_words_and_the_note_below(
    look: Visit, width: int
) -> None:
    page = look(SECTION, width=width, height=800)
    until_pages_turn(page)
    text, note, stop, rest = page.locator(".kt-p").first.evaluate(
        """p => {
          const note = p.querySelector(".kt-note"), stop = document.createElement("span");
          Object.assign(stop, {className: "kt-stop", textContent: "。"});
          note.after(stop, "次の文。");
          const words = note.previousElementSibling.previousSibling;
          const boxOf = node => {
            const range = document.createRange();
            range.selectNodeContents(node);
            const {left, right, top, bottom} = [...range.getClientRects()].at(-1);
            return {left, right, top, bottom};
          };
          return [words, note, stop.firstChild, stop.nextSibling].map(boxOf);
        }"""
    )
    note = page.locator(".kt-note").first.evaluate("note => note.getBoundingClientRect().toJSON()")
    fold = page.locator(".kt-fold").first.evaluate("fold => fold.getBoundingClientRect().toJSON()")
    assert abs(stop["left"] - text["right"]) < 2 and abs(stop["top"] - text["top"]) < 2
    assert note["top"] >= stop["bottom"] - 1 and rest["top"] >= note["bottom"] - 1
    assert note["top"] <= fold["top"] and fold["bottom"] <= note["bottom"]
    page.locator(".kt-fold").first.click()
    after = "each => getComputedStyle(each, '::after').content"
    assert page.locator(".kt-stop").evaluate(after) == "none"
    page.emulate_media(media="print")  # where the note is open
    assert page.locator(".kt-stop").evaluate(after) != "none"


def test_less_motion_where_the_reader_wants_it(look: Visit) -> None:
    page = look(SECTION, reduced_motion="reduce")
    moving = page.evaluate("""() => [...document.querySelectorAll("*")].filter(each =>
      parseFloat(getComputedStyle(each).transitionDuration) > 0).length""")
    assert moving == 0


def test_english_is_marked_as_english(look: Visit) -> None:
    page = look(SECTION)
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    expect(page.locator(".kt-chapter").first).to_have_attribute("lang", "en")
    for label in (".kt-crumbs", ".kt-recording"):
        expect(page.locator(f"{label} [lang=en]").first).to_be_visible()
    guide = look("making/")
    expect(guide.locator("article > [lang=en] h2").first).to_be_visible()
