"""The HTML of the Markdown that `builder.markup` writes, without Python-Markdown's thirty patterns.

Every generated page is written with few forms, in which all text stands behind character
references. Here each form becomes what Python-Markdown makes of it, in a tenth of the time; a page
with anything else in it is left to Python-Markdown. Tests hold both to be the same.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from builder.markup import (
    PARAGRAPH,
    PARAGRAPH_CLASS,
    PARAGRAPH_LINK,
    RAW_END,
    RAW_START,
    ruby_as_html,
    ruby_in_paragraph,
    split_links,
    with_addresses,
    with_hard_breaks,
)

Attributes = dict[str, str]

# Python-Markdown rewrites these wherever they stand.
_UNUSUAL = ("\x02", "\x03", "\r", "\t", "\n ", "\n\u3000", "<!--")
_FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_HEADING = re.compile(r"(#{1,6}) ([^\n]*) \{ ([^{}\n]*) \}")
_OTHERWISE = re.compile(r"[#+:=!?~-]|\d+[.)]| {4}")
_WITH_ATTRIBUTES = re.compile(r"([^\n]*)\n\{ ([^{}\n]*) \}")
_ITEM = re.compile(r"(1\.|-) (.*)")
_DATA = re.compile(r'<pre id="[a-z-]+" hidden>[^\n]*</pre>')
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s'\"<>`\\]*)\)(?:\{ ?([^{}\n]*?) ?\})?")
_STRONG = re.compile(r"\*\*([^*\s](?:[^*]*[^*\s])?)\*\*")
_TAG = re.compile(r'</?(?:span|time|small)(?: [a-z-]+="[^"<>]*")*>')
_ANY_TAG = re.compile("<[^>]*>")
_LITERAL = re.compile(r"(?:[^\\`*_\[\]{}<>&|\n]|&(?:#\d+|[a-z]+);)*")
_ATTRIBUTE = re.compile(r'#(\S+)|\.(\S+)|([a-z-]+)="([^"]*)"')
_AMPERSAND = re.compile(r"&(?!(?:#\d+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)
_ESCAPED = re.compile('[&<>"]')
_ID = re.compile(r'id="(?<!\wid=")([^"]*)"')  # begins with letters, which are quick to find


class UnknownFormError(Exception):
    """Something is none of the forms that `builder.markup` writes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading as the table of contents has it; `name` is HTML."""

    level: int
    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A page in HTML: its front matter, its headings in order, the ids it has for links."""

    meta: Mapping[str, Any]
    html: str
    headings: tuple[Heading, ...]
    ids: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Permalink:
    """The link behind each heading, as Python-Markdown's `toc` is set; no `text`, no link."""

    text: str = ""
    title: str = ""

    def of(self, id: str) -> str:
        """The link to a heading."""
        before, behind = _around_id(self)
        return f"{before}{_value(id)}{behind}" if self.text else ""


@cache
def _around_id(permalink: Permalink) -> Sequence[str]:
    title = {"title": permalink.title} if permalink.title else {}
    link = {"class": "headerlink", "href": "#\0", **title}
    return f"<a{_attributes(link)}>{_text(permalink.text)}</a>".split("\0")


def _meta_and_body(markdown: str) -> tuple[dict[str, Any], str]:
    """A generated page's front matter, and what stands behind it."""
    match = _FRONT_MATTER.match(markdown)
    if not match:
        return {}, markdown
    pairs = (line.split(": ", 1) for line in match[1].split("\n"))
    return {key: json.loads(value) for key, value in pairs}, markdown[match.end() :].lstrip("\n")


def html_page(markdown: str, permalink: Permalink, address: Callable[[str], str]) -> Written:
    """The page in HTML; `address` makes an address of a link's target (`gpu.md#t-24-00`), and is
    asked for every one, once. Raises UnknownFormError."""
    meta, body = _meta_and_body(markdown)
    page = _Page(permalink, cache(address))
    html = "\n".join(page.blocks(_parts(body)))
    return Written(meta=meta, html=html, headings=tuple(page.headings), ids=frozenset(page.ids))


def _parts(body: str) -> list[str]:
    """Markdown and finished HTML in turn, Markdown first and last."""
    first, *others = body.split(RAW_START)
    parts = [first]
    for other in others:
        raw, end, behind = other.partition(RAW_END)
        if not end or parts[-1][-1:] not in ("", "\n") or behind[:1] not in ("", "\n"):
            raise UnknownFormError  # they stand within a line
        parts += raw, behind
    return parts


