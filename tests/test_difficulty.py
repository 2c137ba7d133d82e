"""How hard a section is: numbers that can be counted by hand, and how the page shows them."""

import re
from pathlib import Path

import pytest
from default import EDITION, SECTIONS
from fakes import term
from jreadability import compute_readability
from playwright.sync_api import Browser
from reading import annotated_section

from builder.difficulty import Difficulty, difficulty
from builder.glossary import Glossary
from builder.vocabulary import Lexicon
from builder.vocabulary.levels import RARE, SECONDARY

GLOSSARY = Glossary([term("salt-road", "塩の道", level="technical")])
TEXT = "朝の港では、魚より先に塩の値段が決まる。船が出る前に、静かに帳面を開くのだ。"


def of(text: str) -> Difficulty:
    section = annotated_section(text, GLOSSARY)
    return difficulty(section, Lexicon(GLOSSARY).uses(section))


@pytest.mark.parametrize(
    "text", [TEXT, "塩。", "船は？", TEXT + "静かに頑張るのであります", "浜へ！急ぐ．" + TEXT]
)
def test_the_score_is_the_librarys(text: str) -> None:
    assert of(text).score == compute_readability(text)


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (6.4, "lower elementary"), (5.5, "lower elementary"), (5.4, "upper elementary"),
        (4.2, "lower intermediate"), (2.5, "upper intermediate"), (2.0, "lower advanced"),
        (0.2, "upper advanced"), (None, ""),
    ],
)  # fmt: skip
def test_the_score_has_a_name(score: float | None, band: str) -> None:
    assert Difficulty(score=score, characters=1, words={}, kanji={}).band[1] == band


def test_words_are_counted_by_level_and_kanji_by_school_year() -> None:
    found = of("塩の道の塩。しお。頑張る。鱗。")
    assert found.words == {"N5": 1, "technical": 1, "": 3}
    assert found.kanji == {2: 1, 4: 2, 5: 1, SECONDARY: 1, RARE: 1}
    assert found.characters == 15


def test_a_text_without_words_has_no_score() -> None:
    assert of("。").score is not None
    assert Difficulty(score=None, characters=0, words={}, kanji={}).minutes == 1


def test_reading_time_follows_from_length() -> None:
    assert of("塩。" * 500).minutes == 3


def test_the_editions_page_shows_each_section(built_site: Path) -> None:
    page = (built_site / EDITION / "index.html").read_text(encoding="utf-8")
    table = page.split('<table class="kt-difficulty">')[1].split("</table>")[0]
    rows = re.findall(r'<tr><th scope="row">.*?</tr>', table, re.DOTALL)
    assert len(rows) == len(SECTIONS)
    for row, section in zip(rows, SECTIONS, strict=True):
        assert f'href="{section}/"' in row
        said = re.findall(r'role="img" aria-label="([^"]*)"', row)
        assert len(said) == 2
        for bar in said:
            shares = [int(share) for share in re.findall(r"(\d+)%", bar)]
            assert 97 <= sum(shares) <= 103
        widths = re.findall(r'<rect x="[\d.]+" width="([\d.]+)"', row)
        assert sum(map(float, widths)) == pytest.approx(200, abs=1)


def test_the_numbers_stand_in_a_table_too(built_site: Path) -> None:
    page = (built_site / EDITION / "index.html").read_text(encoding="utf-8")
    table = page.split('<table class="kt-numbers">')[1].split("</table>")[0]
    heads = re.findall(r'<th scope="col">', table)
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", table)
    assert len(rows) == len(SECTIONS)
    assert {len(re.findall("<td>", row)) for row in rows} == {len(heads) - 1}


def test_the_charts_fit_a_narrow_screen_and_have_colour(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700}, color_scheme="dark")
    page = context.new_page()
    page.goto(site_url + f"{EDITION}/")
    page.locator("summary", has_text="In numbers").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    fills = page.locator(".kt-difficulty rect").evaluate_all(
        "rects => rects.map((rect) => getComputedStyle(rect).fill)"
    )
    assert len(set(fills)) > 10 and "rgb(0, 0, 0)" not in fills
    context.close()
