"""The package: container, metadata, contents."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from uuid import NAMESPACE_URL, uuid5

from builder.exporters.epub.pages import PROFILE, TITLE, pages, section_file
from builder.exporters.epub.xhtml import GLOSSARY, STYLE, escape, page
from builder.exporters.export import Export
from builder.exporters.plain import rights_lines
from builder.exporters.zip import packed
from builder.timestamps import clock

_FOLDER = "EPUB"
_PACKAGE = f"{_FOLDER}/package.opf"
_NAV = "nav.xhtml"
_CONTAINER = f"""\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="{_PACKAGE}" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""

# EPUB Accessibility 1.1: what a reader who does not see the page can count on.
_ACCESS = (
    ("accessMode", "textual"),
    ("accessModeSufficient", "textual"),
    ("accessibilityFeature", "tableOfContents"),
    ("accessibilityFeature", "readingOrder"),
    ("accessibilityFeature", "structuralNavigation"),
    ("accessibilityFeature", "rubyAnnotations"),
    ("accessibilityHazard", "none"),
    ("accessibilitySummary", "Text with headings, links and readings over kanji; no pictures."),
)


def epub(export: Export) -> bytes:
    """The book as an EPUB 3.3 archive."""
    found = {STYLE: _style(), **pages(export)}
    found[_NAV] = _nav(export, set(found))
    archive = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": _CONTAINER.encode(),
        _PACKAGE: _package(export, list(found)),
        **{f"{_FOLDER}/{name}": content for name, content in found.items()},
    }
    return packed(archive, stored=frozenset({"mimetype"}))


@cache
def _style() -> bytes:
    return (files("builder.exporters.epub") / STYLE).read_bytes()


def _package(export: Export, names: list[str]) -> bytes:
    reading = [name for name in names if name not in (STYLE, _NAV)]
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"'
        ' xml:lang="ja">',
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
        *_metadata(export),
        "</metadata>",
        "<manifest>",
        *map(_item, names),
        "</manifest>",
        '<spine page-progression-direction="ltr">',
        *(f'<itemref idref="{_item_id(name)}"/>' for name in reading),
        "</spine>",
        "</package>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _metadata(export: Export) -> Iterator[str]:
    edition = export.edition
    modified = datetime.fromtimestamp(export.dated, UTC)
    yield f'<dc:identifier id="id">urn:uuid:{uuid5(NAMESPACE_URL, f"kunten:{edition.slug}")}'
    yield "</dc:identifier>"
    yield f"<dc:title>{escape(edition.title)}</dc:title>"
    yield "<dc:language>ja</dc:language>"
    yield f'<meta property="dcterms:modified">{modified:%Y-%m-%dT%H:%M:%SZ}</meta>'
    if edition.published:
        yield f"<dc:date>{edition.published.isoformat()}</dc:date>"
    for speaker in edition.speakers:
        yield f"<dc:contributor>{escape(speaker.name)}</dc:contributor>"
    if edition.subtitle:
        yield f"<dc:description>{escape(edition.subtitle)}</dc:description>"
    if edition.source and edition.source.url:
        yield f"<dc:source>{escape(edition.source.url)}</dc:source>"
    if rights := " ".join(rights_lines(export)):
        yield f"<dc:rights>{escape(rights)}</dc:rights>"
    for name, value in _ACCESS:
        yield f'<meta property="schema:{name}">{value}</meta>'


def _item(name: str) -> str:
    kind = "text/css" if name == STYLE else "application/xhtml+xml"
    nav = ' properties="nav"' if name == _NAV else ""
    return f'<item id="{_item_id(name)}" href="{name}" media-type="{kind}"{nav}/>'


def _item_id(name: str) -> str:
    return name.partition(".")[0]


def _nav(export: Export, names: set[str]) -> bytes:
    """The contents: sections with their times, profile, glossary."""
    entries = [_entry(TITLE, export.edition.title)]
    for number, section in enumerate(export.edition.sections):
        file = section_file(number)
        passages = [each for each in section.passages if each.time is not None]
        times = [_entry(f"{file}#{each.id}", clock(each.time or 0)) for each in passages]
        entries.append(_entry(file, section.title, times))
    if export.edition.profile:
        entries.append(_entry(PROFILE, export.edition.profile.name))
    if GLOSSARY in names:
        entries.append(_entry(GLOSSARY, "用語集 Glossary"))
    title = "もくじ Contents"
    nav = ['<nav epub:type="toc" role="doc-toc" id="toc">', f"<h1>{title}</h1>", "<ol>"]
    return page(title, [*nav, *entries, "</ol>", "</nav>"])


def _entry(address: str, name: str, within: list[str] | None = None) -> str:
    inner = f"<ol>{''.join(within)}</ol>" if within else ""
    return f'<li><a href="{address}">{escape(name)}</a>{inner}</li>'
