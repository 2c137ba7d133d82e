"""The review page: what it asks, how answers are judged, when cards come back."""

import re
from collections.abc import Iterator

import pytest
from default import EDITION, SECTIONS
from pages import Visit
from playwright.sync_api import Page, expect
from project import PROJECT
from reviewing import (
    REVIEW,
    SHORTEST,
    first_visit,
    only,
    ready,
    show_answer,
    start,
    stored,
    without_errors,
)


@pytest.fixture
def page(look: Visit, site_url: str) -> Iterator[Page]:
    with first_visit(look, site_url) as page:
        yield page


def test_the_meaning_of_a_word_is_asked_and_shown(page: Page) -> None:
    start(page, "Meaning")
    expect(page.locator(".kt-asked")).to_have_text("Meta")
    page.keyboard.press("Enter")
    page.keyboard.press("4")
    expect(page.locator(".kt-asked")).to_have_text("半導体")
    assert "semiconductor" not in page.locator(".kt-screen").inner_text()
    show_answer(page)
    expect(page.locator(".kt-answer")).to_contain_text("はんどうたい semiconductor")
    assert list(stored(page)) == ["meta#meaning"]


@pytest.mark.parametrize(
    ("typed", "verdict"), [("はんどうたい", "Right"), ("ハンドウタイ", "Right"), ("ちっぷ", "Not quite")]
)  # fmt: skip
def test_a_reading_that_is_typed_is_judged(page: Page, typed: str, verdict: str) -> None:
    start(page, "Reading")
    expect(page.locator(".kt-asked")).to_have_text("Meta")
    page.keyboard.press("Enter")
    page.keyboard.press("3")
    expect(page.locator(".kt-asked")).to_have_text("半導体")
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    expect(page.locator(".kt-screen")).to_contain_text(verdict)


def test_a_figure_typed_into_the_answer_rates_nothing(page: Page) -> None:
    start(page, "Reading")
    page.get_by_role("textbox", name="Answer").press_sequentially("1234")
    assert page.get_by_role("textbox", name="Answer").input_value() == "1234"
    assert stored(page) == {}


def test_the_gap_stands_where_the_word_stood(page: Page) -> None:
    start(page, "Sentence")
    sentence = page.locator(".kt-sentence")
    assert plain(sentence.inner_html()) == "＿＿＿は半導体の自社開発も進めている。"
    show_answer(page)
    assert plain(sentence.inner_html()) == "Metaは半導体の自社開発も進めている。"
    expect(sentence.locator("mark")).to_have_text("Meta")
    expect(page.get_by_role("link", name="See it in the text")).to_have_attribute(
        "href", re.compile(f"/{EDITION}/{SECTIONS[3]}/#p1$")
    )


def plain(html: str) -> str:
    return re.sub("<[^>]*>", "", re.sub("<rt.*?</rt>|<rp.*?</rp>", "", html))


ALL_SENTENCES = """async () => {
  const { sentenceOf, wordsOf } = await import(
    document.querySelector('script[src$="review.mjs"]').src.replace("review.mjs", "review-words.mjs"));
  const strip = (node) => {
    const bare = node.cloneNode(true);
    for (const each of bare.querySelectorAll("rt, rp")) each.remove();
    return bare;
  };
  const found = [];
  for (const link of document.querySelectorAll(".kt-review li a"))
    for (const word of await wordsOf(link)) {
      const { whole, gap } = await sentenceOf(word);
      const bare = strip(whole);
      const rubies = [...whole.querySelectorAll("ruby")].every((ruby) => ruby.querySelector("rt"));
      found.push([word.form, bare.querySelector("mark").textContent, bare.textContent, strip(gap).textContent,
        rubies, whole.querySelectorAll("a, [id]").length]);
    }
  return found;
}"""


def test_every_word_has_its_sentence_with_readings_and_without_links(page: Page) -> None:
    found = page.evaluate(ALL_SENTENCES)
    assert len(found) > 350
    source = (PROJECT / "editions" / EDITION / "interview.txt").read_text(encoding="utf-8")
    for form, marked, sentence, gap, rubies, left in found:
        assert sentence in source and marked in sentence, (form, sentence)
        assert re.fullmatch(".{1,12}?".join(map(re.escape, gap.split("＿＿＿"))), sentence), gap
        assert "＿＿＿" in gap
        assert not any(each in gap for each in answers(form, marked)), (form, gap)
        assert rubies and left == 0, sentence
        assert not re.search("[。！？].", re.sub(r"\([^)]*\)", "", sentence)), sentence
        assert "編集部注" not in re.sub(r"\(.*", "", sentence), sentence


def answers(form: str, marked: str) -> set[str]:
    """What would give a gap away: the word as it stands there, its dictionary form, and the stem of
    that where it is no single kanji, which other words have too."""
    stem = re.sub("[ぁ-ん]+$", "", form)
    return {form, marked, *([stem] if len(stem) > 1 else [])}


def test_the_words_and_their_english_are_those_of_the_lists(page: Page, site_url: str) -> None:
    start(page, "Meaning")
    show_answer(page)
    answer = page.locator(".kt-answer").inner_text()
    page.goto(site_url + f"{EDITION}/vocabulary/#{SECTIONS[3]}")
    row = page.locator(f'table[data-section="{SECTIONS[3]}"] tbody tr').first
    for cell in (2, 4):
        assert row.locator("th, td").nth(cell - 1).inner_text() in answer


