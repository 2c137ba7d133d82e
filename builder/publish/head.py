"""What stands in a page's head for other sites: the card shown beside a link, the feed."""

from collections.abc import Iterator

from builder.markup import html_text, linked_data
from builder.publish.card import CARD, SIZE
from builder.publish.description import Descriptions
from builder.publish.publication import Publication, address_of


def page_head(
    descriptions: Descriptions, *, path: str, feed: str, title: str, description: str
) -> str:
    """The tags of Open Graph and Twitter, the link to the feed and the page's JSON-LD, in HTML.

    `path` is the page's below the docs folder, `feed` the feed's address from there; `title` and
    `description` are HTML already.
    """
    publication, value = descriptions.publication, descriptions.of(path)
    tags = [*_social(descriptions, path, title, description), *_feed(publication, feed)]
    return "\n".join([*tags, *([linked_data(value)] if value else [])])


def _social(descriptions: Descriptions, path: str, title: str, description: str) -> Iterator[str]:
    publication, edition = descriptions.publication, descriptions.edition(path)
    image = publication.address(f"{edition.slug}/{CARD}" if edition else CARD)
    width, height = SIZE
    graph = {
        "type": "article" if edition else "website",
        "site_name": html_text(publication.name),
        "locale": "ja_JP",
        "title": title,
        "description": description,
        "url": html_text(publication.address(address_of(path))),
        "image": html_text(image),
        "image:width": str(width) if image else "",
        "image:height": str(height) if image else "",
        "image:alt": title if image else "",
    }
    for name, text in graph.items():
        if text:
            yield f'<meta property="og:{name}" content="{text}">'
    if edition and edition.published:
        moment = edition.published.isoformat()
        yield f'<meta property="article:published_time" content="{moment}">'
    yield '<meta name="twitter:card" content="summary_large_image">'


def _feed(publication: Publication, feed: str) -> Iterator[str]:
    """Material asks for the sitemap beside every such link: a whole address would lead a page that
    is served elsewhere to another host."""
    if publication.url:
        address, name = html_text(feed), html_text(publication.name)
        yield f'<link rel="alternate" type="application/atom+xml" href="{address}" title="{name}">'
