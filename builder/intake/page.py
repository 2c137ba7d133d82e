"""Saved pages of news sites and blogs, and Markdown by way of them: the main text is found,
readings in it are kept, links and captions are dropped and told."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from builder.intake.draft import Draft, Heading, LeftOut, Turn
from builder.intake.page_lines import Line, PageLines, joined_rows, page_lines, parsed
from builder.reader import ROLES, date, date_line

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
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
_NAME = re.compile(r"[^\s:：、。?？!！「」]{1,16}")


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


def read_converted(text: str, kind: str) -> Draft:
    """A draft of HTML that was made from another format, all of it text."""
    draft = Draft(kind=kind)
    page = page_lines(parsed(f"<body>{text}</body>"), draft)
    for line in page.lines:
        line.apart, line.linked = "", 0
    page.main = (0, len(page.lines))
    _take(page, draft)
    return draft


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
        parts = urlsplit(url)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    return url if good and not re.search(r"[\s\"<>\\`]", url) else ""


def _date(text: str) -> datetime | None:
    try:
        return date(re.sub(r"\.\d+", "", text.strip()))
    except ValueError:
        return None


def _take(page: PageLines, draft: Draft) -> None:
    first, end = page.main
    title = _title(page, draft)
    kept: list[Line] = []
    for number, line in enumerate(page.lines):
        within = first <= number < end
        reason = line.apart or _is_links(line) if within else line.apart or "outside the main text"
        if number == title:
            draft.title = line.text.replace("\n", " ")
        elif not kept and _dates(line, draft):
            draft.left_out.append(LeftOut(place="the date", text=line.text))
        elif reason:
            draft.left_out.append(LeftOut(place=reason, text=line.text))
            _tell_more(line, draft)
        else:
            kept.append(line)
    draft.parts += _parts(joined_rows(kept))


def _tell_more(line: Line, draft: Draft) -> None:
    if line.linked and len(line.text) <= 40 and _MORE.search(line.text):
        draft.unsure.append(
            f"「{line.text}」: if the article goes on there, add the text of that page too"
        )


def _parts(lines: Sequence[Line]) -> Iterator[Heading | Turn]:
    """Headings and turns. A name that stands alone speaks on through the text of the next element,
    a name before the text through its own."""
    leads = Counter(line.lead for line in lines if _can_lead(line))
    asked = any(ROLES.fullmatch(lead) for lead in leads)
    names = {lead for lead, uses in leads.items() if uses > 1 or asked}
    speaker, around, waiting = "", None, False
    for line in lines:
        if line.tag in _HEADINGS:
            speaker = ""
            yield Heading(text=line.text.replace("\n", " "))
        elif _names_speaker(line):
            speaker, waiting = line.text.rstrip(":："), True
        else:
            box = line.block.getparent() if line.block is not None else None
            if not waiting and box is not around:
                speaker = ""
            waiting, around = False, box
            yield _turn(line, names, speaker)


def _title(page: PageLines, draft: Draft) -> int | None:
    """The line with the title: the h1 that the page's name holds, else the first in the text; on
    pages without any, another heading that the page's name holds."""
    first, end = page.main
    heads = [n for n, line in enumerate(page.lines[:end]) if line.apart != "<nav>"]
    tops = [n for n in heads if page.lines[n].tag == "h1"]
    lower = [n for n in heads if page.lines[n].tag in _HEADINGS and len(page.lines[n].text) > 3]
    named = [n for n in tops or lower if _folded(page.lines[n].text) in _folded(draft.title)]
    if named:
        return max(named, key=lambda n: len(page.lines[n].text))
    return next((n for n in tops if n >= first), tops[-1] if tops else None)


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _is_links(line: Line) -> str:
    """Why a line of links is none of the text; a heading may be a link to itself."""
    most = line.linked * 10 >= len(line.text) * 8 and line.tag not in _HEADINGS
    return "a line of links" if line.linked and most and "。" not in line.text else ""


def _dates(line: Line, draft: Draft) -> bool:
    match = date_line(line.text)
    if match and draft.published is None:
        draft.published = _date(match.group())
    return match is not None


def _can_lead(line: Line) -> bool:
    rest = line.text.removeprefix(line.lead)
    return bool(
        line.lead and _NAME.fullmatch(line.lead) and rest[:1] in (" ", "　", "\n") and rest.strip()
    )


def _names_speaker(line: Line) -> bool:
    named = line.tag == "dt" or re.search(r"speaker|(?:^|[\s_-])name", line.classes[:100])
    return bool(named and _NAME.fullmatch(line.text.rstrip(":：")))


def _turn(line: Line, names: Collection[str], speaker: str) -> Turn:
    if _can_lead(line) and line.lead in names:
        return Turn(text=line.text.removeprefix(line.lead).strip(" 　\n"), speaker=line.lead)
    return Turn(text=line.text, speaker=speaker)
