"""Copying and citing: clean text in every mode, text with readings, a link to every place."""

import pytest
from default import LAST, OPEN_SOURCE, SECTION
from pages import Visit, turn_pages, until, until_pages_turn
from playwright.sync_api import Page, Route, expect
from project import PROJECT

CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
FIRST_SENTENCE = "ザッカーバーグ氏はまず、手元の計算資源について語る。"

CITE = "performance.getEntriesByType('resource').find(({name}) => name.includes('cite'))"
SELECT = """([from, to]) => {
  const walker = document.createTreeWalker(document.querySelector(".kt-p"), NodeFilter.SHOW_TEXT);
  let at = 0, range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest("rt, rp, .kt-fold")) continue;
    if (from >= at && from < at + node.length) range.setStart(node, from - at);
    if (to > at && to <= at + node.length) range.setEnd(node, to - at);
    at += node.length;
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture
def reader(look: Visit) -> Page:
    page = look(SECTION)
    until_pages_turn(page)
    return page


def clipboard(page: Page, kind: str = "text/plain") -> str:
    text: str = page.evaluate(
        """async kind => {
          for (const item of await navigator.clipboard.read())
            if (item.types.includes(kind)) return (await item.getType(kind)).text();
          return "";
        }""",
        kind,
    )
    return text


def choose(page: Page, name: str) -> str:
    """Press an item of the menu that is open, and what is on the clipboard then."""
    page.get_by_role("dialog", name="リンクと引用 Link and cite").get_by_role(
        "button", name=name
    ).click()
    expect(page.locator(".kt-toast")).to_have_text("コピーしました Copied")
    return clipboard(page)


def test_what_is_copied_is_the_text_in_every_mode(reader: Page) -> None:
    for mode in ("all", "harder", "first", "tap", "none"):
        reader.evaluate("mode => window.kunten.choose({furigana: mode})", mode)
        reader.evaluate(SELECT, [0, len(FIRST_SENTENCE)])
        reader.evaluate("navigator.clipboard.writeText('nothing')")
        reader.keyboard.press("Control+c")
        until(reader, "navigator.clipboard.readText().then(text => text !== 'nothing')")
        assert clipboard(reader) == FIRST_SENTENCE, mode
        html = clipboard(reader, "text/html")
        assert "計算" in html, mode
        assert not any(tag in html for tag in ("<rt", "<rp", "けいさん")), mode


def test_the_browser_alone_copies_clean_text_too(reader: Page) -> None:
    """Before our handler is there, and where another script takes the copying over."""
    assert reader.locator("rt").first.evaluate("rt => getComputedStyle(rt).userSelect") == "none"
    reader.evaluate(SELECT, [0, len(FIRST_SENTENCE)])
    assert reader.evaluate("getSelection().toString()") == FIRST_SENTENCE


def test_everything_copied_holds_no_reading_and_no_sign_of_ours(reader: Page) -> None:
    reader.keyboard.press("Control+a")
    until(reader, f"Boolean({CITE})")
    reader.evaluate(f"import({CITE}.name).then(() => null)")  # as the page does, which was first
    reader.keyboard.press("Control+c")
    text = clipboard(reader)
    assert FIRST_SENTENCE in text
    assert "てもと" not in text and "¶" not in text and "注1" not in text
    assert "ふりがな" not in text and "{" not in text, "what is not seen, or is a control"
    assert "\n\n\n" not in text and not any(line[:1] == " " for line in text.split("\n"))


def test_a_word_selected_alone_is_copied_without_its_reading(reader: Page) -> None:
    """No ruby is in such a selection; Firefox copies the brackets that are for browsers without."""
    reader.evaluate("document.dispatchEvent(new Event('selectionchange'))")
    until(reader, f"Boolean({CITE})")
    reader.evaluate(f"import({CITE}.name).then(() => null)")
    copied = reader.evaluate("""() => {
      getSelection().selectAllChildren(document.querySelector(".kt-p ruby"));
      const clipboardData = new DataTransfer();
      const event = new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true });
      document.querySelector(".kt-p").dispatchEvent(event);
      return [event.defaultPrevented, clipboardData.getData("text/plain")];
    }""")
    assert copied == [True, reader.locator(".kt-p ruby").first.evaluate("r => r.firstChild.data")]


def test_no_range_of_the_selection_is_cloned() -> None:
    """In Firefox 153 such a clone, once its ends are moved, holds other text."""
    assert "cloneRange" not in (PROJECT / "builder/assets/kunten-cite.mjs").read_text("utf-8")


def test_a_note_that_is_folded_or_left_out_is_not_copied(reader: Page) -> None:
    whole = "getSelection().selectAllChildren(document.querySelector('.kt-p'))"
    reader.evaluate(whole)
    for choice, copied in (("show", True), ("fold", False), ("none", False)):
        reader.evaluate("notes => window.kunten.choose({notes})", choice)
        reader.keyboard.press("Control+c")
        assert ("編集部注" in clipboard(reader)) is copied, choice
        assert FIRST_SENTENCE in clipboard(reader)


def test_a_key_copies_the_selection_with_readings(reader: Page) -> None:
    reader.evaluate(SELECT, [0, len(FIRST_SENTENCE)])
    reader.keyboard.press("c")
    expect(reader.locator(".kt-toast")).to_have_text("コピーしました Copied")
    assert (
        clipboard(reader)
        == "ザッカーバーグ氏(し)はまず、手元(てもと)の計算資源(けいさんしげん)について語(かた)る。"
    )


def test_of_a_word_selected_in_part_the_key_copies_the_whole_with_its_reading(reader: Page) -> None:
    at = FIRST_SENTENCE.index("手元")
    for start, end in ((at, at + 2), (at + 1, at + 2), (at, at + 1)):
        reader.evaluate(SELECT, [start, end])
        reader.evaluate("navigator.clipboard.writeText('nothing')")
        reader.keyboard.press("c")
        until(reader, "navigator.clipboard.readText().then(text => text !== 'nothing')")
        assert clipboard(reader) == "手元(てもと)"


def test_what_happened_is_said_above_an_open_menu(visit: Visit) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    page = visit(SECTION, **CLIPBOARD, **phone)
    until_pages_turn(page)
    page.locator("h2 .headerlink").first.tap()
    toast = page.locator(".kt-toast")
    expect(toast).to_have_text("コピーしました Copied")
    said, menu = toast.bounding_box(), page.locator("#kt-menu").bounding_box()
    assert said and menu and said["y"] > 0 and said["y"] + said["height"] <= menu["y"]
    expect(toast).to_have_css("pointer-events", "none")
    assert toast.evaluate("toast => toast.matches(':popover-open')"), "not above what is open"


def test_a_term_cut_in_two_keeps_its_reading_in_one_piece(reader: Page) -> None:
    reader.locator(".kt-link").first.click()
    assert "半導体(はんどうたい)" in choose(reader, "ふりがなつきでコピー Copy with readings")


def test_every_section_passage_and_paragraph_has_a_link_button(reader: Page) -> None:
    for selector in ("h1", "h2.kt-passage"):
        for each in reader.locator(f".md-content {selector}").all():
            assert each.locator("a.headerlink").count() == 1
    assert reader.locator(".kt-link + .kt-p").count() == reader.locator(".kt-p").count() > 1
    hashes = reader.locator(".md-content .headerlink").evaluate_all(
        "all => all.map(a => a.hash.slice(1))"
    )
    assert all(reader.evaluate("id => !!document.getElementById(id)", id) for id in hashes)


def test_a_link_button_shows_on_hover_and_is_always_in_the_tab_order(reader: Page) -> None:
    button = reader.locator(".kt-link").first
    reader.mouse.move(5, 5)
    expect(button).to_have_css("opacity", "0")
    reader.locator(".kt-p").first.hover()
    expect(button).to_have_css("opacity", "1")
    reader.mouse.move(5, 5)
    button.focus()
    expect(button).to_have_css("opacity", "1")
    expect(button).to_be_focused()
    box = button.bounding_box()
    assert box and box["width"] >= 24 and box["height"] >= 24


def test_on_touch_the_link_buttons_are_visible(visit: Visit) -> None:
    """But for a first paragraph's, whose address is that of the time above it."""
    page = visit(
        OPEN_SOURCE, has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}
    )
    shown = page.locator(".md-content .headerlink").evaluate_all(
        "all => all.filter(each => getComputedStyle(each).opacity === '1').map(each => each.hash)"
    )
    assert len(shown) == len(set(shown)) == page.locator(".kt-p").count() + 1
    page.locator(".kt-link").nth(1).tap()
    expect(page.get_by_role("dialog", name="リンクと引用 Link and cite")).to_be_visible()


