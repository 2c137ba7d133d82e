"""Markdown: its HTML is read as a page whose every line is text."""

import re

from builder.intake.draft import Draft, LeftOut
from builder.intake.markdown_tags import without_tags
from builder.intake.page import read_converted
from builder.intake.text import date_of, read_text
from builder.markdown_extension import html_of

# The converter's time grows with the square of what stands in one block.
_MAX_BLOCK = 20_000  # characters
_MAX_MARKS = 1_000  # in a block, of brackets, stars and the like
_MARKS = re.compile(r"[\[\]*_`<>!&\\]")
_LONGEST_TITLE = 100  # characters
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]", re.MULTILINE)
_UNDERLINED = re.compile(r"\s*[^\n]+\n(?:=+|-+)[ \t]*(?:\n|\Z)")
_NO_MARK = re.compile(
    r"(?:^|(?<=\n))(?=#{1,6}[^#\s])#|(?<=[^\s*\\])\*(?=\d)|(?<=[0-9A-Za-z])\*(?=[0-9A-Za-z])"
)
_NUMBER = re.compile(r"^([ \t]*\d{1,3})([.)][ \t])", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\A---\n(.{0,4000}?)\n(?:---|\.\.\.)\n", re.DOTALL)
_FIELD = r"^{}:[ \t]*[\"']?(.+?)[\"']?[ \t]*$"
_FOOTNOTE = re.compile(r"^\[\^([^\]\s]{1,40})\]:[ \t]*(\S.*(?:\n[ \t]+\S.*)*)", re.MULTILINE)
_REFERENCE = re.compile(r"\[\^([^\]\s]{1,40})\]")
_ADDRESS = re.compile(r"^ {0,3}\[[^\]^\n][^\]\n]{0,80}\]:[ \t]*\S.*$", re.MULTILINE)


def read_markdown(text: str, *, plain: bool = False) -> Draft:
    """A draft of Markdown; a transcript written in it is read as one. `plain`: it stands in a file
    of text. Raises ValueError where a block is too large."""
    transcript = read_text(text)
    if not transcript.pasted:
        return transcript
    match = _FRONT_MATTER.match(text)
    front = match[1] if match else ""
    told = Draft(kind="")
    body = _without_definitions(text[match.end() :] if match else text, told)
    headed = _is_headed(body, plain) or bool(_field("title", front))
    body = _literal(without_tags(body, told))
    _check_size(body)
    try:
        draft = read_converted(html_of(body), "Markdown", headed=headed)
    except RecursionError:
        raise ValueError("Markdown with fewer levels in each other") from None
    draft.left_out += told.left_out
    draft.unsure += told.unsure
    lines = front.split("\n") if front else []
    draft.left_out += [LeftOut(place="the front matter", text=each) for each in lines]
    draft.title = draft.title or _field("title", front)
    draft.published = draft.published or date_of(_field("date", front))
    return draft


def _is_headed(text: str, plain: bool) -> bool:
    """Whether a heading is the title. Else the title stands in a line before the first section."""
    levels = [len(level) for level in _HEADING.findall(text)]
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    if (
        _HEADING.match(first)
        or _UNDERLINED.match(text)
        or len(first) > _LONGEST_TITLE
        or "。" in first
    ):
        return True
    return levels.count(1) == 1 and not (plain and len(levels) == 1)


def _literal(text: str) -> str:
    """The text with what Python-Markdown would take for its own and writers do not mean escaped:
    `#42`, `5*3`, `*1`, the numbers of a list."""
    return _NO_MARK.sub(lambda found: f"\\{found[0]}", _NUMBER.sub(r"\1\\\2", text))


def _check_size(text: str) -> None:
    """Raises ValueError where a block would take minutes."""
    for block in re.split(r"\n[ \t]*\n", text):
        if len(block) > _MAX_BLOCK:
            raise ValueError(f"Markdown of at most {_MAX_BLOCK:,} characters between blank lines")
        if len(block) > _MAX_MARKS and len(_MARKS.findall(block)) > _MAX_MARKS:
            raise ValueError(f"Markdown of at most {_MAX_MARKS:,} marks between blank lines")


def _field(name: str, text: str) -> str:
    found = re.search(_FIELD.format(name), text, re.MULTILINE)
    return found[1] if found else ""


def _without_definitions(text: str, draft: Draft) -> str:
    """The text with its footnotes as notes, `（注：…）`, where they are referred to. What of the
    definitions has no place in it is told: footnotes that nothing refers to, addresses of links."""
    notes = {match[1]: " ".join(match[2].split()) for match in _FOOTNOTE.finditer(text)}
    body = _FOOTNOTE.sub("", text)
    used = {match[1] for match in _REFERENCE.finditer(body)}
    body = _REFERENCE.sub(
        lambda match: f"（注：{notes[match[1]]}）" if match[1] in notes else match[0], body
    )
    draft.left_out += [
        LeftOut(place="a footnote", text=notes[id]) for id in notes if id not in used
    ]
    draft.left_out += [
        LeftOut(place="the address of a link", text=match[0].strip())
        for match in _ADDRESS.finditer(body)
    ]
    return body
