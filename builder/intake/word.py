"""Word documents: paragraphs, headings by their style, readings (ルビ) as the author set them."""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

import docx
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph
from lxml import etree
from lxml.etree import LxmlError

from builder.datafile import shorten
from builder.intake.draft import Draft, Heading, LeftOut, Turn
from builder.intake.ruby import notation
from builder.reader import SETTINGS

_MAX_UNPACKED = 50_000_000  # bytes; a small archive can unpack to anything

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TITLE_STYLES = ("title", "表題")
_HEADING_STYLES = ("heading", "見出し")

_BROKEN = (BadZipFile, zlib.error, OpcError, LxmlError, KeyError, OSError, EOFError, RuntimeError)


def read_word(data: bytes) -> Draft:
    """A draft of a .docx file. Raises ValueError where it is none."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(each.file_size for each in archive.infolist()) > _MAX_UNPACKED:
                raise ValueError(f"a Word document of at most {_MAX_UNPACKED:,} bytes unpacked")
        document = docx.Document(BytesIO(data))
    except _BROKEN:
        raise ValueError("a Word document") from None
    draft = Draft(kind="a Word document")
    if author := document.core_properties.author:
        # Whoever's machine it was: a program's name, an editor, the author.
        draft.unsure.append(
            f"the file names 「{shorten(author)}」 as its author: if that is who wrote the text, "
            f"write it as author below source into {SETTINGS}"
        )
    _take_parts(document, draft)
    _tell_rest(document, draft)
    return draft


def _take_parts(document: Any, draft: Draft) -> None:
    """The title and the parts by their styles. Where no paragraph has such a style, title and date
    are found as in text that was pasted."""
    for style, text in _paragraphs(document, draft):
        if style.startswith(_TITLE_STYLES) and not draft.title:
            draft.title = text.replace("\n", " ")
        elif style.startswith(_HEADING_STYLES):
            draft.parts.append(Heading(text=text.replace("\n", " ")))
        else:
            draft.parts.append(Turn(text=text))
    if draft.title or any(isinstance(part, Heading) for part in draft.parts):
        draft.title = draft.title or document.core_properties.title or ""
    else:
        draft.pasted = "\n\n".join(part.text for part in draft.parts)
        draft.parts = []


def _paragraphs(document: Any, draft: Draft) -> Iterator[tuple[str, str]]:
    """The style's name in lower case and the text of each paragraph with any; a row of a table is
    one, where each of its cells is."""
    body = document.element.body
    etree.strip_elements(body, f"{_MC}Fallback", with_tail=False)  # the same once more
    for element in body.iter(f"{_W}p"):
        row = next(element.iterancestors(f"{_W}tr"), None)
        cells = _cells(row, draft) if row is not None else []
        if row is not None and cells and element is not next(row.iter(f"{_W}p")):
            continue
        text = "　".join(cells) or "".join(_pieces(element, draft)).strip()
        if text:
            style = Paragraph(element, document).style
            yield (style.name or "").lower() if style else "", text


def _cells(row: Any, draft: Draft) -> list[str]:
    """The texts of a row's cells; none where one of them holds several paragraphs or a table."""
    cells = list(row.iterchildren(f"{_W}tc"))
    paragraphs = [list(cell.iter(f"{_W}p")) for cell in cells]
    if any(len(each) != 1 for each in paragraphs):
        return []
    texts = ("".join(_pieces(each[0], draft)).strip() for each in paragraphs)
    return [text for text in texts if text]


def _pieces(paragraph: Any, draft: Draft) -> Iterator[str]:
    for element in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab", f"{_W}ruby"):
        if next(element.iterancestors(f"{_W}p")) is not paragraph:
            continue  # a box of text holds paragraphs of its own
        name = element.tag.removeprefix(_W)
        if name == "ruby":
            base, reading = (
                "".join(each.text or "" for each in element.iterfind(f"{_W}{part}//{_W}t"))
                for part in ("rubyBase", "rt")
            )
            yield notation(base, reading, draft)
        elif name == "t" and not _in_ruby(element):
            yield element.text or ""
        elif name == "br":
            yield "\n"
        elif name == "tab":
            yield " "


def _in_ruby(element: Any) -> bool:
    return any(each.tag == f"{_W}ruby" for each in element.iterancestors())


def _tell_rest(document: Any, draft: Draft) -> None:
    """What stands beside the text, or was deleted and is still kept."""
    for part in document.part.package.iter_parts():
        name = str(part.partname).rpartition("/")[2].removesuffix(".xml")
        if re.fullmatch(r"(?:footnotes|endnotes|comments|header\d*|footer\d*)", name):
            texts = parse_xml(part.blob).iter(f"{_W}t")
            text = " ".join(each.text for each in texts if each.text)
            if text:
                draft.left_out.append(LeftOut(place=name, text=text))
    deleted = "".join(each.text or "" for each in document.element.body.iter(f"{_W}delText"))
    if deleted:
        draft.left_out.append(LeftOut(place="deleted text", text=deleted))
