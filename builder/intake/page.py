"""Saved pages of news sites and blogs, and Markdown by way of them: the main text is found,
readings in it are kept, links and captions are dropped and told."""

import json
import re
from datetime import datetime
from typing import Any

from builder.intake.draft import Draft, LeftOut
from builder.intake.page_lines import HEADINGS, Line, PageLines, joined_rows
from builder.intake.page_title import title_line
from builder.intake.page_turns import turns
from builder.intake.page_walk import page_lines, parsed
from builder.reader import date, date_line, web_address

_DATES = (
    "//meta[@property='article:published_time']/@content",
    "//*[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='date' or @name='pubdate']/@content",
    "//time[@pubdate]/@datetime",
    "//time[ancestor::article]/@datetime",
    "//time/@datetime",
)
_LD_DATE = re.compile(r'"datePublished"\s*:\s*("[^"\n]{8,40}")')
_LD_AUTHOR = re.compile(
    r'"author"\s*:\s*(?:\[\s*)?\{[^{}]{0,200}?"name"\s*:\s*("(?:[^"\\\n]|\\.){1,80}")'
)
_MORE = re.compile(r"次(?:の|へ|ページ)|続きを|[2２]ページ目?|2\s*/\s*\d|next", re.IGNORECASE)


def read_page(text: str) -> Draft:
    """A draft of a saved page. Raises ValueError where there is no text in it."""
    root = parsed(text)
    draft = Draft(kind="a saved page")
    _tell_about(root, text, draft)
    # Sets of descendants of many elements would take time with the square of the page.
    links = int(root.xpath("count(//a[@href][ancestor::p])"))
    page = page_lines(root, draft)
    _take(page, draft)
    if links:
        draft.left_out.append(LeftOut(place="addresses of links", text=f"{links} of them"))
    return draft


def read_converted(text: str, kind: str, *, headed: bool) -> Draft:
    """A draft of HTML that was made from another format, all of it text; `headed`: its title is
    a heading."""
    draft = Draft(kind=kind, head_in_text=not headed)
    root = parsed(f"<body>{text}</body>")
    _tell_marks(root, draft)
    page = page_lines(root, draft)
    for line in page.lines:
        line.apart, line.linked = "", 0
    page.main = (0, len(page.lines))
    _take(page, draft)
    return draft


def _tell_marks(root: Any, draft: Draft) -> None:
    """What a source of another format says beside its words."""
    for element in root.iter("a", "img", "em", "strong"):
        words = "".join(element.itertext())
        address = (element.get("href") or element.get("src") or "").removeprefix("mailto:")
        if element.tag == "img":
            text = f"{element.get('alt') or ''} {address}".strip()
            draft.left_out.append(LeftOut(place="a picture", text=text))
        elif element.tag != "a":
            draft.left_out.append(LeftOut(place="emphasis of", text=words))
        elif address != words:
            draft.left_out.append(LeftOut(place="the address of a link", text=address))
    for tag, place in (
        ("hr", "rules"),
        ("li", "signs of lists"),
        ("blockquote", "signs of quotes"),
    ):
        if number := int(root.xpath(f"count(//{tag})")):
            draft.left_out.append(LeftOut(place=place, text=f"{number} of them"))


def _tell_about(root: Any, text: str, draft: Draft) -> None:
    def first(*paths: str) -> str:
        values = (str(value).strip() for path in paths for value in root.xpath(path))
        return " ".join(next((value for value in values if value), "").split())[:300]

    draft.title = first("//meta[@property='og:title']/@content", "//title/text()")
    draft.publisher = first("//meta[@property='og:site_name']/@content")
    draft.author = first("//meta[@name='author']/@content", "//*[@itemprop='author']//text()")
    draft.url = _http(
        first("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
    )
    dates = [str(value) for path in _DATES for value in root.xpath(path)]
    dates.append(_named(_LD_DATE, text))
    draft.author = draft.author or _named(_LD_AUTHOR, text)
    draft.published = next(filter(None, map(_date, dates)), None)


def _named(form: re.Pattern[str], text: str) -> str:
    """A string of the page's own data, JSON within a script."""
    found = form.search(text)
    try:
        return str(json.loads(found[1])) if found else ""
    except ValueError:
        return ""


def _http(url: str) -> str:
    try:
        return web_address(url) or ""
    except ValueError:
        return ""


def _date(text: str) -> datetime | None:
    try:
        return date(re.sub(r"\.\d+", "", text.strip()))
    except ValueError:
        return None


def _take(page: PageLines, draft: Draft) -> None:
    first, end = page.main
    title = None if draft.head_in_text else title_line(page, draft)
    kept: list[Line] = []
    for number, line in enumerate(page.lines):
        within = first <= number < end
        reason = line.apart or _is_links(line) if within else line.apart or "outside the main text"
        if number == title:
            draft.title = line.text.replace("\n", " ")
        elif not kept and not draft.head_in_text and _dates(line, draft):
            draft.left_out.append(LeftOut(place="the date", text=line.text))
        elif reason:
            draft.left_out.append(LeftOut(place=reason, text=line.text))
            _tell_more(line, draft)
        else:
            kept.append(line)
    draft.parts += turns(joined_rows(kept), draft)


def _tell_more(line: Line, draft: Draft) -> None:
    if line.linked and len(line.text) <= 40 and _MORE.search(line.text):
        draft.unsure.append(
            f"「{line.text}」: if the article goes on there, add the text of that page too"
        )


def _is_links(line: Line) -> str:
    """Why a line of links is none of the text; a heading may be a link to itself."""
    most = line.linked * 10 >= len(line.text) * 8 and line.tag not in HEADINGS
    return "a line of links" if line.linked and most and "。" not in line.text else ""


def _dates(line: Line, draft: Draft) -> bool:
    match = date_line(line.text)
    if match and draft.published is None:
        draft.published = _date(match.group())
    return match is not None
