"""Each export is read by a program that reads such files."""

import csv
import gc
import io
import json
import re
import weakref
import zipfile
from pathlib import Path

import jsonschema
import lxml.etree
import lxml.html
import markdown
import pytest
import webvtt
from hostile import HOSTILE, hostile_export
from opened import whole_text
from project import INTERVIEW, make_project
from small import SITE_URL, changed_term, small_export

from builder.build import build_site
from builder.errors import EditionError
from builder.exporters import EXPORTERS, Export
from builder.exporters.json import schema
from builder.exporters.output import exports
from builder.exporters.signs import writable
from builder.formats import FORMATS, fitting


def exported(name: str, export: Export | None = None) -> str:
    return EXPORTERS[name](export or small_export()).decode()


# ------------------------------------------------------------------ captions and chapters


def test_a_vtt_parser_reads_the_passages_on_the_recordings_clock(tmp_path: Path) -> None:
    (tmp_path / "small.vtt").write_bytes(EXPORTERS["vtt"](small_export()))
    cues = webvtt.read(str(tmp_path / "small.vtt")).captions
    assert [(cue.identifier, cue.start, cue.end) for cue in cues] == [
        ("fune-wo-tsukuru-t-0-40", "00:00:45.000", "00:01:35.000"),  # until the next passage
        ("fune-wo-tsukuru-t-1-30", "00:01:35.000", "00:02:00.000"),  # until the next chapter
        ("dougu-to-kazu-t-12-05", "00:12:10.000", "00:15:00.000"),
    ]
    assert cues[0].voice == "聞き手"
    assert cues[1].text.startswith("一番大切なのは塩(海の水から作る)です。")
    assert "&lt;板&gt;と書いた札に「3 &amp; 4」とある。" in cues[2].raw_text


def test_a_hostile_text_stays_within_its_cue(tmp_path: Path) -> None:
    for readings in (False, True):
        (tmp_path / "x.vtt").write_bytes(EXPORTERS["vtt"](hostile_export(readings=readings)))
        cues = webvtt.read(str(tmp_path / "x.vtt")).captions
        assert [cue.identifier for cue in cues] == ["s-t-0-40"]
        assert len(cues[0].lines) == len(HOSTILE)


def test_chapters_are_podcasting_20s() -> None:
    value = json.loads(exported("chapters"))
    assert value["version"] == "1.2.0"
    first = value["chapters"][0]
    assert first == {
        "startTime": 45,
        "endTime": 95,
        "title": "船を造る (1/2)",
        "url": f"{SITE_URL}small/fune-wo-tsukuru/#t-0-40",
    }
    starts = [each["startTime"] for each in value["chapters"]]
    assert starts == sorted(starts)
    assert all(each["startTime"] < each["endTime"] for each in value["chapters"])


@pytest.mark.parametrize("name", ["vtt", "chapters"])
def test_without_times_there_is_nothing_to_show_beside_a_recording(name: str) -> None:
    export = hostile_export(time=None)
    with pytest.raises(EditionError, match=r"interview.txt: expected a time like \(24:00\)"):
        EXPORTERS[name](export)
    assert name not in {each.name for each in fitting(export.edition, FORMATS)}


# ------------------------------------------------------------------ data


def test_the_json_is_as_its_schema_says() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    validator = jsonschema.Draft202012Validator(schema())
    for export in (small_export(), hostile_export(), hostile_export(site_url="")):
        validator.validate(json.loads(exported("json", export)))


def test_the_schema_finds_what_is_wrong() -> None:
    validator = jsonschema.Draft202012Validator(schema())
    value = json.loads(exported("json"))
    value["sections"][0]["passages"][0]["time"] = "0:40"
    assert not validator.is_valid(value)


