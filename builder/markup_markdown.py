"""The Markdown of the HTML that `builder.markup` writes, for programs that read pages as Markdown:
MkDocs with extensions that we do not know, and Zensical.

Ruby is written in the notation of Aozora Bunko, `｜漢字《かんじ》`. Of this notation, of the marks
round HTML and of the interview's paragraphs `builder.markdown_extension` makes HTML again, and
Python-Markdown of the rest; tests hold that to be the same.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from builder import markup
from builder.json_text import quoted
from builder.markup import ALWAYS_SHOWN, DOUBTFUL, LABEL, PARAGRAPH_CLASS, RAW_END, RAW_START

# Signs within a reading's brackets: it is doubtful; it is shown in every mode that shows any.
_DOUBT, _ALWAYS = "？", "！"

RAW_HTML = re.compile(f"^{RAW_START}(.*?){RAW_END}$", re.MULTILINE | re.DOTALL)
"""HTML between the marks that say so."""

# Marks a paragraph of the interview: in it every sign that Markdown could take as its own stands
# as a character reference, but for those of links.
PARAGRAPH = re.compile(rf"(.+)\n\{{ (?:#(\S+) )?\.{PARAGRAPH_CLASS} \}}\s*", re.DOTALL)
"""Such a paragraph: its text, its id."""

_PARAGRAPH_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()]*)\)(?:\{ ([^{}]*) \})?")
_AOZORA = re.compile(r"｜([^｜《》<>]+)《([^｜《》<>？！]+)(？?)(！?)》")
_AOZORA_IN_HTML = re.compile(rf"<(code|pre|script)\b.*?</\1>|<[^>]*>|{_AOZORA.pattern}", re.DOTALL)

_BLOCK = re.compile(r"<(p|h[1-6]|[uo]l)((?: [^<>]*)?)>(.*)</\1>", re.DOTALL)
_ITEM = re.compile(r"<li>(.*)</li>")
_LINK = re.compile(r'<a((?: (?:class|download)="[^"]*")*) href="([^"]*)">(.*?)</a>', re.DOTALL)
_RUBY = re.compile(
    r'<ruby(?: class="([^"]*)")?>(.*?)<rp>\(</rp><rt>(.*?)</rt><rp>\)</rp></ruby>', re.DOTALL
)
_STRONG = re.compile("</?strong>")
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_BULLETS = {"ul": "-", "ol": "1."}


@lru_cache(maxsize=1 << 12)
def escape(text: str) -> str:
    """The text as Markdown that gives back exactly this text; line ends become hard breaks."""
    return markup.references(text).replace("\n", "  \n")


def link(text: str, target: str) -> str:
    """A link; `text` is Markdown already."""
    return f"[{text}]({markup.url(target)})"


def front_matter(fields: Mapping[str, object]) -> str:
    """A page's front matter. JSON is YAML, and quotes whatever needs it."""
    lines = (f"{key}: {quoted(value)}" for key, value in fields.items())
    return "---\n" + "\n".join(lines) + "\n---\n"


def markdown_of(blocks: Iterable[str]) -> str:
    """The Markdown of blocks of HTML, a blank line between them."""
    return "\n\n".join(map(_block, blocks))


def _block(block: str) -> str:
    match = None if block.startswith(RAW_START) else _BLOCK.fullmatch(block)
    if match is None:
        return block  # of which Markdown has no other form
    tag, attributes, text = match.groups()
    if tag in _BULLETS:
        items = (_ITEM.fullmatch(line) for line in text.strip("\n").split("\n"))
        return "\n".join(f"{_BULLETS[tag]} {_inline(item[1])}" for item in items if item)
    if tag == "p":
        return f"{_inline(text)}\n{_listed(attributes)}" if attributes else _inline(text)
    return f"{'#' * int(tag[1])} {_inline(text)} {_listed(attributes)}"


def _listed(attributes: str) -> str:
    """An element's attributes as a list of Markdown's: `{ #id .class }`."""
    found = dict(_ATTRIBUTE.findall(attributes))
    listed = [f"#{found['id']}"] if "id" in found else []
    listed += [f".{name}" for name in found.get("class", "").split()]
    listed += (f'{name}="{found[name]}"' for name in (LABEL, "download") if name in found)
    return f"{{ {' '.join(listed)} }}"


def _inline(text: str) -> str:
    text = _RUBY.sub(_aozora, _LINK.sub(_link, text))
    return _STRONG.sub("**", text).replace("<br />\n", "  \n")


def _link(match: re.Match[str]) -> str:
    attributes, target, text = match.groups()
    return f"[{text}]({html.unescape(target)}){_listed(attributes) if attributes else ''}"


def _aozora(match: re.Match[str]) -> str:
    classes, base, reading = match.groups()
    doubt = _DOUBT if DOUBTFUL in (classes or "") else ""
    always = _ALWAYS if ALWAYS_SHOWN in (classes or "") else ""
    return f"｜{base}《{reading}{doubt}{always}》"


def ruby_as_html(text: str) -> str:
    """HTML in which each Aozora notation outside `<code>`, `<pre>` and tags became `<ruby>`."""
    return _AOZORA_IN_HTML.sub(_ruby_or_html, text) if "｜" in text else text


def split_links(text: str) -> tuple[str, Iterator[tuple[str, str, str, str]]]:
    """The text of an interview's paragraph before the first of its links, and then each with the
    text behind it: its words, its target, its classes (None for none), that text."""
    before, *found = _PARAGRAPH_LINK.split(text)
    return before, zip(*[iter(found)] * 4, strict=True)


def with_hard_breaks(text: str) -> str:
    """Markdown's hard breaks in HTML."""
    return text.replace("  \n", "<br />\n")


def _ruby_or_html(match: re.Match[str]) -> str:
    return match[0] if match[2] is None else _AOZORA.sub(_ruby_element, match[0])


def _ruby_element(match: re.Match[str]) -> str:
    base, reading, doubt, always = match.groups()
    classes = " ".join([DOUBTFUL] * bool(doubt) + [ALWAYS_SHOWN] * bool(always))
    return markup.ruby_element(base, reading, classes)
