"""Readings on the page: their modes, no frame in the wrong one, nothing moves, type and colours."""

import json
from typing import Any

from default import SECTION
from pages import Visit, shown, turn_pages
from playwright.sync_api import Browser, Page, expect

MODE = "document.documentElement.dataset.furigana"


def bases(page: Page) -> set[str]:
    return {base for base, _ in shown(page)}


def test_all_readings_are_shown_at_first(look: Visit) -> None:
    page = look(SECTION)
    assert page.evaluate(MODE) == "all"
    assert len(shown(page)) == page.locator(".kt-p ruby").count() > 100


def test_the_control_hides_the_readings_and_brings_them_back(look: Visit) -> None:
    page = look(SECTION)
    control = page.get_by_role("button", name="ふりがな", exact=True)
    expect(control).to_have_attribute("aria-pressed", "true")
    control.click()
    expect(control).to_have_attribute("aria-pressed", "false")
    assert (page.evaluate(MODE), shown(page)) == ("none", [])
    control.press("Enter")
    assert page.evaluate(MODE) == "all"


def test_the_control_works_by_touch(visit: Visit) -> None:
    page = visit(SECTION, has_touch=True, is_mobile=True, viewport={"width": 320, "height": 640})
    page.get_by_role("button", name="ふりがな", exact=True).tap()
    assert page.evaluate(MODE) == "none"
    page.get_by_role("button", name="読み方の設定 Reading settings").tap()
    panel = page.get_by_role("dialog", name="読み方の設定 Reading settings")
    box = panel.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320
    panel.get_by_label("押したときだけ On tap").tap()
    assert page.evaluate(MODE) == "tap"


def test_a_key_switches_readings_but_not_while_typing_or_composing(look: Visit) -> None:
    page = look(SECTION)
    page.keyboard.press("r")
    assert page.evaluate(MODE) == "none"
    page.keyboard.press("Control+r")
    page.wait_for_load_state()
    assert page.evaluate(MODE) == "none"
    composing = 'new KeyboardEvent("keydown", {key: "r", isComposing: true, bubbles: true})'
    page.evaluate(f"document.body.dispatchEvent({composing})")
    page.locator(".md-search__input").focus()
    page.keyboard.type("r")
    assert page.evaluate(MODE) == "none"