def test_the_button_copies_the_link_and_escape_gives_the_focus_back(
    reader: Page, site_url: str
) -> None:
    button = reader.locator(".kt-link").nth(1)
    button.focus()
    reader.keyboard.press("Enter")
    menu = reader.get_by_role("dialog", name="リンクと引用 Link and cite")
    expect(menu).to_be_visible()
    assert clipboard(reader) == f"{site_url}{SECTION}#t-24-57"
    reader.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_the_link_is_copied_before_the_menu_is_loaded(visit: Visit, site_url: str) -> None:
    """WebKit lets a page write to the clipboard only while the press is handled."""
    page = visit(SECTION, **CLIPBOARD)
    held: list[Route] = []
    page.route("**/kunten-cite.mjs", lambda route: held.append(route))
    page.locator(".kt-link").nth(1).click()
    until(page, "navigator.clipboard.readText().then(text => text.endsWith('#t-24-57'))")
    assert clipboard(page) == f"{site_url}{SECTION}#t-24-57"
    expect(page.locator("#kt-menu")).to_have_count(0)
    held[0].continue_()
    expect(page.locator("#kt-menu")).to_be_visible()
    expect(page.locator(".kt-toast")).to_have_text("コピーしました Copied")


def test_what_could_not_be_copied_is_not_said_to_be(reader: Page) -> None:
    reader.evaluate("""() => {
      navigator.clipboard.writeText = () => Promise.reject();
      document.execCommand = () => false;
    }""")
    reader.locator(".kt-link").first.click()
    toast = reader.locator(".kt-toast")
    expect(toast).to_have_text("コピーできませんでした Could not be copied")
    expect(reader.locator("#kt-menu")).to_be_focused()