def test_a_word_of_several_sections_is_asked_in_its_first_sentence(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + REVIEW)
    page.get_by_label("Section").select_option("")
    start(page, "Meaning")
    while page.locator(".kt-asked").inner_text() != "Meta":  # in every section
        show_answer(page)
        page.keyboard.press("4")
        page.locator(".kt-ask").wait_for()
    show_answer(page)
    link = page.get_by_role("link", name="See it in the text")
    assert f"/{SECTIONS[0]}/" in str(link.get_attribute("href"))


def test_a_card_comes_back_when_it_is_due(visit: Visit, site_url: str) -> None:
    with without_errors(visit("robots.txt")) as page:
        page.clock.install()
        page.goto(site_url + SHORTEST)
        ready(page)
        comes_back_when_it_is_due(page)


def comes_back_when_it_is_due(page: Page) -> None:
    only(page, "Meaning")
    before = page.locator(".kt-counts").inner_text()
    start(page, "Meaning")
    show_answer(page)
    page.keyboard.press("4")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".kt-counts")).to_contain_text("0 due")
    due = stored(page)["meta#meaning"][0]
    days = (due - page.evaluate("Date.now()")) / 86_400_000
    assert days > 1
    page.clock.fast_forward(int(days * 86_400_000) + 60_000)
    page.reload()
    expect(page.locator(".kt-counts")).to_contain_text("1 due")
    assert "0 due" in before


def test_a_card_that_was_not_known_comes_again_in_the_same_sitting(page: Page) -> None:
    page.get_by_label("New words").select_option("5")
    start(page, "Meaning")
    seen = []
    for _ in range(6):
        seen.append(page.locator(".kt-asked").inner_text())
        show_answer(page)
        page.keyboard.press("1" if len(seen) == 1 else "4")
        page.locator(".kt-ask, .kt-go").first.wait_for()
    expect(page.locator(".kt-said")).to_contain_text("Done: 6 cards")
    assert len(seen) == 6 and seen[5] == seen[0] and len(set(seen)) == 5


def test_the_last_answer_is_taken_back(page: Page) -> None:
    undo = page.get_by_role("button", name="Undo")
    page.get_by_label("New words").select_option("5")
    start(page, "Meaning")
    expect(undo).to_have_count(0)
    show_answer(page)
    page.keyboard.press("4")
    expect(page.locator(".kt-asked")).to_have_text("半導体")
    undo.click()
    expect(page.locator(".kt-asked")).to_have_text("Meta")
    assert stored(page) == {}
    show_answer(page)
    page.get_by_role("button", name="I know this word").click()
    undo.click()
    expect(page.locator(".kt-left")).to_contain_text("5 left")
    assert page.evaluate("localStorage.getItem('kunten:known')") == "[]"
    for left in (4, 3, 2, 1, 0):
        show_answer(page)
        page.keyboard.press("4")
        expect(page.locator(".kt-left" if left else ".kt-said")).to_contain_text(
            f"{left} left" if left else "Done: 5 cards"
        )
    rows = stored(page)
    undo.click()
    expect(page.locator(".kt-left")).to_contain_text("1 left")
    assert len(stored(page)) == len(rows) - 1
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".kt-said")).to_contain_text("Done: 4 cards")
    expect(undo).to_have_count(0)


def test_a_known_word_is_asked_no_more(page: Page) -> None:
    start(page, "Meaning")
    show_answer(page)
    page.get_by_role("button", name="I know this word").click()
    expect(page.locator(".kt-asked")).to_have_text("半導体")
    assert page.evaluate("localStorage.getItem('kunten:known')") == '["meta"]'
    page.reload()
    start(page, "Meaning")
    expect(page.locator(".kt-asked")).to_have_text("半導体")


def test_lists_that_do_not_come_are_told_and_asked_for_again(page: Page) -> None:
    page.route(re.compile("/vocabulary/"), lambda route: route.abort())
    page.reload()
    expect(page.locator(".kt-said")).to_contain_text("could not be loaded")
    expect(page.get_by_role("button", name="Start")).to_be_disabled()
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    ready(page)
    expect(page.locator(".kt-said")).not_to_contain_text("could not be loaded")
    expect(page.get_by_role("button", name="Start")).to_be_enabled()


def test_a_gap_whose_sentence_does_not_come_gives_no_answer_away(page: Page) -> None:
    page.route(re.compile(f"/{SECTIONS[3]}/"), lambda route: route.abort())
    only(page, "Sentence")
    page.get_by_role("button", name="Start").click()
    expect(page.locator(".kt-said")).to_contain_text("could not be loaded")
    assert "Meta" not in page.locator(".kt-screen").inner_text()
    left = int(re.sub(r"\D", "", page.locator(".kt-left [lang=en]").first.inner_text()))
    page.get_by_role("button", name="Skip").click()
    expect(page.locator(".kt-left")).to_contain_text(f"{left - 1} left")
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    assert (
        plain(page.locator(".kt-sentence").inner_html()) == "Metaは＿＿＿の自社開発も進めている。"
    )
    expect(page.locator(".kt-said")).to_have_text("")
    assert stored(page) == {}


def test_a_word_is_asked_without_its_sentence_where_that_does_not_come(page: Page) -> None:
    page.route(re.compile(f"/{SECTIONS[3]}/"), lambda route: route.abort())
    start(page, "Meaning")
    expect(page.locator(".kt-said")).to_contain_text("could not be loaded")
    show_answer(page)
    expect(page.locator(".kt-answer")).to_contain_text("Meta")