def test_the_key_is_silent_while_an_input_method_composes(visit: Visit) -> None:
    page = visit(SECTION)
    page.locator(".md-search__input").focus()
    client = page.context.new_cdp_session(page)
    for text in ("r", "り", "りょう"):
        client.send(
            "Input.imeSetComposition",
            {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
        )
        client.send(
            "Input.dispatchKeyEvent",
            {"type": "keyDown", "key": "Process", "code": "KeyR", "windowsVirtualKeyCode": 229},
        )
    assert page.locator(".md-search__input").input_value() == "りょう"
    assert page.evaluate(MODE) == "all"


def test_the_control_shows_its_key_and_its_state(look: Visit) -> None:
    page = look(SECTION)
    control = page.get_by_role("button", name="ふりがな", exact=True)
    expect(control).to_have_attribute("aria-keyshortcuts", "r")
    expect(control).to_have_attribute("title", "ふりがなを出す・消す Readings on or off (r)")
    colour = "button => getComputedStyle(button).backgroundColor"
    on = control.evaluate(colour)
    control.click()
    assert control.evaluate(colour) != on
    page.get_by_role("button", name="読み方の設定 Reading settings").click()
    expect(page.get_by_role("group", name="ふりがな Readings").locator("kbd")).to_have_text("r")


def test_the_keys_can_be_turned_off(look: Visit) -> None:
    page = look(SECTION)
    page.get_by_role("button", name="読み方の設定 Reading settings").click()
    page.get_by_label("一文字のキーを使う Single keys").uncheck()
    page.keyboard.press("Escape")
    for key in ("r", "?", "/", "f", "s"):
        page.keyboard.press(key)
    assert page.evaluate(MODE) == "all"
    expect(page.locator("#kt-help")).to_be_hidden()
    page.wait_for_timeout(100)
    assert not page.evaluate("document.activeElement.matches('input')"), "the theme's own keys"
    page.evaluate("kunten.choose({ keys: 'on' })")
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()


def test_the_help_names_the_keys(look: Visit) -> None:
    page = look(SECTION)
    page.keyboard.press("?")
    help = page.get_by_role("dialog", name="キーの説明 Keys")
    expect(help.locator("kbd", has_text="r").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(help).to_be_hidden()


def test_the_address_can_ask_for_a_mode(look: Visit, site_url: str) -> None:
    page = look("404.html")
    modes = {
        "none": "none",
        "off": "none",
        "on": "all",
        "first": "first",
        "n3": "harder",
        "?!": "all",
    }
    for asked, mode in modes.items():
        page.goto(f"{site_url}{SECTION}?furigana={asked}")
        assert page.evaluate(MODE) == mode, asked
        page.evaluate("localStorage.clear()")


def test_the_mode_is_kept_across_pages_and_visits(visit: Visit) -> None:
    page = visit(f"{SECTION}?furigana=none")
    turn_pages(page, 2)
    assert (page.evaluate(MODE), shown(page)) == ("none", [])
    control = page.get_by_role("button", name="ふりがな", exact=True)
    control.click()
    assert len(shown(page)) > 100
    again = visit(SECTION, context=page.context)
    assert again.evaluate(MODE) == "all"


def test_harder_kanji_only_goes_by_the_level_the_reader_picks(look: Visit) -> None:
    page = look(SECTION)
    page.get_by_role("button", name="読み方の設定 Reading settings").click()
    page.get_by_label("これよりむずかしい漢字 Kanji above").select_option("grade-3")
    assert page.evaluate(MODE) == "harder"
    # School years: 手 1 元 2, 資 5 源 6, 規 則 性 5, 控 and 賢 later.
    assert "手元" not in bases(page) and {"資源", "規則性"} <= bases(page)
    page.get_by_label("これよりむずかしい漢字 Kanji above").select_option("grade-6")
    assert {"控", "賢"} <= bases(page) and not {"資源", "規則性", "手元"} & bases(page)
    page.get_by_label("これよりむずかしい漢字 Kanji above").select_option("n2")
    at_n2 = len(shown(page))
    page.get_by_label("これよりむずかしい漢字 Kanji above").select_option("n5")
    assert 0 < at_n2 < len(shown(page)) < page.locator(".kt-p ruby").count()


def test_first_time_shows_each_word_once(look: Visit) -> None:
    page = look(f"{SECTION}?furigana=first")
    found = [tuple(each) for each in shown(page)]
    assert len(found) == len(set(found))
    every = page.locator(".kt-p ruby").evaluate_all("all => all.map(each => each.textContent)")
    assert len(found) == len(set(every)) < len(every)


def test_a_pointer_over_a_word_reveals_nothing(look: Visit) -> None:
    for mode in ("tap", "none"):
        page = look(f"{SECTION}?furigana={mode}")
        page.locator(".kt-p ruby", has_text="手元").first.hover()
        page.wait_for_timeout(300)
        assert shown(page) == []


def test_on_tap_shows_one_reading_and_hides_it_again(visit: Visit) -> None:
    page = visit(f"{SECTION}?furigana=tap", has_touch=True)
    assert shown(page) == []
    word = page.locator(".kt-p ruby", has_text="手元").first
    word.tap()
    assert shown(page) == [["手元", "てもと"]]
    word.tap()
    assert shown(page) == []
    page.locator(".kt-p .kt-term", has_text="計算").first.tap()
    expect(page.get_by_role("dialog", name="用語 Term")).to_be_visible()
    assert shown(page) == [["計算", "けいさん"], ["資源", "しげん"]], "under a card as well"


def test_the_key_goes_between_a_mode_and_quiet(look: Visit) -> None:
    page = look(f"{SECTION}?furigana=tap")
    control = page.get_by_role("button", name="ふりがな", exact=True)
    expect(control).to_have_attribute("aria-pressed", "false")
    seen = []
    for _ in range(4):
        page.keyboard.press("r")
        seen.append(page.evaluate(MODE))
    assert seen == ["all", "tap", "all", "tap"]
    page.evaluate("window.kunten.choose({furigana: 'first'})")
    page.keyboard.press("r")
    page.keyboard.press("r")
    assert page.evaluate(MODE) == "first"


def test_known_words_go_without(look: Visit) -> None:
    page = look(SECTION)
    before = shown(page)
    known = json.dumps(["w:手元|てもと", "w:比べる|くらべる", "w:人々|ひと"], ensure_ascii=False)
    page.evaluate("known => localStorage.setItem('kunten:known', known)", known)
    page.get_by_role("button", name="読み方の設定 Reading settings").click()
    page.get_by_label("知っている言葉には出さない Not for words I know").check()
    gone = [each for each in before if each not in shown(page)]
    assert gone == [["手元", "てもと"], ["比", "くら"]]
    assert page.evaluate(MODE) == "all"
    # What else stands in the list's place is no list.
    page.evaluate("localStorage.setItem('kunten:known', '{\"a\": 1}'); window.kunten.choose({})")
    assert shown(page) == before


def test_no_request_leaves_the_site_and_no_font_is_loaded(visit: Visit, site_url: str) -> None:
    page = visit()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site_url + SECTION)
    page.wait_for_load_state("networkidle")
    assert asked and all(url.startswith(site_url) for url in asked)
    assert not any(url.endswith((".woff", ".woff2", ".ttf")) for url in asked)


def test_without_script_text_readings_and_terms_are_there_and_no_dead_control(visit: Visit) -> None:
    page = visit(SECTION, java_script_enabled=False)
    expect(page.get_by_role("button", name="ふりがな", exact=True)).to_be_hidden()
    expect(page.locator(".kt-p rt").first).to_be_visible()
    expect(page.locator(".kt-note").first).to_be_visible()
    page.locator(".kt-term").first.click()
    assert "/glossary/#term-" in page.url


def test_speech_gets_each_base_once_and_no_hidden_reading(visit: Visit) -> None:
    page = visit(SECTION)
    client = page.context.new_cdp_session(page)
    for mode in ("all", "none"):
        page.evaluate("furigana => window.kunten.choose({furigana})", mode)
        tree: dict[str, Any] = client.send("Accessibility.getFullAXTree")
        heard = [node for node in tree["nodes"] if not node.get("ignored")]
        names = [node["name"]["value"] for node in heard if node["role"]["value"] == "StaticText"]
        assert "てもと" not in names, mode
        assert sum(name == "手元" for name in names) == 1, mode
        # The reading is what the word is described by, while it is shown.
        described = [node["description"]["value"] for node in heard if "description" in node]
        assert ("てもと" in described) == (mode == "all"), mode
        assert page.locator(".kt-p [aria-hidden], .kt-p[aria-hidden]").count() == 0, mode


def test_with_readings_hidden_the_page_s_text_is_clean_for_translators(look: Visit) -> None:
    page = look(f"{SECTION}?furigana=none")
    text = page.locator(".kt-p").first.inner_text()
    assert text.startswith("ザッカーバーグ氏はまず、手元の計算資源について語る。")
    assert "てもと" not in page.locator("article").inner_text()


def test_readings_of_names_are_never_left_out_while_any_are_shown(
    browser: Browser, harbour_url: str
) -> None:
    page = browser.new_page()
    page.goto(f"{harbour_url}harbour/kujira/?furigana=grade-6")
    name = ["髙橋", "たかはし"]
    assert (
        name in shown(page)
        and ["鯨", "くじら"] in shown(page)
        and ["寺", "てら"] not in shown(page)
    )
    page.evaluate("""() => {
      localStorage.setItem("kunten:known", '["takahashi", "w:髙橋|たかはし", "w:鯨|くじら"]');
      window.kunten.choose({furigana: "all", known: "hide"});
    }""")
    assert name in shown(page) and ["鯨", "くじら"] not in shown(page)
    page.evaluate("window.kunten.choose({furigana: 'none'})")
    assert shown(page) == []
    page.close()
