"""Markdown and HTML: escaping, ruby, links, attributes.

Text is data. Whatever stands in a source is written with character references for every sign
that Markdown, one of its extensions, a template engine or HTML could take as its own: a
reference is the one escape that holds in all of them. Ruby is written in the notation of
Aozora Bunko, `｜漢字《かんじ》`; `builder.markdown_extension` makes `<ruby>` of it.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from urllib.parse import quote

from builder.json_text import compact, quoted
from builder.model import RubySegment

# Signs within a reading's brackets: it is doubtful; it is shown in every mode that shows any.
DOUBT = "？"
ALWAYS = "！"
RAW_START, RAW_END = "<!-- kt-html -->\n", "\n<!-- /kt-html -->"
RAW_HTML = re.compile(f"^{RAW_START}(.*?){RAW_END}$", re.MULTILINE | re.DOTALL)
RUBY = re.compile(r"｜([^｜《》<>]+)《([^｜《》<>？！]+)(？?)(！?)》")
_SIGNED_RUBY = re.compile(rf"{RUBY.pattern}(?<=[{DOUBT}{ALWAYS}]》)")

# Marks a paragraph of the interview: in it every sign that Markdown could take as its own stands
# as a character reference, but for those of links.
PARAGRAPH_CLASS = "kt-p"
PARAGRAPH = re.compile(rf"(.+)\n\{{ (?:#(\S+) )?\.{PARAGRAPH_CLASS} \}}\s*", re.DOTALL)
"""Such a paragraph: its text, its id."""

PARAGRAPH_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()]*)\)(?:\{ ([^{}]*) \})?")
"""A link in one: its words, its target, its classes."""

# Each begins with plain letters, which are quick to find, for pages are long.
_LINKS_TO_FILES = {
    attribute: re.compile(rf'({attribute}{before})([^":#]+\.(?:md|css|mjs))(?=["#])')
    for attribute, before in (('href="', ""), ('src="', r'(?<=\Wsrc=")'))
}
_SIGNS = re.compile(r"[!-/:-@\[-`{-~｜《》\t\u2028\u2029]|^[ \u3000]|[ \u3000]$", re.MULTILINE)
_IN_ELEMENTS = re.compile("[&<>\"'｜《》]")
_RUBY_SIGNS = {ord(sign): f"&#{ord(sign)};" for sign in "｜《》"}
_URL_SAFE = ":/?#@!$&'*+,;=%~-._"


@lru_cache(maxsize=1 << 12)
def escape(text: str) -> str:
    """The text as Markdown that gives back exactly this text; line ends become hard breaks."""
    return _SIGNS.sub(_reference, text).replace("\n", "  \n")


def ruby(segment: RubySegment, doubtful: bool = False) -> str:
    """A segment in Markdown, its reading in Aozora notation."""
    base, reading = segment
    if reading is None or not base.isalnum():
        base = escape(base)
    return base if reading is None else f"｜{base}《{reading}{DOUBT if doubtful else ''}》"


def always_shown(ruby: str) -> str:
    """A reading in Markdown, made one that is shown in every mode that shows any."""
    return f"{ruby.removesuffix('》')}{ALWAYS}》"


def ruby_as_html(text: str) -> str:
    """HTML in which each Aozora notation outside `<code>`, `<pre>` and tags became `<ruby>`."""
    return _RUBY_IN_HTML.sub(_ruby_or_html, text) if "｜" in text else text


def ruby_in_paragraph(html: str) -> str:
    """The same for a paragraph of the interview, where the signs stand for nothing else."""
    if f"{DOUBT}》" in html or f"{ALWAYS}》" in html:
        html = _SIGNED_RUBY.sub(_ruby_element, html)
    html = html.replace("｜", "<ruby>").replace("《", "<rp>(</rp><rt>")
    return html.replace("》", "</rt><rp>)</rp></ruby>")


def link(text: str, target: str, *classes: str) -> str:
    """A Markdown link; `text` is Markdown already, `target` a path of the site or a URL."""
    return f"[{text}]({url(target)}){attributes(classes=classes) if classes else ''}"


def attributes(*, id: str = "", classes: Iterable[str] = ()) -> str:
    """An attribute list, `{ #id .class }`."""
    names = ([f"#{id}"] if id else []) + [f".{name}" for name in classes]
    return "{ " + " ".join(names) + " }"


def english(text: str) -> str:
    """Plain text marked as English, for speech and for the choice of letters."""
    return f'<span lang="en">{escape(text)}</span>'


def block(text: str, *, id: str = "", classes: Iterable[str] = ()) -> str:
    """A Markdown paragraph with attributes."""
    return f"{text}\n{attributes(id=id, classes=classes)}"


def paragraph(text: str, *, id: str = "") -> str:
    """A paragraph of the interview in Markdown."""
    return block(text, id=id, classes=[PARAGRAPH_CLASS])


def split_links(
    links: re.Pattern[str], text: str
) -> tuple[str, Iterator[tuple[str, str, str, str]]]:
    """The text before the first of the links, and then each with the text behind it: its words, its
    target, its classes (None for none), that text."""
    before, *found = links.split(text)
    return before, zip(*[iter(found)] * 4, strict=True)


def with_hard_breaks(text: str) -> str:
    """Markdown's hard breaks in HTML."""
    return text.replace("  \n", "<br />\n") if "\n" in text else text


