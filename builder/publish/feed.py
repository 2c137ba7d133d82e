"""The feed of editions, in Atom (RFC 4287).

An edition's id is its address, which stays as long as its folder's name.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from builder.model import Edition
from builder.publish.publication import Publication

FEED = "feed.xml"

_ATOM = "http://www.w3.org/2005/Atom"


def feed(
    publication: Publication, editions: Iterable[Edition], changed: Mapping[str, int]
) -> bytes:
    """The feed, the newest edition first; `changed` says by an edition's path when its sources
    changed last, in seconds since 1970. `publication.url` must be known."""
    entries = [_entry(publication, each, changed.get(each.path, 0)) for each in editions]
    updated = max((_text(entry, "updated") for entry in entries), default=_moment(0))
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": "ja"})
    _add(root, "title", publication.name)
    if publication.description:
        _add(root, "subtitle", publication.description)
    _add(root, "id", publication.url)
    _add(root, "updated", updated)
    _link(root, publication.url, rel="alternate", type="text/html")
    _link(root, publication.address(FEED), rel="self", type="application/atom+xml")
    _add(SubElement(root, "author"), "name", publication.name)
    root.extend(entries)
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _entry(publication: Publication, edition: Edition, changed: int) -> Element:
    """Without a known change an edition counts as changed when it was published."""
    address = publication.address(f"{edition.slug}/")
    published = edition.published.isoformat() if edition.published else ""
    entry = Element("entry")
    _add(entry, "title", edition.title)
    _add(entry, "id", address)
    _link(entry, address, rel="alternate", type="text/html")
    _add(entry, "updated", _moment(changed) if changed else _utc(edition))
    if published:
        _add(entry, "published", published)
    _add(entry, "summary", "\n".join(_summary(edition)))
    if edition.licence:
        _add(entry, "rights", edition.licence)
    return entry


def _summary(edition: Edition) -> Iterable[str]:
    """The subtitle and the titles of the sections."""
    if edition.subtitle:
        yield edition.subtitle
    yield "・".join(section.title for section in edition.sections)


def _utc(edition: Edition) -> str:
    return _moment(int(edition.published.timestamp()) if edition.published else 0)


def _moment(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _link(parent: Element, address: str, **attributes: str) -> None:
    SubElement(parent, "link", {"href": address, **attributes})


def _text(element: Element, name: str) -> str:
    return element.findtext(name) or ""
