"""A page's HTML as lines of text: one for each block, with what tells text from the rest."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html

from builder.datafile import shorten
from builder.intake.draft import Draft, LeftOut
from builder.intake.page_signs import BODIES, hides, reason_apart, stands_out
from builder.intake.ruby import element_notation
from builder.reader import is_sentence

# Tags whose text runs on in the line; every other tag begins and ends a line.
INLINE = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q rb rp rt rtc ruby "
    "s samp small span strike strong sub sup time tt u var wbr img".split()
)
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
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
class Line:
    """A block's text. `apart`: why it is no part of a text (`<nav>`), else empty; `linked`: how
    many of its characters are links; `lead`: its first words, where they are bold or a name,
    `named` where their class says the latter; `block`: its element."""

    text: str
    tag: str
    classes: str
    apart: str
    linked: int
    lead: str
    named: bool = False
    block: Any = None


@dataclass(slots=True)
class PageLines:
    """The lines in order. `main`: the lines from one index to another that hold the main text."""

    lines: list[Line]
    main: tuple[int, int]


@dataclass(slots=True)
class _Open:
    """An element that is open, the first of its lines, and how much prose it holds so far."""

    element: Any
    first: int
    prose: int = 0


@dataclass(slots=True)
class _Walk:
    draft: Draft
    lines: list[Line] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    opened: list[_Open] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)
    links: int = 0
    linked: int = 0
    bold: int = 0
    lead: str = ""
    led: bool = False
    named: bool = False
    spans: list[tuple[int, int, int, bool]] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        """Text of the line that is open."""
        if not text:
            return
        if self.bold and not self.led:
            self.lead += text
        else:
            self.led = self.led or bool(text.strip())
        self.pieces.append(text)
        self.linked += len(text.strip()) if self.links else 0

    def end_row(self) -> None:
        """A row ends within the block; after an empty one, a paragraph does."""
        if self.begins_row():
            self.end_line()
        else:
            self.add(_ROW)

    def begins_row(self) -> bool:
        """Whether nothing stands yet in a row that is not the first of its block."""
        return next((each for each in reversed(self.pieces) if each.strip(_BLANK)), "") == _ROW

    def end_line(self) -> None:
        """The line that is open goes to the lines, if it holds anything."""
        text = _collapsed("".join(self.pieces))
        if text:
            blocks = (one.element for one in reversed(self.opened))
            block = next((each for each in blocks if each.tag not in INLINE), None)
            tag = block.tag if block is not None else "body"
            classes = (block.get("class") or "") if block is not None else ""
            apart = self.apart[-1] if self.apart else ""
            lead = _collapsed(self.lead)
            line = Line(text, tag, classes, apart, self.linked, lead, self.named, block)
            self.lines.append(line)
            if not apart and is_sentence(text):
                self.opened[-1].prose += len(text)
        self.pieces, self.linked, self.lead, self.led, self.named = [], 0, "", False, False


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


def joined_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines, short cells of one row of a table as one line."""
    found: list[Line] = []
    alone = Counter(line.block for line in lines)
    for line in lines:
        last = found[-1] if found else None
        cells = [
            each for each in (last, line) if each and alone[each.block] == 1 and _is_cell(each)
        ]
        if last and len(cells) == 2 and last.block.getparent() is line.block.getparent():
            last.text += f"　{line.text}"
        else:
            found.append(line)
    return found


def _is_cell(line: Line) -> bool:
    return line.tag in ("td", "th") and len(line.text) <= 80 and "\n" not in line.text


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
    if bold and not walk.bold and walk.begins_row():
        walk.end_line()  # old pages have one block of rows, each opened by a name
    walk.bold += bold
    walk.named = walk.named or (bold and not walk.led and element.tag in ("span", "em"))
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
        walk.spans.append((done.prose, done.first, len(walk.lines), body))
    if tag != "html":
        walk.add(element.tail)


def _main(walk: _Walk) -> tuple[int, int]:
    """The innermost element that calls itself the text and holds half of the prose, else the
    innermost with four fifths of it; inner elements end before outer ones."""
    total = max((prose for prose, *_ in walk.spans), default=0)
    named = (s for s in walk.spans if s[3] and s[0] * 2 >= total)
    most = (s for s in walk.spans if s[0] * 5 >= total * 4)
    found = next(named, None) or next(most, None)
    return (found[1], found[2]) if found else (0, len(walk.lines))


def _collapsed(text: str) -> str:
    """White space as a browser shows it."""
    pieces = text.replace(_ROW, "\0").split("\0")
    lines = (_SPACE.sub(" ", _BROKEN_LINE.sub("", each)).strip(" ") for each in pieces)
    return "\n".join(filter(None, lines))
