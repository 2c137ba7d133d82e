"""The glossary's page: ways to find a term, its contexts, and what interviews say it means."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from default import OVERVIEW
from fakes import readings_of, term
from pages import Visit
from pagetext import read_page

from builder.annotate import annotate_edition
from builder.glossary import Glossary
from builder.pages import PackedMentions, glossary_page, mentions_of
from builder.pages.places import MOST_PLACES
from builder.reader import Settings, parse_interview

GLOSSARY = Glossary([
    term("salt", "塩", reading="しお"), term("boat", "船", reading="ふね"),
    replace(term("row", "漕ぐ", reading="こぐ"), english="to row"),
])  # fmt: skip


def mentions(text: str, slug: str = "umi") -> PackedMentions:
    settings = Settings(title=f"版{slug}")
    edition = parse_interview(
        f"【節】\n\n{text}\n", path=f"{slug}/interview.txt", settings=settings
    )
    return PackedMentions(mentions_of(annotate_edition(edition, readings_of(""), GLOSSARY)))


def lines(*editions: PackedMentions, id: str = "salt") -> list[str]:
    """The concordance of a term: before, [the term], behind, where."""
    entry = glossary_page(GLOSSARY, editions).markdown.split(f"#term-{id} ")[1].split("\n### ")[0]
    found = re.findall(r"<li>(<span>.*?)</li>", entry)
    marked = (re.sub("</?mark>", "|", line) for line in found)
    return [re.sub("<[^>]*>", "", line.replace("<a", " <a")) for line in marked]


def rest(*editions: PackedMentions) -> str:
    found = re.search(r'<p class="kt-rest">(.*?)</p>', glossary_page(GLOSSARY, editions).markdown)
    return re.sub("<[^>]*>", "", found[1]) if found else ""


def test_each_place_is_a_line_with_the_term_in_its_context() -> None:
    edition = mentions("(1:05)\n海の塩は白い。塩が要る。\n\n(2:00)\n塩だ。")
    assert lines(edition) == [
        "海の|塩|は白い。塩が要る。 1:05 節",
        "海の塩は白い。|塩|が要る。 1:05 節",
        "|塩|だ。 2:00 節",
    ]
    assert rest(edition) == ""


def test_a_line_keeps_to_its_window() -> None:
    edition = mentions("あ" * 50 + "塩" + "い" * 50)
    assert lines(edition) == ["あ" * 16 + "|塩|" + "い" * 20 + " 節"]


def test_of_many_places_the_first_of_each_passage_is_shown_and_the_count_is_told() -> None:
    edition = mentions("(1:05)\n" + "塩だ。" * 20 + "\n\n(2:00)\n塩と船。")
    assert [line.split(" ", 1)[1] for line in lines(edition)] == ["1:05 節", "2:00 節"]
    assert rest(edition) == "1つの版に21回 21 times in 1 edition: 検索する Search"


def test_two_hundred_editions_have_their_say_in_turn_and_a_bounded_list() -> None:
    editions = [mentions("塩。塩。塩。", f"e{number}") for number in range(200)]
    found = lines(*editions)
    assert len(found) == MOST_PLACES
    assert [line.split(" ")[1] for line in found] == [f"版e{i}:" for i in range(MOST_PLACES)]
    assert rest(*editions).startswith("200つの版に600回")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("塩。(編集部注:塩とは、海から取る白い粒。船とは乗り物)", ["塩とは、海から取る白い粒。 定義 Definition: 編集部注, 節"]),
        ("船。(編集部注:塩は、海の水を干して作るもの)", ["塩は、海の水を干して作るもの 定義 Definition: 編集部注, 節"]),
        ("塩(海から取る白い粒)を買う。", ["海から取る白い粒 定義 Definition: 本文の説明 In the text, 節"]),
        ("塩とは、海から取る白い粒。", []),  # the speaker's words are no note
        ("船。(編集部注:塩は、高い)", []),
        ("船。(編集部注:海の塩とは、白い粒)", []),
    ],
)  # fmt: skip
def test_an_explanation_in_the_interview_is_a_definition_with_its_author_and_place(
    text: str, expected: list[str]
) -> None:
    page = glossary_page(GLOSSARY, [mentions(text)]).markdown.split("#term-salt ")[1]
    entry = page.split("\n### ")[0].split("\n## ")[0]
    found = "".join(re.findall(r'<ul class="kt-definitions">(.*?)</ul>', entry))
    items = [re.sub("<[^>]*>", "", item) for item in re.findall("<li>(.*?)</li>", found)]
    assert items == expected


def test_a_definition_leads_to_its_note() -> None:
    text = "船。(編集部注:波の話)\n\n船。(編集部注:塩とは、白い粒)"
    assert mentions(text).value().terms["salt"].definitions[0].path == "umi/fushi.md#note-2"


def test_verbs_stand_under_their_english_without_to() -> None:
    page = glossary_page(GLOSSARY, []).markdown
    by_english = page.split("By English")[1].split("</details>")[0]
    assert re.findall("<dt>(.*?)</dt>", by_english) == ["B", "R", "S"]
    assert by_english.index("#term-row") < by_english.index("#term-salt")


def test_the_indexes_name_every_term_once(built_site: Path) -> None:
    page = (built_site / "glossary" / "index.html").read_text(encoding="utf-8")
    indexes = re.findall(r'<details class="kt-index">(.*?)</details>', page, re.DOTALL)
    ids = {id for id in read_page(built_site / "glossary" / "index.html").ids if "term-" in id}
    assert len(indexes) == 3 and len(ids) > 300
    for index in indexes:
        assert sorted(re.findall('href="#([^"]*)"', index)) == sorted(ids)


def test_levels_stand_in_their_order_in_the_index(built_site: Path) -> None:
    page = (built_site / "glossary" / "index.html").read_text(encoding="utf-8")
    by_level = page.split("By level")[1].split("</details>")[0]
    assert re.findall("<dt>(.*?)</dt>", by_level) == ["N5", "N4", "N3", "N2", "N1", "technical"]


def test_every_place_of_the_glossary_is_there(built_site: Path) -> None:
    page = built_site / "glossary" / "index.html"
    places = [link for link in read_page(page).links if link.startswith(f"../{OVERVIEW}")]
    assert len(places) > 200
    ids: dict[str, list[str]] = {}
    for place in set(places):
        path, anchor = place.split("#")
        file = (page.parent / path / "index.html").resolve()
        assert anchor in ids.setdefault(path, read_page(file).ids), place


def test_an_index_opens_by_keyboard_and_leads_to_the_entry(look: Visit) -> None:
    page = look("glossary/", width=320)
    page.get_by_text("By English").focus()
    page.locator("summary", has_text="By English").press("Enter")
    page.locator(".kt-index").get_by_role("link", name="半導体", exact=True).click()
    page.wait_for_url("**/glossary/#term-semiconductor")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
