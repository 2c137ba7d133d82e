"""The search index: its documents, its readings, its size, the worker's address; its worker by node."""

import json
import re
from pathlib import Path
from typing import Any

import harbour
import pytest
from default import EDITION
from fakes import readings_of
from node import SCRIPTS, run_tests

from builder.analyzer import UnidicAnalyzer
from builder.annotate import annotate_edition
from builder.build import build_site
from builder.files_out import write_file
from builder.glossary import Glossary
from builder.material import with_search
from builder.model import AnnotatedEdition
from builder.reader import Settings, parse_interview
from builder.readings import ReadingEngine
from builder.search import SearchIndex, edition_part, site_index
from builder.search.library import bucket

SLUGS = {EDITION, "harbour", "kiln"}
STOCK = {
    "config": {"lang": ["ja"], "separator": " "},
    "docs": [{"location": "", "title": "A &amp; B", "text": "<p>One <b>two</b></p>\n<p>three</p>"}],
}


def annotated(text: str = harbour.INTERVIEW, readings: Any = None) -> AnnotatedEdition:
    edition = parse_interview(text, path="editions/harbour/interview.txt", settings=Settings())
    return annotate_edition(edition, readings or ReadingEngine(UnidicAnalyzer()), Glossary(()))


@pytest.fixture(scope="module")
def index(harbour_site: Path) -> dict[str, Any]:
    """The index of the site with three editions, as its readers load it."""
    found = (harbour_site / "search" / "search_index.json").read_text("utf-8")
    index: dict[str, Any] = json.loads(found)
    return index


def rubies(document: dict[str, Any], words: list[str]) -> list[tuple[str, str]]:
    """A document's readings, decoded as docs/search.md describes it."""
    signs = document.get("title_ruby", "") + document.get("ruby", "")
    numbers = (ord(sign) - 0x5D - (0x800 if ord(sign) > 0xDFFF else 0) for sign in signs)
    return [(words[2 * number], words[2 * number + 1]) for number in numbers]


def test_every_section_passage_and_term_has_a_document(index: dict[str, Any]) -> None:
    found = [document["location"] for document in index["docs"]]
    assert len(found) == len(set(found))
    assert {"harbour/", "harbour/todai/", "harbour/todai/#t-2-10", "harbour/misaki/#p1"} <= {*found}
    assert {"harbour/profile/", "glossary/", "", "making/#drop"} <= {*found}
    assert "lighthouse" in [term[0] for term in index["docs"][-1]["terms"]]


def test_the_page_for_missing_addresses_is_not_indexed(index: dict[str, Any]) -> None:
    assert not [each for each in index["docs"] if "404" in each["location"]]


def test_the_text_of_a_document_is_the_source_s(index: dict[str, Any]) -> None:
    passage = next(each for each in index["docs"] if each["location"] == "harbour/todai/#t-2-10")
    assert passage["text"] in harbour.INTERVIEW
    assert passage["title"] == "2:10"


def test_readings_are_told_apart_from_the_text(index: dict[str, Any]) -> None:
    words = index["config"]["kunten"]["words"].split(" ")
    read = {
        each["location"]: rubies(each, words)
        for each in index["docs"]
        if "harbour" in each["location"]
    }
    assert ("灯台", "とうだい") in read["harbour/todai/"]
    assert ("博物", "はくぶつ") in read["harbour/misaki/#p1"] or ("博物館", "はくぶつかん") in read[
        "harbour/misaki/#p1"
    ]


def test_a_word_without_a_reading_before_one_that_has_it_is_told() -> None:
    edition = annotated("題\n\n【節】\n\n海か海。", readings_of("海か=うみか 海=うみ"))
    tokens = edition.sections[0].paragraphs[0].tokens
    assert [token.surface for token in tokens] == ["海か", "海", "。"]
    part = edition_part(edition)
    index = json.loads(json.dumps(site_index({"config": {}, "docs": []}, [part], Glossary(()))))
    passage = index["docs"][2]
    assert rubies(passage, index["config"]["kunten"]["words"].split(" ")) == [
        ("海か", "うみか"),
        ("海", "うみ"),
    ]


def test_two_editions_share_one_list_of_words_whatever_their_order() -> None:
    one = edition_part(annotated())
    two = edition_part(annotated("題\n\n【鯨】\n\n鯨の灯台を守る。"))
    for parts in ([one, two], [two, one]):
        index = json.loads(json.dumps(site_index(STOCK, parts, Glossary(()))))
        words = index["config"]["kunten"]["words"].split(" ")
        assert len(set(zip(words[::2], words[1::2], strict=True))) == len(words) // 2
        for document in index["docs"]:
            at = 0
            for base, _ in rubies(document, words):
                said = document.get("title", "") + document.get("text", "")
                at = said.index(base, at) + len(base)