def test_in_the_json_tokens_and_terms_are_at_their_places() -> None:
    value = json.loads(exported("json"))
    terms = {term["id"]: term for term in value["glossary"]}
    for section in value["sections"]:
        for paragraph in (
            each for passage in section["passages"] for each in passage["paragraphs"]
        ):
            text = paragraph["text"]
            for token in paragraph["tokens"]:
                assert text[token["start"] : token["end"]] == token["surface"]
                bases = [segment["base"] for segment in token.get("ruby", ())]
                assert not bases or "".join(bases) == token["surface"]
            for term in paragraph["terms"]:
                said = text[term["start"] : term["end"]].replace("触ら", "触る")
                assert said == terms[term["id"]]["term"]


def test_hostile_text_comes_back_from_the_json_whole() -> None:
    value = json.loads(exported("json", hostile_export()))
    (passage,) = value["sections"][0]["passages"]
    assert [paragraph["text"] for paragraph in passage["paragraphs"]] == list(HOSTILE)


# ------------------------------------------------------------------ tables


def rows(export: Export) -> list[dict[str, str]]:
    text = EXPORTERS["csv"](export).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_the_csv_has_a_line_a_word() -> None:
    shipwright, touch, salt, board, spring = rows(small_export())
    assert (shipwright["term"], shipwright["reading"]) == ("船大工", "ふなだいく")
    assert salt["sentence"] == "一番大切なのは塩(海の水から作る)です。"
    assert (salt["count"], salt["time"]) == ("5", "1:30")
    assert (touch["term"], touch["count"]) == ("触る", "1")
    assert salt["url"] == f"{SITE_URL}small/fune-wo-tsukuru/#t-1-30"
    assert salt["recording"] == "https://example.org/talk.mp3#t=95"
    assert board["ja"] == "木をうすく切ったもの。 [いた]と読む。"
    assert (spring["id"], spring["english"], spring["category"]) == ("w:春|はる", "spring", "noun")


def test_a_term_that_only_the_profile_has_is_in_every_table(tmp_path: Path) -> None:
    text = INTERVIEW.replace("塩", "魚") + "\n\nプロフィール\n\n海野\n\n塩の道を歩く。\n"
    project = make_project(tmp_path / "project", interview=text)
    (export,) = exports(project, "umi", SITE_URL, readings=False)
    (salt,) = rows(export)
    assert (salt["term"], salt["section"], salt["sentence"]) == ("塩", "海野", "塩の道を歩く。")
    assert (salt["url"], salt["time"]) == (f"{SITE_URL}umi/profile/#p1", "")
    assert f"{SITE_URL}umi/profile/#p1" in exported("tsv", export)
    book = zipfile.ZipFile(io.BytesIO(EXPORTERS["epub"](export)))
    assert 'href="profile.xhtml#p1"' in book.read("EPUB/glossary.xhtml").decode()
    assert 'href="glossary.xhtml#term-salt"' in book.read("EPUB/profile.xhtml").decode()
    page = build_site(project).pages["glossary.md"].markdown
    assert re.search(r"<li><span></span><mark>塩</mark>.*umi/profile.md#p1", page), page


def test_the_json_has_each_sections_words_and_how_hard_it_is() -> None:
    section = json.loads(EXPORTERS["json"](small_export()))["sections"][0]
    words = {word["form"]: word for word in section["words"]}
    paragraphs = [each for passage in section["passages"] for each in passage["paragraphs"]]
    text = {each["id"]: each["text"] for each in paragraphs}
    spring, touch = words["春"], words["触る"]
    assert (spring["key"], spring["term"], spring["english"]) == ("w:春|はる", None, "spring")
    assert (spring["level"], spring["kanjiYear"], spring["count"]) == ("N5", 2, 1)
    assert text[touch["paragraph"]][touch["start"] : touch["end"]] == "触らせて"
    assert (touch["term"], touch["english"]) == ("touch", "to touch")
    assert words["船"]["english"] == ""  # a draft that nobody decided on
    hard = section["difficulty"]
    assert hard["characters"] == sum(
        not sign.isspace() for each in paragraphs for sign in each["text"][each["lead"] :]
    )
    assert sum(hard["words"].values()) == len(words) and hard["minutes"] >= 1


