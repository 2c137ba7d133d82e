"""Word documents: paragraphs, headings by their style, readings (ルビ) as the author set them."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

import docx
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph
from lxml.etree import LxmlError

from builder.intake.draft import Draft, Heading, LeftOut, Turn
from builder.intake.ruby import notation

MAX_UNPACKED = 50_000_000  # bytes; a small archive can unpack to anything

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TITLE_STYLES = ("title", "表題")
_HEADING_STYLES = ("heading", "見出し")


def read_word(data: bytes) -> Draft:
    """A draft of a .docx file. Raises ValueError where it is none."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(each.file_size for each in archive.infolist()) > MAX_UNPACKED:
                raise ValueError(f"a Word document of at most {MAX_UNPACKED:,} bytes unpacked")
        document = docx.Document(BytesIO(data))
    except (BadZipFile, KeyError, OpcError, LxmlError, OSError, NotImplementedError):
        raise ValueError("a Word document") from None
    draft = Draft(kind="a Word document", author=document.core_properties.author or "")
    named = document.core_properties.title or ""
    for style, text in _paragraphs(document, draft):
        if style.startswith(_TITLE_STYLES) and not draft.title:
            draft.title = text.replace("\n", " ")
        elif style.startswith(_HEADING_STYLES):
            draft.parts.append(Heading(text=text.replace("\n", " ")))
        else:
            draft.parts.append(Turn(text=text))
    draft.title = draft.title or named
    _tell_footnotes(document, draft)
    return draft


def _paragraphs(document: Any, draft: Draft) -> Iterator[tuple[str, str]]:
    """The style's name in lower case and the text of each paragraph with any, in tables too."""
    for element in document.element.body.iter(f"{_W}p"):
        text = "".join(_pieces(element, draft)).strip()
        if text:
            style = Paragraph(element, document).style
            yield (style.name or "").lower() if style else "", text


def _pieces(paragraph: Any, draft: Draft) -> Iterator[str]:
    for element in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab", f"{_W}ruby"):
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


def _tell_footnotes(document: Any, draft: Draft) -> None:
    for part in document.part.package.iter_parts():
        name = str(part.partname).rpartition("/")[2]
        if name in ("footnotes.xml", "endnotes.xml", "comments.xml"):
            text = " ".join(parse_xml(part.blob).itertext()).strip()
            if text:
                draft.left_out.append(LeftOut(place=name.removesuffix(".xml"), text=text))
