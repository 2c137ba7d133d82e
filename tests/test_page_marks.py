"""Terms marked in the text: all uses or the first, without breaking the text; known words."""

from default import SECTION
from pages import Visit, card, term, turn_pages
from playwright.sync_api import expect

TEXT = """() => [...document.querySelectorAll("p.kt-p")].map(p => {
  const clone = p.cloneNode(true);
  clone.querySelectorAll("rt, rp").forEach(each => each.remove());
  return clone.textContent;
})"""


NODES = """() => [...document.querySelectorAll("p.kt-p")].map(p => {
  const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) found.push(walker.currentNode.data);
  return found;
})"""


def test_the_switch_marks_every_use_and_gives_the_text_back_unbroken(look: Visit) -> None:
    page = look(SECTION)
    text, nodes, marked = (
        page.evaluate(TEXT),
        page.evaluate(NODES),
        page.locator(".kt-p .kt-term").count(),
    )
    page.get_by_role("button", name="読み方の設定 Reading settings").click()
    page.get_by_label("用語の全部に印 Mark every use of a term").check()
    page.keyboard.press("Escape")
    expect(page.locator(".kt-all").first).to_be_attached()
    uses = page.evaluate(
        "Object.values(JSON.parse(document.getElementById('kt-page').textContent).terms).flat().length"
    )
    assert marked < page.locator(".kt-p .kt-term").count() == uses
    assert page.evaluate(TEXT) == text
    for each in page.locator(".kt-all").all():
        entry = (each.get_attribute("href") or "").split("/")[-1]
        same = page.locator(f'.kt-term:not(.kt-all)[href$="{entry}"]')
        assert same.count() == 1
    page.locator(".kt-all").first.click()
    expect(card(page)).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("m")
    expect(page.locator(".kt-all")).to_have_count(0)
    assert page.evaluate(NODES) == nodes


def test_marks_can_be_left_to_terms_and_names_and_off_known_words(look: Visit) -> None:
    """A mark that is not shown is no stop for the keyboard; the word can still be pressed."""
    page = look(SECTION)
    word, technical = page.locator(".kt-term", has_text="方針"), term(page)
    expect(word).to_have_css("text-decoration-line", "underline")
    colours = [
        each.evaluate("a => getComputedStyle(a).textDecorationColor") for each in (word, technical)
    ]
    assert colours[0] != colours[1]
    page.get_by_role("button", name="読み方の設定 Reading settings").click()
    page.get_by_label("専門用語と名前だけに印 Technical and names only").check()
    page.keyboard.press("Escape")
    expect(word).to_have_css("text-decoration-line", "none")
    expect(word).to_have_attribute("tabindex", "-1")
    expect(technical).to_have_css("text-decoration-line", "underline")
    expect(page.locator(".kt-person").first).to_have_css("text-decoration-line", "underline")
    word.click()
    expect(card(page)).to_contain_text("ほうしん")
    page.keyboard.press("Escape")
    page.evaluate("window.kunten.choose({words: 'show', known: 'hide'})")
    technical.click()
    card(page).get_by_role("button", name="知っている I know this").click()
    page.keyboard.press("Escape")
    expect(technical).to_have_css("text-decoration-line", "none")
    page.reload()
    expect(technical).to_have_css("text-decoration-line", "none")
    expect(word).not_to_have_attribute("tabindex", "-1")


def test_the_switch_is_kept_for_the_next_page(look: Visit) -> None:
    page = look(SECTION)
    page.keyboard.press("m")
    expect(page.locator(".kt-all").first).to_be_attached()
    turn_pages(page, 1)
    expect(page.locator(".kt-all").first).to_be_attached()


def test_dictionary_extensions_find_whole_text_nodes(look: Visit) -> None:
    page = look(SECTION)
    assert page.locator(".kt-p ruby rb").count() == 0
    inside = page.locator(".kt-p ruby").evaluate_all("all => all.map(each => each.innerHTML)")
    assert not any(each != "".join(each.split()) for each in inside)
    wrapped = page.locator(".kt-p span:not(.kt-note, .kt-aside, .kt-speaker)").count()
    assert wrapped == 0


def test_a_known_term_is_kept_and_loses_its_readings(look: Visit) -> None:
    page = look(SECTION)
    page.locator('.kt-term[href$="#term-computing-resources"]').click()
    knows = card(page).get_by_role("button", name="知っている I know this")
    expect(knows).to_have_attribute("aria-pressed", "false")
    knows.click()
    expect(knows).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("localStorage.getItem('kunten:known')") == '["computing-resources"]'
    page.evaluate("window.kunten.choose({known: 'hide'})")
    hidden = page.locator(".kt-p ruby.kt-off").evaluate_all(
        "all => all.map(r => r.firstChild.data)"
    )
    assert hidden[:2] == ["計算", "資源"]
    knows.click()
    assert page.evaluate("localStorage.getItem('kunten:known')") == "[]"
    assert page.locator(".kt-off").count() == 0
