"""Every format of `kunten export`, of an edition whose titles, speakers, terms and readings hold
anything; each file is read again with another program than wrote it.
"""

import csv
import io
import json
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from html import unescape
from itertools import cycle
from pathlib import Path
from zipfile import ZipFile

from fuzz_html import Alive, html_of
from lxml import etree

from builder.annotate import annotate_edition
from builder.edition_study import study
from builder.exporters import EXPORTERS, Export
from builder.exporters.cards import FIELDS
from builder.exporters.csv import COLUMNS
from builder.exporters.signs import one_line, writable
from builder.glossary import Glossary
from builder.model import (
    Edition,
    Kind,
    Paragraph,
    Passage,
    Profile,
    Recording,
    Section,
    Speaker,
    Term,
    Work,
)
from builder.vocabulary import Lexicon

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from fakes import FakeReadings
from hostile import HOSTILE
from opened import database

BETWEEN = "\n@@\n"  # of the pieces of an input
LONGEST = 2_000  # characters of one, for readers of the files take longer than their writers
SEED = BETWEEN.join(
    [
        *HOSTILE,
        "塩",
        "しお",
        "山田：塩は重いです。",
        "<b>塩</b>",
        "編集部注",
        "https://example.org/?a=1&b",
    ]
).encode("utf-8", "surrogatepass")


def hostile_export(data: bytes) -> Iterator[Export]:
    """The exports of an edition made from the pieces of the input, with readings and without."""
    some = cycle(piece[:LONGEST] or "塩" for piece in _decoded(data).split(BETWEEN))
    word = next(some).strip() or "塩"
    term = Term(
        id="salt", term=word, reading=next(some), english=next(some), ja=next(some), en=next(some),
        level=next(some), category=next(some), aliases=(next(some),), related=(), source=next(some),
    )  # fmt: skip
    glossary = Glossary([term])
    readings = FakeReadings({word: next(some)})
    annotated = annotate_edition(_hostile_edition(some, word), readings, glossary)
    studied = study(annotated, glossary, Lexicon(glossary))
    for shown in (False, True):
        yield Export(
            studied=studied, site_url="https://example.org/a&b/", changed=1, readings=shown
        )


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")


def _hostile_edition(some: Iterator[str], word: str) -> Edition:
    """An edition in which the word stands between the pieces."""
    speaker = next(some)
    paragraphs = tuple(
        Paragraph(
            id=f"t-0-40-p{number}",
            speaker=speaker if number % 2 else None,
            text=f"{speaker}：{next(some)}{word}。",
            line=number,
            lead=len(speaker) + 1 if number % 2 else 0,
        )
        for number in range(1, 7)
    )
    passages = (
        Passage(id="t-0-40", time=40, paragraphs=paragraphs[:3], line=1),
        Passage(id="t-1-40", time=100, paragraphs=paragraphs[3:], line=4),
    )
    profile = Profile(name=next(some), line=9, paragraphs=(replace(paragraphs[0], id="p1"),))
    return Edition(
        slug="hostile",
        path="editions/hostile",
        title=next(some),
        subtitle=next(some),
        label=next(some),
        sections=(Section(id="s", title=next(some), passages=passages, line=1),),
        kind=Kind.RETELLING,
        source=Work(name=next(some), author=next(some), publisher=next(some), url="https://a.example/?a&b"),
        recording=Recording(title=next(some), url="https://a.example/a.mp3", name=next(some), offset=0),
        speakers=(Speaker(name=speaker, english=next(some), role=next(some)),),
        licence=next(some),
        profile=profile,
    )  # fmt: skip


def all_exports(data: bytes) -> None:
    """Every law of every format."""
    assert {*LAWS} == {*EXPORTERS}
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # genanki's, of HTML that is none
        for export in hostile_export(data):
            for name, law in LAWS.items():
                law(EXPORTERS[name](export), export)


def _texts(export: Export) -> list[str]:
    sections = export.edition.sections
    return [each.text for section in sections for each in section.paragraphs]


def _csv(data: bytes, _: Export) -> None:
    text = data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(COLUMNS)}, "a row of another length"
    assert data.count(b"\n") == data.count(b"\r") == len(rows), "a line end in a cell"
    for cell in (cell for row in rows for cell in row):
        assert not cell.lstrip().startswith(tuple("=+-@＝＋－＠")), cell


