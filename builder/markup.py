"""HTML of generated pages: escaping, ruby, links, attributes, blocks.

Text is data. A page's HTML may also be written as Markdown (`builder.markup_markdown`), so whatever
stands in a source is written with character references for every sign that Markdown, one of its
extensions, a template engine or HTML could take as its own: a reference is the one escape that
holds in all of them.

Links name files, `gpu.md#t-24-00`; `builder.markup_html` makes addresses of them.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from urllib.parse import quote

from builder.json_text import compact
from builder.model import RubySegment

PARAGRAPH_CLASS = "kt-p"
"""That of the interview's paragraphs."""

DOUBTFUL, ALWAYS_SHOWN = "kt-doubt", "kt-always"
"""The classes of a reading that is doubtful, and of one that every mode shows that shows any."""

LABEL = "data-toc-label"
"""The attribute of a heading with its name in the table of contents."""

LINKED_FILES = (".md", ".css", ".mjs")
"""How the files end that pages name in links."""

RAW_START, RAW_END = "<!-- kt-html -->\n", "\n<!-- /kt-html -->"

_ENDS = "|".join(map(re.escape, LINKED_FILES))
_LINKS_TO_FILES = {
    attribute: re.compile(rf'({attribute}{before})([^":#]+(?:{_ENDS}))(?=["#])')
    # Each begins with plain letters, which are quick to find, for pages are long.
    for attribute, before in (('href="', ""), ('src="', r'(?<=\Wsrc=")'))
}
_SIGNS = re.compile(r"[!-/:-@\[-`{-~｜《》\t\u2028\u2029]|^[ \u3000]|[ \u3000]$", re.MULTILINE)
_IN_ELEMENTS = re.compile("[&<>\"'｜《》]")
_RUBY_SIGNS = {ord(sign): f"&#{ord(sign)};" for sign in "｜《》"}
_AMPERSAND = re.compile(r"&(?!(?:#\d+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)
_ESCAPED = re.compile('[&<>"]')
_URL_SAFE = ":/?#@!$&'*+,;=%~-._"

# `<`, `>` and `&` for HTML; the ruby signs and braces for what runs over the page afterwards.
_UNSAFE_IN_DATA = re.compile(r"[<>&｜《》\u2028\u2029]|\{(?=[{%#])")


def references(text: str) -> str:
    """The text with a character reference for each sign that means something anywhere, between the
    quotes of an attribute, too."""
    return _SIGNS.sub(_reference, text)


@lru_cache(maxsize=1 << 10)
def escape(text: str) -> str:
    """The text as HTML that shows exactly this text; line ends become breaks."""
    return references(text).replace("\n", "<br />\n")


def ruby(segment: RubySegment, doubtful: bool = False) -> str:
    """A segment with its reading."""
    base, reading = segment
    if reading is None or not base.isalnum():
        base = escape(base)
    if reading is None:
        return base
    return ruby_element(base, reading, DOUBTFUL if doubtful else "")


def ruby_element(base: str, reading: str, classes: str = "") -> str:
    """A reading over its base, which is HTML already, as is the reading."""
    of_class = f' class="{classes}"' if classes else ""
    return f"<ruby{of_class}>{base}<rp>(</rp><rt>{reading}</rt><rp>)</rp></ruby>"


def always_shown(element: str) -> str:
    """A reading made one that is shown in every mode that shows any."""
    before, _, behind = element.partition(">")
    classes = f'{before[:-1]} {ALWAYS_SHOWN}"' if " " in before else f'<ruby class="{ALWAYS_SHOWN}"'
    return f"{classes}>{behind}"


def link(text: str, target: str, *classes: str, download: str = "") -> str:
    """A link; `text` is HTML already, `target` a path of the site or a URL, `download` the name
    under which a browser saves what is there."""
    named = _named("class", " ".join(classes)) + _named("download", download)
    return f"<a{named}{_named('href', url(target))}>{text}</a>"


def _named(name: str, value: str) -> str:
    """An element's attribute; nothing where it is empty. Python-Markdown, whose pages are to be the
    same, writes those of an element in the order of their names."""
    return f' {name}="{value_of(value)}"' if value else ""


def value_of(text: str) -> str:
    """A value for use between an attribute's quotes; references in it stay what they are."""
    return text_of(text).replace('"', "&quot;") if _ESCAPED.search(text) else text


def text_of(text: str) -> str:
    """Text for use outside tags; references in it stay what they are."""
    return _AMPERSAND.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")


def english(text: str) -> str:
    """Plain text marked as English, for speech and for the choice of letters."""
    return f'<span lang="en">{escape(text)}</span>'


def strong(text: str) -> str:
    """HTML that stands out."""
    return f"<strong>{text}</strong>"


def block(text: str, *, id: str = "", classes: Iterable[str] = ()) -> str:
    """A paragraph; nothing where there is no text."""
    named = _named("class", " ".join(classes)) + _named("id", id)
    return f"<p{named}>{text}</p>" if text else ""


def paragraph(text: str, *, id: str = "") -> str:
    """A paragraph of the interview."""
    return block(text, id=id, classes=[PARAGRAPH_CLASS])


def bullets(items: Iterable[str]) -> str:
    """A list; nothing where there are no items."""
    return _list("ul", items)


def numbered(items: Iterable[str]) -> str:
    """A list with numbers."""
    return _list("ol", items)


def _list(tag: str, items: Iterable[str]) -> str:
    lines = "\n".join(f"<li>{item}</li>" for item in items)
    return f"<{tag}>\n{lines}\n</{tag}>" if lines else ""


def former_ids(ids: Iterable[str]) -> Iterator[str]:
    """Blocks that nobody sees, before the place that had these ids, for the links to it."""
    for id in ids:
        yield raw_html(f'<div class="kt-was" id="{id}"></div>')


def heading(level: int, text: str, *, id: str, classes: Iterable[str] = (), toc: str = "") -> str:
    """A heading; `toc` (plain text) is its name in the table of contents."""
    named = _named("class", " ".join(classes)) + _named(LABEL, escape(toc)) + _named("id", id)
    return f"<h{level}{named}>{text}</h{level}>"


def url(target: str) -> str:
    """An address with every sign quoted that would end it in Markdown."""
    return quote(target, safe=_URL_SAFE)


def data_block(id: str, value: object) -> str:
    """JSON that a page carries for its script, safe inside HTML and Markdown.

    Not in a `<script>`: Material runs the scripts of a page that it turns to, whatever their type.
    """
    return f'<pre id="{id}" hidden>{_safe_json(value)}</pre>'


def linked_data(value: object) -> str:
    """JSON-LD for a page's head, where nothing in it can end the element or is run."""
    return f'<script type="application/ld+json">{_safe_json(value)}</script>'


def raw_html(text: str) -> str:
    """A block of HTML that Markdown has no form for, beginning with a block's tag."""
    return f"{RAW_START}{text}{RAW_END}"


def with_addresses(text: str, address: Callable[[str], str]) -> str:
    """HTML in which each link to a page's or an asset's file has what `address` makes of it."""
    for attribute, links in _LINKS_TO_FILES.items():
        if attribute in text:
            parts = links.split(text)  # each link in two, behind what stands before it
            parts[2::3] = map(address, parts[2::3])
            text = "".join(parts)
    return text


def element_text(text: str) -> str:
    """Text for use inside an element or an attribute of `raw_html`; ruby's signs are text too."""
    return html.escape(text).translate(_RUBY_SIGNS) if _IN_ELEMENTS.search(text) else text


def bilingual(japanese: str, english: str) -> str:
    """HTML that says a thing in easy Japanese, with English beside it; both are HTML already."""
    return f'{japanese} <span lang="en">{english}</span>' if english else japanese


def html_text(text: str) -> str:
    """Text for HTML that templates print as it is: titles and descriptions."""
    return html.escape(text)


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def _safe_json(value: object) -> str:
    return _UNSAFE_IN_DATA.sub(_unicode, compact(value))


def _unicode(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
