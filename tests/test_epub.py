"""The book: EPUBCheck finds nothing, its notes and terms lead to and fro, every sign is there."""

import io
import zipfile
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from consumers import environment
from hostile import HOSTILE, hostile_export
from small import CHANGED, small_export

from builder.exporters import EXPORTERS, Export

XHTML = "{http://www.w3.org/1999/xhtml}"


TYPE = "{http://www.idpf.org/2007/ops}type"


@pytest.fixture(params=["small", "hostile", "no times"])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    exports = {
        "small": small_export(),
        "hostile": hostile_export(),
        "no times": hostile_export(time=None, site_url=""),
    }
    path = tmp_path / "book.epub"
    path.write_bytes(EXPORTERS["epub"](exports[request.param]))
    return path


def test_epubcheck_finds_nothing(book: Path) -> None:
    assert environment.run("check_epub.py", book) == []


def test_epubcheck_finds_what_is_wrong(tmp_path: Path) -> None:
    broken = EXPORTERS["epub"](small_export()).replace(
        b"application/epub+zip", b"application/zip+epub"
    )
    (tmp_path / "book.epub").write_bytes(broken)
    assert environment.run("check_epub.py", tmp_path / "book.epub")


def page(export: Export, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(EXPORTERS["epub"](export))) as archive:
        return ElementTree.fromstring(archive.read(f"EPUB/{name}"))


def test_a_note_of_the_book_is_a_footnote_that_leads_back() -> None:
    section = page(small_export(), "section-1.xhtml")
    (mark,) = (each for each in section.iter(f"{XHTML}a") if each.get(TYPE) == "noteref")
    (note,) = section.iter(f"{XHTML}aside")
    assert (mark.get("href"), note.get(TYPE)) == (f"#{note.get('id')}", "footnote")
    back = next(note.iter(f"{XHTML}a"))
    assert back.get("href") == f"#{mark.get('id')}"
    assert text_of(note).endswith("船大工とは、木の船を造り、直す職人のこと。塩に強い木を選ぶ")


def text_of(element: ElementTree.Element) -> str:
    """Its text without readings."""
    for ruby in element.iter(f"{XHTML}ruby"):
        for reading in ruby.findall(f"{XHTML}rt"):
            reading.text = ""
    return "".join(element.itertext())


def test_the_first_use_of_a_term_leads_to_the_books_glossary() -> None:
    export = small_export()
    links = [
        each.get("href")
        for each in page(export, "section-1.xhtml").iter(f"{XHTML}a")
        if each.get(TYPE) == "glossref"
    ]
    assert links == [f"glossary.xhtml#term-{id}" for id in ("shipwright", "touch", "salt")]
    ids = [each.get("id") for each in page(export, "glossary.xhtml").iter(f"{XHTML}dt")]
    assert ids == ["term-board", "term-touch", "term-salt", "term-shipwright"]


def test_the_book_says_that_it_is_a_retelling_and_when_it_was_changed() -> None:
    with zipfile.ZipFile(io.BytesIO(EXPORTERS["epub"](small_export()))) as archive:
        package = archive.read("EPUB/package.opf").decode()
    assert "再話" in "".join(page(small_export(), "title.xhtml").itertext())
    assert f"{datetime.fromtimestamp(CHANGED).astimezone():%Y-%m}" in package
    assert "CC BY-SA 4.0" in package


def test_the_book_holds_every_sign_of_the_text() -> None:
    section = page(hostile_export(), "section-1.xhtml")
    found = [text_of(each) for each in section.iter(f"{XHTML}p")]
    unwritable = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127], "\ufffd")
    broken = {ord("\n"): "", ord("\r"): ""}
    assert found == [text.translate(unwritable | broken) for text in HOSTILE]