def _tsv(data: bytes, _: Export) -> None:
    lines = data.decode().removesuffix("\n").split("\n")
    head = [line for line in lines[:7] if line.startswith("#")]
    columns = head[-1].removeprefix("#columns:").split("\t")
    assert len(head) == 7
    for line in lines[7:]:
        cells = line.split("\t")
        assert len(cells) == len(columns), line
        assert "\r" not in line
        for cell in cells:
            assert not Alive(cell).acting, cell


def _json(data: bytes, export: Export) -> None:
    value = json.loads(data)
    paragraphs = [
        each
        for section in value["sections"]
        for passage in section["passages"]
        for each in passage["paragraphs"]
    ]
    assert [_again(each["text"]) for each in paragraphs] == [
        _again(each) for each in _texts(export)
    ]
    for each in paragraphs:
        for token in each["tokens"]:
            assert each["text"][token["start"] : token["end"]] == token["surface"]


def _again(text: str) -> str:
    """Halves of characters, which no encoding takes, are written in another way."""
    return text.encode("utf-8", "backslashreplace").decode()


def _chapters(data: bytes, export: Export) -> None:
    value = json.loads(data)
    assert _again(value["title"]) == _again(export.edition.title)
    assert [each["startTime"] for each in value["chapters"]] == [40, 100]


def _vtt(data: bytes, export: Export) -> None:
    text = data.decode()
    first, note, *cues = text.removesuffix("\n").split("\n\n")
    assert (first, note.count("\n"), "-->" in note) == ("WEBVTT", 0, False)
    assert len(cues) == 2, "another number of cues"
    shown: list[str] = []
    for cue in cues:
        _, times, *lines = cue.split("\n")
        assert times.count("-->") == 1 and not any("-->" in line for line in lines)
        assert len(lines) == 3, "a line of a cue is lost or parted"
        shown += lines
    for line, wanted in zip(shown, _texts(export), strict=True):
        if not export.readings and not line.startswith("<v "):
            assert unescape(line) == one_line(wanted), line


def _text(data: bytes, export: Export) -> None:
    text = data.decode()
    if not export.readings:
        at = 0
        for each in _texts(export):
            at = text.find(writable(each), at)
            assert at >= 0, "a paragraph is lost"


def _md(data: bytes, _: Export) -> None:
    assert not (acting := Alive(html_of(data.decode())).acting), acting


def _epub(data: bytes, export: Export) -> None:
    with ZipFile(io.BytesIO(data)) as book:
        pages = {name: book.read(name) for name in book.namelist()}
    said = ""
    for name, page in pages.items():
        if not name.endswith((".xhtml", ".opf", ".xml", ".ncx")):
            continue
        root = etree.fromstring(page, etree.XMLParser(resolve_entities=False, no_network=True))
        for element in root.iter():
            assert etree.QName(element).localname not in ("script", "iframe", "object", "img"), name
            for key, value in element.attrib.items():
                assert not key.startswith("on") and not value.lower().startswith("javascript:")
        for small in root.xpath("//*[local-name() = 'rt' or local-name() = 'rp']"):
            small.text = ""
        said += "".join(root.itertext())
    said = "".join(said.split())
    for each in _texts(export):
        assert "".join(writable(each).split()) in said, "a paragraph is lost"


def _anki(data: bytes, _: Export) -> None:
    with database(data) as deck:
        assert deck.execute("pragma integrity_check").fetchone() == ("ok",)
        notes = deck.execute("select flds, tags from notes").fetchall()
    assert notes
    for fields, tags in notes:
        assert fields.count("\x1f") == len(FIELDS) - 1, "a field is parted"
        assert not (acting := Alive(fields).acting), acting
        assert "\n" not in tags and tags == f" {' '.join(tags.split())} "


LAWS: Mapping[str, Callable[[bytes, Export], None]] = {
    "anki": _anki, "chapters": _chapters, "csv": _csv, "epub": _epub, "json": _json, "md": _md,
    "text": _text, "tsv": _tsv, "vtt": _vtt,
}  # fmt: skip