def test_the_names_of_an_edition_and_of_its_profile_have_readings(index: dict[str, Any]) -> None:
    words = index["config"]["kunten"]["words"].split(" ")
    read = {each["location"]: dict(rubies(each, words)) for each in index["docs"]}
    assert read["kiln/profile/"]["西村"] == "にしむら"
    assert {"土", "火"} <= read["kiln/"].keys()


def test_the_words_that_inflect_are_known_by_stem_and_reading() -> None:
    verbs = edition_part(annotated()).verbs
    assert {("磨", "みが", "か"), ("増え", "ふえ", "る"), ("静か", "しずか", "だ")} <= verbs


def test_hand_written_pages_are_plain_text() -> None:
    index = json.loads(json.dumps(site_index(STOCK, [], Glossary(()))))
    assert index["docs"][0] == {"location": "", "title": "A & B", "text": "One two three"}


def test_the_index_is_at_most_half_as_long_again_as_its_text(index: dict[str, Any]) -> None:
    texts = [each.get("title", "") + each.get("text", "") for each in index["docs"]]
    texts += ("".join(term[1:]) for term in index["docs"][-1]["terms"])
    written = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    assert len(written.encode()) < 1.5 * len("".join(texts).encode())


@pytest.mark.parametrize("base", ["", "../", "../../", "/repo/", "https://example.org/x/"])
def test_the_worker_s_address_keeps_its_base(base: str) -> None:
    stock = f'{base}assets/javascripts/workers/search.a7633da7.min.js"'
    page = f'<p>"search": "x"</p><script id="__config" type="application/json">{{"base": "..", "search": "{stock}, "tags": null}}</script>'
    assert with_search(page) == page.replace(stock, f'{base}assets/kunten/kunten-search.js"')


def test_every_page_has_the_worker_in_its_settings(harbour_site: Path) -> None:
    for page in harbour_site.rglob("*.html"):
        settings = re.search(r'<script id="__config"[^>]*>(.*?)</script>', page.read_text("utf-8"))
        assert settings
        assert json.loads(settings[1])["search"].endswith("assets/kunten/kunten-search.js"), page
        assert '<form class="md-search__form">' in page.read_text("utf-8"), page


def test_the_worker_s_parts_by_cases_and_properties(harbour_site: Path) -> None:
    index = harbour_site / "search" / "search_index.json"
    run_tests(SCRIPTS / "search" / "worker.test.mjs", KUNTEN_INDEX=index)


def test_a_library_too_large_for_one_index_is_searched_by_edition(
    harbour_project: Path, harbour_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = build_site(harbour_project)
    whole = json.loads((harbour_site / "search" / "search_index.json").read_text("utf-8"))
    by_hand = [each for each in whole["docs"][:-1] if each["location"].split("/")[0] not in SLUGS]
    stock = {"config": {"lang": ["ja"]}, "docs": by_hand}
    index = SearchIndex(site.search, site.searched, largest=1000)
    made = dict(index.files(stock, site.glossary))
    monkeypatch.setattr("builder.search.library.processes", lambda: 5)
    index = SearchIndex(site.search, least=0, largest=1000)  # it is found to be too large
    assert made == dict(index.files(stock, site.glossary))
    assert {f"shards/{slug}.json" for slug in SLUGS} < made.keys()
    asked = json.dumps(harbour.queries()).encode()
    pieces = ["半導", "~はんど", "#350000", "gp", "𠮷"]
    numbers = json.dumps([(each, bucket(each, 97)) for each in pieces]).encode()
    extra = {
        "queries.json": asked,
        "whole.json": json.dumps(whole).encode(),
        "buckets.json": numbers,
    }
    for path, content in (made | extra).items():
        write_file(tmp_path / path, content)
    run_tests(SCRIPTS / "search" / "library.test.mjs", KUNTEN_LIBRARY=tmp_path)


def test_a_small_library_has_one_index() -> None:
    part = edition_part(annotated())
    made = dict(SearchIndex([part], part.least).files(STOCK, Glossary(())))
    assert part.least < len(made["search_index.json"])
    assert sorted(made) == ["editions.json", "search_index.json"]


def test_a_sign_of_the_text_that_is_a_mark_of_pieces_too_hides_no_edition() -> None:
    texts = ("10〜で足りる。", "出が早い。", "海へ^海を見る。", "【海】\n\n鯨だ。")
    parts = [edition_part(annotated(f"題\n\n{text}")) for text in texts]
    made = dict(SearchIndex(parts, least=1, largest=0).files(STOCK, Glossary(())))
    buckets = [json.loads(made[path]) for path in made if path.startswith("buckets/")]
    held = {piece: where for each in buckets for piece, where in each.items()}
    # The numbers of the editions, each as its distance from the one before.
    assert (held["~で"], held["^海"]) == ("]]", "_]")