def former_ids(ids: Iterable[str]) -> Iterator[str]:
    """Blocks that nobody sees, before the place that had these ids, for the links to it."""
    for id in ids:
        yield raw_html(f'<div class="kt-was" id="{id}"></div>')


def heading(level: int, text: str, *, id: str, classes: Iterable[str] = (), toc: str = "") -> str:
    """A Markdown heading; `toc` (plain text) is its name in the table of contents."""
    label = f' data-toc-label="{escape(toc)}"' if toc else ""
    return f"{'#' * level} {text} {attributes(id=id, classes=classes)[:-2]}{label} }}"


def url(target: str) -> str:
    """An address with every sign quoted that would end it in Markdown."""
    return quote(target, safe=_URL_SAFE)


def attribute(value: str) -> str:
    """A value for use between the double quotes of an HTML attribute inside Markdown."""
    return escape(value)


def front_matter(**fields: object) -> str:
    """A page's front matter. JSON is YAML, and quotes whatever needs it."""
    lines = (f"{key}: {quoted(value)}" for key, value in fields.items())
    return "---\n" + "\n".join(lines) + "\n---\n"


def data_block(id: str, value: object) -> str:
    """JSON that a page carries for its script, safe inside HTML and Markdown.

    Not in a `<script>`: Material runs the scripts of a page that it turns to, whatever their type.
    """
    return f'<pre id="{id}" hidden>{_safe_json(value)}</pre>'


def linked_data(value: object) -> str:
    """JSON-LD for a page's head, where nothing in it can end the element or is run."""
    return f'<script type="application/ld+json">{_safe_json(value)}</script>'


def raw_html(text: str) -> str:
    """Finished HTML, beginning with a block's tag, for the middle of a page's Markdown.

    Links in it name files as Markdown's do, `gpu.md#t-24-00`. Zensical makes addresses of them;
    for MkDocs, which leaves HTML alone, `with_addresses` does.
    """
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


# `<`, `>` and `&` for HTML; the ruby signs and braces for what runs over the page afterwards.
_UNSAFE_IN_DATA = re.compile(r"[<>&｜《》\u2028\u2029]|\{(?=[{%#])")
_RUBY_IN_HTML = re.compile(rf"<(code|pre|script)\b.*?</\1>|<[^>]*>|{RUBY.pattern}", re.DOTALL)


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def _safe_json(value: object) -> str:
    return _UNSAFE_IN_DATA.sub(_unicode, compact(value))


def _unicode(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _ruby_or_html(match: re.Match[str]) -> str:
    return match[0] if match[2] is None else RUBY.sub(_ruby_element, match[0])


def _ruby_element(match: re.Match[str]) -> str:
    base, reading, doubt, always = match.groups()
    tag = "<ruby>"
    if doubt or always:
        classes = " ".join(["kt-doubt"] * bool(doubt) + ["kt-always"] * bool(always))
        tag = f'<ruby class="{classes}">'
    return f"{tag}{base}<rp>(</rp><rt>{reading}</rt><rp>)</rp></ruby>"
