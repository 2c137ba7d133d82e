"""Which heading of a page is the title of its article."""

import unicodedata
from dataclasses import dataclass

from builder.intake.draft import Draft
from builder.intake.page_lines import HEADINGS, PageLines

_PARTS = "|»«·•-–—:/<>~"  # between the article and the site in a page's name, in half width


@dataclass(frozen=True, slots=True)
class _Head:
    """A heading: the number of its line, its text without spaces, whether it is an h1."""

    line: int
    text: str
    top: bool


def title_line(page: PageLines, draft: Draft) -> int | None:
    """The line with the title: of the headings that are a part of the page's name the last, for
    the site's name stands above it; else the longest that the name holds, of h1 before all
    others. Without any, the first h1 in the text."""
    first, end = page.main
    heads = [
        _Head(n, _folded(line.text), line.tag == "h1")
        for n, line in enumerate(page.lines[:end])
        if line.apart != "<nav>" and line.tag in HEADINGS
    ]
    name = _folded(draft.title)
    named = [each for each in heads if each.text in name and each.text != _folded(draft.publisher)]
    if parts := [each for each in named if _is_part(each.text, name)]:
        texts = {each.text for each in parts}
        inner = {text for text in texts if any(text in each and text != each for each in texts)}
        last = [each.text for each in parts if each.text not in inner][-1]
        return next(each.line for each in parts if each.text == last)
    tops = [each for each in heads if each.top]
    if named := [each for each in named if each.top] or [e for e in named if len(e.text) > 3]:
        return max(named, key=lambda each: len(each.text)).line
    return next((e.line for e in tops if e.line >= first), tops[-1].line if tops else None)


def _is_part(text: str, name: str) -> bool:
    """Whether it is the whole of the page's name or stands in it between its signs."""
    start = name.find(text)
    before, behind = name[:start][-1:], name[start + len(text) :][:1]
    return all(not sign or sign in _PARTS for sign in (before, behind))


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
