"""HTML within Markdown, before the Markdown is read: readings, bold words, headings and lines are
written as Markdown, other tags taken out and told. What is code, or no tag of HTML, stays text."""

import re
from collections.abc import Iterator
from itertools import groupby

from builder.intake.draft import Draft, LeftOut
from builder.intake.page_walk import INLINE
from builder.intake.ruby import with_notation

_ANY_CASE = re.IGNORECASE | re.ASCII
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_CODE = re.compile(r"(`+[^`\n]+`+)")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,15})(?:\s[^<>]{0,1000})?\s?/?>")
_ROW = re.compile(r"^ {0,3}\|.*$", re.MULTILINE)  # of a table: a line of its own would end it
_BREAK = re.compile(r"<br\s?/?>", re.IGNORECASE)
_BOLD = re.compile(r"<(b|strong)>([^<>*\n]{1,80})</\1>")
_BLOCKS = frozenset(
    "address article aside blockquote body button canvas caption center col colgroup dd details "
    "dialog dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 "
    "h5 h6 head header hgroup hr html iframe input legend li link main map menu meta nav noscript "
    "object ol optgroup option p param picture pre script search section select source style "
    "summary svg table tbody td template textarea tfoot th thead title tr ul video audio".split()
)
# What no reader sees, from its begin to its end.
_SILENT = [(re.compile("<!--()"), re.compile("()-->"), "a comment")] + [
    (re.compile(rf"()<{tag}\b", _ANY_CASE), re.compile(rf"</{tag}\s?>()", _ANY_CASE), "HTML")
    for tag in ("script", "style", "template")
]


def without_tags(text: str, draft: Draft) -> str:
    """The Markdown without HTML. Linear in its length."""
    return "".join(piece if code else _text(piece, draft) for code, piece in _by_fences(text))


def _by_fences(text: str) -> Iterator[tuple[bool, str]]:
    """The text in runs of lines, and whether each is a fenced block of code."""
    fenced = False
    marked: list[tuple[bool, str]] = []
    for line in text.splitlines(keepends=True):
        fence = _FENCE.match(line) is not None
        marked.append((fenced or fence, line))
        fenced = fenced != fence
    for code, run in groupby(marked, key=lambda each: each[0]):
        yield code, "".join(line for _, line in run)


def _text(text: str, draft: Draft) -> str:
    for begin, end, place in _SILENT:
        text = _without(text, begin, end, place, draft)
    text = _ROW.sub(lambda row: _BREAK.sub(" ", row[0]), text)
    pieces = _CODE.split(text)
    pieces[::2] = [_prose(each, draft) for each in pieces[::2]]
    return "".join(pieces)


def _prose(text: str, draft: Draft) -> str:
    text = _BOLD.sub(r"**\2**", with_notation(text, draft))
    return _TAG.sub(lambda tag: _as_markdown(tag, draft), text)


def _without(
    text: str, begin: re.Pattern[str], end: re.Pattern[str], place: str, draft: Draft
) -> str:
    """The text without what stands between the two; what is told of it is between their groups."""
    kept, at = [], 0
    while (first := begin.search(text, at)) and (last := end.search(text, first.end())):
        kept.append(text[at : first.start()])
        inside = text[first.start(1) : last.start(1)]
        draft.left_out.append(LeftOut(place=place, text=" ".join(inside.split())))
        at = last.end()
    return "".join([*kept, text[at:]])


def _as_markdown(tag: re.Match[str], draft: Draft) -> str:
    name, closes = tag[2].lower(), bool(tag[1])
    if name == "br":
        return "\n"
    if name not in _BLOCKS and name not in INLINE:
        return tag[0]
    heading = re.fullmatch(r"h([1-6])", name)
    if not closes and not heading:
        draft.left_out.append(LeftOut(place="HTML", text=tag[0]))
    if heading and not closes:
        return f"\n\n{'#' * int(heading[1])} "
    return "" if name in INLINE else "\n\n"