class _Page:
    """Turns a page's blocks into HTML one after another."""

    def __init__(self, permalink: Permalink, address: Callable[[str], str]) -> None:
        self.permalink, self.address = permalink, address
        self.headings: list[Heading] = []
        self.ids: set[str] = set()

    def blocks(self, parts: Sequence[str]) -> Iterator[str]:
        """Each block's HTML. Finished HTML stands at every second place."""
        for number, part in enumerate(parts, 1):
            if number % 2:
                if any(sign in part for sign in _UNUSUAL):
                    raise UnknownFormError
                yield from self._markdown(part, last=number == len(parts))
            else:
                yield ruby_as_html(with_addresses(part, self.address))

    def _markdown(self, part: str, *, last: bool) -> Iterator[str]:
        list_before = False
        blocks = list(filter(None, (block.strip("\n") for block in part.split("\n\n"))))
        for number, block in enumerate(blocks, 1):
            is_list = _ITEM.match(block) is not None
            if is_list and list_before:
                raise UnknownFormError  # the two would be one list
            list_before = is_list
            at_end = last and number == len(blocks)
            yield self._list(block) if is_list else self._block(block, last=at_end)

    def _block(self, block: str, *, last: bool) -> str:
        if match := PARAGRAPH.fullmatch(block):
            return self._paragraph(*match.groups())
        if match := _HEADING.fullmatch(block):
            return self._heading(len(match[1]), match[2], match[3])
        if _DATA.fullmatch(block) and last:
            self.ids.update(_ID.findall(block[: block.index(">")]))
            return ruby_as_html(block)
        if _OTHERWISE.match(block):
            raise UnknownFormError
        if match := _WITH_ATTRIBUTES.fullmatch(block):
            return self._element("p", match[1], self._known(match[2]))
        return self._element("p", block, {})

    def _paragraph(self, text: str, id: str | None) -> str:
        """A paragraph of the interview; what stands in it beside links is finished."""
        own = f' id="{_value(id)}"' if id else ""
        self.ids.update([id] if id else ())
        before, links = split_links(PARAGRAPH_LINK, with_hard_breaks(text))
        self.ids.update(_ID.findall(text) if "id=" in text else ())
        found = [before]
        for words, target, names, behind in links:
            found += (self._link(words, target, names), behind)
        return ruby_in_paragraph(f'<p class="{PARAGRAPH_CLASS}"{own}>{"".join(found)}</p>')

    def _heading(self, level: int, text: str, written: str) -> str:
        attributes = self._known(written)
        label = attributes.pop("data-toc-label", None)
        html, id = self._inline(text.strip()), attributes["id"]
        name = _text(label) if label else _ANY_TAG.sub("", html)
        self.headings.append(Heading(level=level, id=id, name=" ".join(name.split())))
        tag = f"h{level}"
        return f"<{tag}{_attributes(attributes)}>{html}{self.permalink.of(id)}</{tag}>"

    def _list(self, block: str) -> str:
        items = [_ITEM.fullmatch(line) for line in block.split("\n")]
        if None in items or len({item[1] for item in items if item}) > 1:
            raise UnknownFormError
        tag = "ul" if block.startswith("-") else "ol"
        lines = "\n".join(self._element("li", item[2], {}) for item in items if item)
        return f"<{tag}>\n{lines}\n</{tag}>"

    def _element(self, tag: str, text: str, attributes: Attributes) -> str:
        return f"<{tag}{_attributes(attributes)}>{self._inline(text.lstrip())}</{tag}>"

    def _inline(self, text: str) -> str:
        """Text with links, with strong words and elements in it."""
        if text.endswith("}") and re.search(r" \{[^{}]*\}$", text):
            raise UnknownFormError  # attributes of the block itself
        before, links = split_links(_LINK, text)
        found = [self._words(before)]
        for words, target, names, behind in links:
            if found[-1].endswith("!"):
                raise UnknownFormError  # a picture
            found += (self._link(self._words(words), target, names), self._words(behind))
        return ruby_as_html("".join(found))

    def _words(self, text: str) -> str:
        """What stands between links; every sign in it must be one that stays what it is."""
        if not text:
            return ""
        html = _STRONG.sub(r"<strong>\1</strong>", text) if "**" in text else text
        bare = _TAG.sub("", html.replace("<strong>", "").replace("</strong>", ""))
        if not _LITERAL.fullmatch(bare.replace("  \n", "")):
            raise UnknownFormError
        self.ids.update(_ID.findall(html) if "id=" in html else ())
        return with_hard_breaks(html)

    def _link(self, words: str, target: str, written: str | None) -> str:
        before, behind, ids = _around_address(written or "")
        self.ids.update(ids)
        return f"<a{before}{_value(self.address(target))}{behind}>{words}</a>"

    def _known(self, written: str) -> Attributes:
        """An attribute list's attributes."""
        found = _listed(written)
        if "id" in found:
            self.ids.add(found["id"])
        return found


def _listed(written: str) -> Attributes:
    found: Attributes = {}
    for id, name, key, value in _ATTRIBUTE.findall(written):
        if id:
            found["id"] = id
        elif name:
            found["class"] = f"{found['class']} {name}" if "class" in found else name
        else:
            found[key] = value
    return found


@lru_cache(maxsize=1 << 8)
def _around_address(written: str) -> tuple[str, str, Sequence[str]]:
    """What stands in a link with these attributes before its address and behind it, and its id, if
    it has one."""
    attributes = _listed(written)
    before, behind = _attributes({"href": "\0", **attributes}).split("\0")
    return before, behind, [attributes["id"]] if "id" in attributes else []


def _attributes(values: Attributes) -> str:
    """In the order in which Python-Markdown writes them."""
    return "".join(f' {key}="{_value(value)}"' for key, value in sorted(values.items()))


def _value(text: str) -> str:
    return _text(text).replace('"', "&quot;") if _ESCAPED.search(text) else text


def _text(text: str) -> str:
    return _AMPERSAND.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")
