"""Markdown: its HTML is read as a page whose every line is text."""

import re
from datetime import datetime

from builder.intake.draft import Draft, LeftOut
from builder.intake.page import read_converted
from builder.intake.text import read_text
from builder.markdown_extension import html_of
from builder.reader import date

# The converter's time grows with the square of what stands in one block.
MAX_BLOCK = 20_000  # characters
MAX_MARKS = 1_000  # in a block, of brackets, stars and the like
_MARKS = re.compile(r"[\[\]*_`<>!&\\]")
_FRONT_MATTER = re.compile(r"\A---\n(.{0,4000}?)\n(?:---|\.\.\.)\n", re.DOTALL)
_FIELD = r"^{}:[ \t]*[\"']?(.+?)[\"']?[ \t]*$"
_FOOTNOTE = re.compile(r"^\[\^([^\]\s]{1,40})\]:[ \t]*(\S.*(?:\n[ \t]+\S.*)*)", re.MULTILINE)
_REFERENCE = re.compile(r"\[\^([^\]\s]{1,40})\]")
_ADDRESS = re.compile(r"^ {0,3}\[[^\]^\n][^\]\n]{0,80}\]:[ \t]*\S.*$", re.MULTILINE)


def read_markdown(text: str) -> Draft:
    """A draft of Markdown; a transcript written in it is read as one. Raises ValueError where a
    block is too large."""
    transcript = read_text(text)
    if not transcript.pasted:
        return transcript
    match = _FRONT_MATTER.match(text)
    body, left_out = _without_definitions(text[match.end() :] if match else text)
    _check_size(body)
    try:
        draft = read_converted(html_of(body), "Markdown")
    except RecursionError:
        raise ValueError("Markdown with fewer levels in each other") from None
    draft.left_out += left_out
    if match:
        lines = match[1].split("\n")
        draft.left_out += [LeftOut(place="the front matter", text=line) for line in lines]
        draft.title = draft.title or _field("title", match[1])
        draft.published = draft.published or _date(_field("date", match[1]))
    return draft


def _check_size(text: str) -> None:
    """Raises ValueError where a block would take minutes."""
    for block in re.split(r"\n[ \t]*\n", text):
        if len(block) > MAX_BLOCK:
            raise ValueError(f"Markdown of at most {MAX_BLOCK:,} characters between blank lines")
        if len(block) > MAX_MARKS and len(_MARKS.findall(block)) > MAX_MARKS:
            raise ValueError(f"Markdown of at most {MAX_MARKS:,} marks between blank lines")


def _field(name: str, text: str) -> str:
    found = re.search(_FIELD.format(name), text, re.MULTILINE)
    return found[1] if found else ""


def _date(text: str) -> datetime | None:
    try:
        return date(text)
    except ValueError:
        return None


def _without_definitions(text: str) -> tuple[str, list[LeftOut]]:
    """The text with its footnotes as notes, `（注：…）`, where they are referred to, and what of
    the definitions has no place in it: footnotes that nothing refers to, addresses of links."""
    notes = {match[1]: " ".join(match[2].split()) for match in _FOOTNOTE.finditer(text)}
    body = _FOOTNOTE.sub("", text)
    used = {match[1] for match in _REFERENCE.finditer(body)}
    body = _REFERENCE.sub(
        lambda match: f"（注：{notes[match[1]]}）" if match[1] in notes else match[0], body
    )
    left_out = [LeftOut(place="a footnote", text=notes[id]) for id in notes if id not in used]
    left_out += [
        LeftOut(place="the address of a link", text=match[0].strip())
        for match in _ADDRESS.finditer(body)
    ]
    return body, left_out
