"""Which kind of file it is, by its first bytes, its name and its text, and its draft."""

import re
from dataclasses import dataclass
from pathlib import PurePath

from builder.errors import EditionError, problem_at
from builder.intake.captions import read_captions
from builder.intake.draft import Draft, LeftOut, clean
from builder.intake.markdown_file import read_markdown
from builder.intake.page import read_page
from builder.intake.text import read_text
from builder.intake.word import read_word
from builder.reader import CODECS, NO_TEXT, encoding_of

# First bytes of files that hold text in a way that nobody here can read.
_OTHERS = {
    b"%PDF": "a PDF (copy its text into a .txt file)",
    b"\xd0\xcf\x11\xe0": "an old Word document (save it as .docx)",
    b"{\\rtf": "rich text (save it as .docx or .txt)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"ID3": "a sound file",
    b"\x1f\x8b": "a packed file (unpack it first)",
}
_MARKDOWN = (".md", ".markdown", ".mkd")
_PAGES = (".html", ".htm", ".xhtml")
_MARKDOWN_HEADING = re.compile(r"^#{1,4} \S", re.MULTILINE)
_CUE = re.compile(r"^(?:\d+:)?\d\d:\d\d[,.]\d{3} --> ", re.MULTILINE)
_TAGS = re.compile(r"<!doctype html|<html[\s>]|<body[\s>]|<article[\s>]|</p>", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]{3,20})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A draft, and what there is to say of how the file was written."""

    draft: Draft
    written: str


def take(data: bytes, path: str) -> Taken:
    """What the bytes of the file `path` hold. Raises `EditionError` where that is no interview."""
    name = PurePath(path).name.lower()
    try:
        if data.startswith(b"PK"):
            return Taken(draft=_cleaned(read_word(data)), written="")
        for start, found in _OTHERS.items():
            if data.startswith(start):
                raise _wrong(path, "text, captions, a web page or a Word document", found)
        text, written, dropped = _text(data, path)
        draft = _read(text, name)
    except ValueError as error:
        raise _wrong(path, str(error), "something else") from None
    if unread := text.count("\ufffd"):
        draft.unsure.append(f"{unread} × a sign that could not be read: � stands there")
    if dropped:
        left = LeftOut(place="characters that no text has", text=f"{dropped} of them")
        draft.left_out.append(left)
    return Taken(draft=draft, written=written)


def _read(text: str, name: str) -> Draft:
    if text.startswith("WEBVTT"):
        return read_captions(text, "vtt")
    if name.endswith((".srt", ".vtt")) or len(_CUE.findall(text[:20_000])) > 1:
        return read_captions(text, "vtt" if name.endswith(".vtt") else "srt")
    if name.endswith(_PAGES) or (not name.endswith(_MARKDOWN) and _TAGS.search(text[:20_000])):
        return read_page(text)
    if name.endswith(_MARKDOWN) or _MARKDOWN_HEADING.search(text):
        return read_markdown(text, plain=not name.endswith(_MARKDOWN))
    return read_text(text)


def _text(data: bytes, path: str) -> tuple[str, str, int]:
    """The text, how it was written, and how many characters were dropped."""
    name = encoding_of(data)
    codec = CODECS.get(name) or _declared(data)
    try:
        text = data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        if not name:
            raise _wrong(path, f"text in {', '.join(CODECS)}", NO_TEXT) from None
        # A few bytes that the encoding has not got: what they stood for is told as unsure.
        text = data.decode(codec, errors="replace")
    ends = "Windows line ends" if "\r\n" in text else "old Mac line ends" if "\r" in text else ""
    mark = "a byte order mark" if text.startswith("\ufeff") or data[:3] == b"\xef\xbb\xbf" else ""
    cleaned, dropped = clean(text)
    return cleaned, ", ".join(filter(None, (name or codec, mark, ends))), dropped


def _declared(data: bytes) -> str:
    match = _CHARSET.search(data[:2000])
    return match[1].decode("ascii") if match else "ascii"


def _cleaned(draft: Draft) -> Draft:
    for part in draft.parts:
        part.text = clean(part.text)[0]
    draft.title, draft.author = clean(draft.title)[0], clean(draft.author)[0]
    return draft


def _wrong(path: str, expected: str, found: str) -> EditionError:
    return EditionError([problem_at(path, "format", expected, found)])
