"""The list of editions, for the landing page."""

from collections.abc import Iterable, Iterator

from builder.markup import bilingual, block, escape, heading, link
from builder.model import Edition, Kind


def editions_list(editions: Iterable[Edition]) -> str:
    """The editions in Markdown, a heading each, for a page at the top of the docs folder."""
    return "\n\n".join(part for edition in editions for part in _entry(edition))


def _entry(edition: Edition) -> Iterator[str]:
    title = link(escape(edition.title), f"{edition.slug}/index.md")
    yield heading(2, title, id=edition.slug, classes=["kt-edition"], toc=edition.title)
    if edition.subtitle:
        yield block(escape(edition.subtitle), classes=["kt-subtitle"])
    kind = [bilingual("再話", "Retelling")] if edition.kind is Kind.RETELLING else []
    date = [f"{edition.published:%Y-%m-%d}"] if edition.published else []
    if kind or date:
        yield block(" · ".join(kind + date), classes=["kt-subtitle"])
