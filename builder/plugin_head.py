"""What the head of a page tells the web: of a page that we made, or of one written by hand."""

from collections.abc import Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from builder.markup import html_text
from builder.publish import FEED, Descriptions, page_head


def head(
    descriptions: Descriptions,
    config: MkDocsConfig,
    page: Page,
    meta: Mapping[str, Any],
    *,
    generated: bool,
) -> str:
    """HTML for the head of the page, whose `meta` is this; whether we `generated` it."""
    return page_head(
        descriptions,
        path=page.file.src_uri,
        feed=get_relative_url(FEED, page.url),
        title=_html(meta.get("title") or config.site_name, generated),
        description=_html(meta.get("description") or config.site_description, generated),
    )


def _html(text: object, done: bool) -> str:
    """The title or description of a page; of those that we generated it is HTML already."""
    return str(text) if done else html_text(str(text or ""))
