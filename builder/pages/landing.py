"""The list of editions: a few of them with a heading each, many in short lines by year, more than
a page holds on pages of their own."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from builder.markup import bilingual, block, bullets, escape, heading, link, strong
from builder.markup_markdown import markdown_of
from builder.model import Edition, Kind
from builder.pages.page import Page, crumbs, head

FEW = 12
"""Editions that each get a heading and a subtitle."""

PAGE_LENGTH = 250
"""Editions in one list: some 100 KB of HTML."""

_TITLE = "版の一覧 Editions"
_FOLDER = "editions"


def editions_list(editions: Sequence[Edition]) -> str:
    """The newest editions in Markdown, for a page at the top of the docs folder."""
    if len(editions) <= FEW:
        return markdown_of(part for edition in editions for part in _entry(edition))
    return markdown_of(_listed(editions, 1, ""))


def more_editions(editions: Sequence[Edition]) -> list[Page]:
    """The pages `/editions/2/` and so on, with what `editions_list` has no room for."""
    return [
        Page.of(
            f"{_FOLDER}/{number}.md",
            head(f"{_TITLE} {number}", f"版の一覧 {number}", hide=("navigation", "toc")),
            _page(editions, number),
            editions[_first(number)].text_file,
        )
        for number in range(2, _pages(editions) + 1)
    ]


def _page(editions: Sequence[Edition], number: int) -> Iterator[str]:
    yield crumbs()
    yield heading(1, f"{_TITLE} {number}", id=_FOLDER)
    yield from _listed(editions, number, "../")


def _listed(editions: Sequence[Edition], number: int, up: str) -> Iterator[str]:
    """A page's editions by year; `up` leads from its folder to the docs folder."""
    yield block(" ".join(_years(editions, number, up)), classes=["kt-years"])
    shown = editions[_first(number) : _first(number + 1)]
    for year, each in groupby(shown, _year):
        yield heading(2, year or _UNDATED, id=_anchor(year), classes=["kt-year"])
        yield bullets(_line(edition, up) for edition in each)
    if _pages(editions) > 1:
        yield block(" ".join(_turns(editions, number, up)), classes=["kt-years"])


_UNDATED = bilingual("日付なし", "Undated")


def _years(editions: Sequence[Edition], number: int, up: str) -> Iterator[str]:
    """Each year with the number of its editions, linked to where its first one stands."""
    at = 0
    for year, each in groupby(editions, _year):
        count = sum(1 for _ in each)
        place = at // PAGE_LENGTH + 1
        path = "" if place == number else _path(place, up)
        yield link(f"{year or _UNDATED} ({count})", f"{path}#{_anchor(year)}")
        at += count


def _turns(editions: Sequence[Edition], number: int, up: str) -> Iterator[str]:
    for other in range(1, _pages(editions) + 1):
        yield strong(str(other)) if other == number else link(str(other), _path(other, up))


def _line(edition: Edition, up: str) -> str:
    day = f'<span class="kt-day">{edition.published:%m-%d}</span> ' if edition.published else ""
    title = link(escape(edition.title), f"{up}{edition.slug}/index.md")
    subtitle = f' <span class="kt-by">{escape(edition.subtitle)}</span>' if edition.subtitle else ""
    return f'{day}<span id="{edition.slug}">{title}</span>{subtitle}'


def _year(edition: Edition) -> str:
    return f"{edition.published:%Y}" if edition.published else ""


def _anchor(year: str) -> str:
    return f"year-{year or 'none'}"


def _path(page: int, up: str) -> str:
    return f"{up}index.md" if page == 1 else f"{up}{_FOLDER}/{page}.md"


def _first(page: int) -> int:
    return (page - 1) * PAGE_LENGTH


def _pages(editions: Sequence[Edition]) -> int:
    return -(-len(editions) // PAGE_LENGTH)


def _entry(edition: Edition) -> Iterator[str]:
    title = link(escape(edition.title), f"{edition.slug}/index.md")
    yield heading(2, title, id=edition.slug, classes=["kt-edition"], toc=edition.title)
    if edition.subtitle:
        yield block(escape(edition.subtitle), classes=["kt-subtitle"])
    yield block(" · ".join(_facts(edition)), classes=["kt-subtitle"])
    start = bilingual("はじめから読む", "Start reading")
    first = f"{edition.slug}/{edition.sections[0].id}.md"
    yield block(link(f"{start} →", first, "kt-way"), classes=["kt-start"])


def _facts(edition: Edition) -> Iterator[str]:
    if edition.kind is Kind.RETELLING:
        yield bilingual("再話", "Retelling")
    number = len(edition.sections)
    yield bilingual(f"{number}つの部分", "1 section" if number == 1 else f"{number} sections")
    if edition.recording:
        yield bilingual("録画つき", "With recording")
    if edition.published:
        yield f"{edition.published:%Y-%m-%d}"
