"""A page's HTML, element after element, as lines of text: where they begin and end, which of them
are the main text."""

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lxml import etree, html

from builder.datafile import shorten
from builder.intake.draft import Draft, LeftOut
from builder.intake.page_lines import HEADINGS, Line, PageLines
from builder.intake.page_signs import BODIES, hides, reason_apart, stands_out
from builder.intake.ruby import element_notation
from builder.reader import is_sentence

# Tags whose text runs on in the line; every other tag begins and ends a line.
INLINE = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q rb rp rt rtc ruby "
    "s samp small span strike strong sub sup time tt u var wbr img".split()
)
# Parts of a text and never the whole of it; a cell can be, on old pages.
_PARTS = frozenset(["p", "dd", "dt", "li", "blockquote", *INLINE, *HEADINGS])
_NO_TEXT = ("script", "style", "template", "noscript", "svg", "math", "iframe", "object", "title")
_MUCH = 200  # characters that are hidden; fewer are labels
_ROW = "\n\0"  # a line that was meant
_BLANK = " \t\r\n\f"
_SPACE = re.compile(rf"[{_BLANK}]+")
_ASIAN = "\u3000-\u9fff\uf900-\uff60"
_BROKEN_LINE = re.compile(rf"(?<=[{_ASIAN}])[ \t]*\n[ \t\n]*(?=[{_ASIAN}])")


@dataclass(slots=True)
class _Open:
    """An element that is open, the first of its lines, and how much prose it holds so far."""

    element: Any
    first: int
    prose: int = 0


class _Closed(NamedTuple):
    """An element with prose: how much, its lines from one index to another, and whether it calls
    itself the text."""

    prose: int
    first: int
    end: int
    is_body: bool


@dataclass(slots=True)
class _OpenLine:
    """The line that is read: its text in `pieces`, and what a `Line` says of it. Its `lead` grows
    until it is `led`: until words came that are not bold."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    lead: str = ""
    led: bool = False
    named: bool = False

    def add(self, text: str, *, linked: bool, bold: bool) -> None:
        """More of its text."""
        if bold and not self.led:
            self.lead += text
        else:
            self.led = self.led or bool(text.strip())
        self.pieces.append(text)
        self.linked += len(text.strip()) if linked else 0

    def begins_row(self) -> bool:
        """Whether nothing stands yet in a row that is not the first of its block."""
        return next((each for each in reversed(self.pieces) if each.strip(_BLANK)), "") == _ROW


@dataclass(slots=True)
class _Walk:
    """How far a page is read: its lines, the elements that are `opened`, why those are `apart`, how
    many of them are links and bold, and those with prose that are closed."""

    draft: Draft
    lines: list[Line] = field(default_factory=list)
    line: _OpenLine = field(default_factory=_OpenLine)
    opened: list[_Open] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)
    links: int = 0
    bold: int = 0
    closed: list[_Closed] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        """Text of the line that is open."""
        if text:
            self.line.add(text, linked=self.links > 0, bold=self.bold > 0)

    def end_row(self) -> None:
        """A row ends within the block; after an empty one, a paragraph does."""
        if self.line.begins_row():
            self.end_line()
        else:
            self.add(_ROW)

    def end_line(self) -> None:
        """The line that is open goes to the lines, if it holds anything."""
        line, self.line = self.line, _OpenLine()
        text = _collapsed("".join(line.pieces))
        if not text:
            return
        blocks = (one.element for one in reversed(self.opened))
        block = next((each for each in blocks if each.tag not in INLINE), None)
        tag = block.tag if block is not None else "body"
        classes = (block.get("class") or "") if block is not None else ""
        apart = self.apart[-1] if self.apart else ""
        lead = _collapsed(line.lead)
        self.lines.append(Line(text, tag, classes, apart, line.linked, lead, line.named, block))
        if not apart and is_sentence(text):
            self.opened[-1].prose += len(text)


def page_lines(root: Any, draft: Draft) -> PageLines:
    """The lines of a parsed page. Linear in its length."""
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    etree.strip_elements(root, *_NO_TEXT, with_tail=False)
    walk = _Walk(draft)
    skipped: Any = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if skipped is not None:
            if event == "end" and element is skipped:
                skipped = None
                walk.add(element.tail)
            continue
        if event == "start" and hides(element):
            _leave_out(walk, element)
            skipped = element
        elif event == "start" and element.tag == "ruby":
            walk.add(element_notation(element, draft))
            skipped = element
        elif event == "start":
            _start(walk, element)
        else:
            _end(walk, element)
    walk.end_line()
    return PageLines(walk.lines, _main(walk))


def parsed(text: str) -> Any:
    """The page's tree. Raises ValueError where there is none."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, AssertionError):
        raise ValueError("a page of HTML") from None
    if any("depth" in each.message for each in parser.error_log):
        raise ValueError("a page with fewer elements in each other")  # the rest is cut off
    return root


def _leave_out(walk: _Walk, element: Any) -> None:
    """Tell of an element that nobody sees on the page."""
    if element.tag not in INLINE:
        walk.end_line()
    text = _collapsed("".join(element.itertext()))
    if text:
        walk.draft.left_out.append(LeftOut(place="hidden on the page", text=text))
    if is_sentence(text) and len(text) >= _MUCH:
        walk.draft.unsure.append(
            f"{len(text)} characters are hidden on the page, 「{shorten(text)}」: "
            "add them if they are part of the interview"
        )


def _start(walk: _Walk, element: Any) -> None:
    tag = element.tag
    if tag == "br":
        walk.end_row()
    elif tag not in INLINE:
        walk.end_line()
    walk.opened.append(_Open(element, len(walk.lines)))
    reason = reason_apart(element)
    if reason:
        walk.apart.append(reason)
    walk.links += tag == "a" and element.get("href") is not None
    bold = stands_out(element)
    if bold and not walk.bold and walk.line.begins_row():
        walk.end_line()  # old pages have one block of rows, each opened by a name
    walk.bold += bold
    line = walk.line
    line.named = line.named or (bold and not line.led and element.tag in ("span", "em"))
    walk.add(element.text if tag != "br" else None)


def _end(walk: _Walk, element: Any) -> None:
    tag = element.tag
    if tag not in INLINE and tag != "br":
        walk.end_line()
    if reason_apart(element):
        walk.apart.pop()
    walk.links -= tag == "a" and element.get("href") is not None
    walk.bold -= stands_out(element)
    done = walk.opened.pop()
    if walk.opened:
        walk.opened[-1].prose += done.prose
    if done.prose and tag not in _PARTS:
        body = tag in BODIES or "articleBody" in (element.get("itemprop") or "")
        walk.closed.append(_Closed(done.prose, done.first, len(walk.lines), body))
    if tag != "html":
        walk.add(element.tail)


def _main(walk: _Walk) -> tuple[int, int]:
    """The innermost element that calls itself the text and holds half of the prose, else the
    innermost with four fifths of it; inner elements end before outer ones."""
    total = max((each.prose for each in walk.closed), default=0)
    named = (each for each in walk.closed if each.is_body and each.prose * 2 >= total)
    most = (each for each in walk.closed if each.prose * 5 >= total * 4)
    found = next(named, None) or next(most, None)
    return (found.first, found.end) if found else (0, len(walk.lines))


def _collapsed(text: str) -> str:
    """White space as a browser shows it."""
    pieces = text.replace(_ROW, "\0").split("\0")
    lines = (_SPACE.sub(" ", _BROKEN_LINE.sub("", each)).strip(" ") for each in pieces)
    return "\n".join(filter(None, lines))