def test_lines_of_the_csv_end_as_rfc_4180_says() -> None:
    data = EXPORTERS["csv"](hostile_export())
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r") == 2


@pytest.mark.parametrize("start", "= + - @ ＝ ＋ － ＠ \t= \r@ \n+".split(" "))
def test_a_spreadsheet_takes_no_cell_for_a_formula(start: str) -> None:
    salt = changed_term("salt", english=f"{start}cmd|' /C calc'!A0")
    cell = rows(small_export(salt=salt))[2]["english"]
    assert cell.startswith("'")
    assert cell.endswith("cmd|' /C calc'!A0")


def test_the_tsv_has_as_many_cells_in_each_line_and_no_line_too_many() -> None:
    for export in (small_export(), hostile_export()):
        lines = exported("tsv", export).split("\n")
        table = [line.split("\t") for line in lines[6:-1]]
        assert len(table) == 1 + len(export.vocabulary)
        assert {len(row) for row in table} == {16}
        assert not any(row[0].startswith("#") for row in table[1:])


# ------------------------------------------------------------------ text


def test_the_text_has_readings_in_brackets_where_they_are_asked_for() -> None:
    plain, read = (exported("text", small_export(readings=each)) for each in (False, True))
    assert "一番大切なのは塩(海の水から作る)です。" in plain
    assert "一番(いちばん)大切(たいせつ)なのは塩(しお)" in read
    assert "【道具(どうぐ)と数(かず)】" in read
    assert "再話" in plain


def rendered(export: Export) -> lxml.html.HtmlElement:
    """The Markdown file as a program shows it, without readings."""
    html = markdown.markdown(exported("md", export), extensions=["footnotes"])
    element = lxml.html.fromstring(f"<div>{html}</div>")
    lxml.etree.strip_elements(element, "rt", "rp", with_tail=False)
    return element


def test_a_markdown_program_shows_text_times_notes_and_glossary() -> None:
    page = rendered(small_export())
    assert page.xpath("string(.//h1)") == "塩の町で船大工に聞く（再話）"
    assert [each.get("href") for each in page.xpath(".//h3/a")][1] == (
        "https://example.org/talk.mp3#t=95"
    )
    said = [each.text_content() for each in page.xpath(".//p")]
    assert "船大工：一番大切なのは塩(海の水から作る)です。塩は船を守り、そして船を傷める。" in said
    note = page.xpath(".//div[@class='footnote']//li")[0].text_content().strip()
    assert note.startswith("編集部注: 船大工とは、木の船を造り、直す職人のこと。塩に強い木を選ぶ")
    assert len(page.xpath(".//h2[last()]/following::li[strong]")) == len(small_export().words)
    assert "<rp>(</rp><rt>しお</rt><rp>)</rp></ruby>" in exported("md")


def test_hostile_text_is_only_text_in_markdown() -> None:
    page = rendered(hostile_export())
    assert {each.tag for each in page.iter()} <= set(
        "div h1 h2 h3 p a ruby br ul li strong".split()
    )
    shown = "".join(page.text_content().split())
    for text in HOSTILE:
        assert "".join(writable(text).split()) in shown


# ------------------------------------------------------------------ one source


@pytest.mark.parametrize("name", ["csv", "epub", "json", "md", "tsv", "anki"])
def test_a_changed_entry_changes_every_export_that_has_it(name: str) -> None:
    salt = changed_term("salt", english="sea salt crystals")
    before, after = (
        EXPORTERS[name](export) for export in (small_export(), small_export(salt=salt))
    )
    assert (
        "sea salt crystals" in whole_text(before),
        "sea salt crystals" in whole_text(after),
    ) == (
        False,
        True,
    )


def test_an_export_goes_with_the_last_that_asks_for_it() -> None:
    gc.disable()  # a build looks for circles too seldom to wait for that
    try:
        export = small_export()
        for make in EXPORTERS.values():
            make(export)
        seen = weakref.ref(export)
        del export
        assert seen() is None
    finally:
        gc.enable()