def test_a_citation_in_japanese_and_english(reader: Page, site_url: str) -> None:
    edition = "マーク・ザッカーバーグ氏が語るAI公開の理由（再話）"
    reader.evaluate(SELECT, [0, len(FIRST_SENTENCE)])
    link = f"{site_url}{SECTION}#t-24-00"
    reader.locator("#t-24-00 .headerlink").click()
    japanese = choose(reader, "Copy citation in Japanese")
    assert japanese.startswith("「ザッカーバーグ氏はまず、手元の計算資源について語る。")
    assert japanese.endswith(f"『{edition}』「GPUの使い道」 24:00 {link}")
    reader.locator("#t-24-00 .headerlink").click()
    english = choose(reader, "Copy citation in English")
    assert english.startswith(f"“{FIRST_SENTENCE}")
    assert english.endswith(f"{edition}, “GPUの使い道”, 24:00. {link}")
    # The annotator's voice is not the speaker's.
    assert "編集部注" not in japanese + english


def test_a_section_is_cited_without_its_text(reader: Page, site_url: str) -> None:
    reader.locator("h1 .headerlink").click()
    cited = choose(reader, "Copy citation in Japanese")
    assert cited.startswith("『") and cited.endswith(
        f"「GPUの使い道」 {site_url}{SECTION}#gpu-no-tsukaimichi"
    )


def test_a_selected_part_is_what_is_cited(reader: Page) -> None:
    reader.evaluate(SELECT, [0, 8])
    reader.locator(".kt-link").first.dispatch_event("click")
    assert choose(reader, "Copy citation in Japanese").startswith("「ザッカーバーグ氏」『")


def test_a_note_can_be_cited_and_its_link_opens_it(reader: Page, site_url: str) -> None:
    reader.locator(".kt-link").first.click()
    link = choose(reader, "Copy link to the note")
    assert link == f"{site_url}{SECTION}#note-1"
    reader.evaluate("window.kunten.choose({notes: 'fold'})")
    reader.goto(link)
    expect(reader.locator("#note-1")).to_be_visible()
    expect(reader.locator("#note-2")).to_be_hidden()


def test_a_paragraph_without_time_is_cited_after_turned_pages(look: Visit, site_url: str) -> None:
    page = look(SECTION)
    turn_pages(page, 3)
    assert page.url.split("#")[0] == site_url + LAST
    page.locator(".kt-link").first.click()
    cited = choose(page, "Copy citation in Japanese")
    assert cited.endswith(f"「自社半導体」 {site_url}{LAST}#p1")
