"""The list of editions, for the landing page."""

from collections.abc import Iterable

from builder.markup import escape, link
from builder.model import Edition, Kind


def editions_list(editions: Iterable[Edition]) -> str:
    """A Markdown list of the editions, for a page at the top of the docs folder."""
    return "\n".join(map(_line, editions))


def _line(edition: Edition) -> str:
    kind = " （再話 Retelling）" if edition.kind is Kind.RETELLING else ""
    date = f" — {edition.published:%Y-%m-%d}" if edition.published else ""
    subtitle = f"  \n  {escape(edition.subtitle)}" if edition.subtitle else ""
    return f"- {link(escape(edition.title), f'{edition.slug}/index.md')}{kind}{date}{subtitle}"
