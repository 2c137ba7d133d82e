"""Pages in HTML as they are put into the theme: with the addresses of what they link to, and with
the links behind headings that Python-Markdown's `toc` would put there."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from builder.markup import LABEL, LINKED_FILES, RAW_END, RAW_START, text_of, value_of
from builder.recent import Memo

_HEADING = re.compile(
    rf'<h([1-6])([^<>]*?)(?: {LABEL}="([^"]*)")?( id="([^"]*)")>(.*)</h\1>', re.DOTALL
)
_ANY_TAG = re.compile("<[^>]*>")
_ID = re.compile(r'id="(?<=\sid=")([^"]*)"')  # begins with letters, which are quick to find
_LINK = re.compile('( href=")([^"]*)')  # no text has an attribute's quotes
_LINK_TO_FILE = re.compile('( (?:href|src)=")([^"#]*)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading as the table of contents has it; `name` is HTML."""

    level: int
    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A page in HTML: its headings in order, the ids it has for links."""

    html: str
    headings: tuple[Heading, ...]
    ids: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Permalink:
    """The link behind each heading, as Python-Markdown's `toc` is set; no `text`, no link."""

    text: str = ""
    title: str = ""

    def of(self, id: str) -> str:
        """The link to a heading; the id is HTML already."""
        before, behind = _around_id(self)
        return f"{before}{id}{behind}" if self.text else ""


@cache
def _around_id(permalink: Permalink) -> Sequence[str]:
    title = f' title="{value_of(permalink.title)}"' if permalink.title else ""
    link = f'<a class="headerlink" href="#\0"{title}>{text_of(permalink.text)}</a>'
    return link.split("\0")


def html_page(
    blocks: Iterable[str], permalink: Permalink, address: Callable[[str], str]
) -> Written:
    """The page of these blocks; `address` makes an address of a link's target (`gpu.md#t-24-00`),
    and is asked for every one. In raw HTML it is asked for files alone, once, without anchors."""
    page = _Page(permalink, address)
    html = "\n".join(page.html(blocks))
    return Written(html=html, headings=tuple(page.headings), ids=frozenset(page.ids))


class _Page:
    """Makes a page's blocks ready one after another."""

    def __init__(self, permalink: Permalink, address: Callable[[str], str]) -> None:
        self._permalink = permalink
        self._address = partial(_address, address)
        self._files = Memo(partial(_file_address, address))
        self.headings: list[Heading] = []
        self.ids: set[str] = set()

    def html(self, blocks: Iterable[str]) -> Iterator[str]:
        """Each block's HTML."""
        for block in filter(None, blocks):
            if block.startswith(RAW_START):
                raw = block.removeprefix(RAW_START).removesuffix(RAW_END)
                yield _with_links(raw, _LINK_TO_FILE, self._files.__getitem__)
            else:
                self.ids.update(_ID.findall(block))
                linked = _with_links(block, _LINK, self._address)
                yield self._heading(linked) if linked.startswith("<h") else linked

    def _heading(self, block: str) -> str:
        match = _HEADING.fullmatch(block)
        assert match
        level, attributes, label, own, id, text = match.groups()
        name = label or _ANY_TAG.sub("", text)
        self.headings.append(Heading(level=int(level), id=id, name=" ".join(name.split())))
        return f"<h{level}{attributes}{own}>{text}{self._permalink.of(id)}</h{level}>"


def _with_links(html: str, links: re.Pattern[str], address: Callable[[str], str]) -> str:
    """HTML in which these links have the addresses of their targets."""
    parts = links.split(html)  # each link in two, behind what stands before it
    parts[2::3] = map(address, parts[2::3])
    return "".join(parts)


def _address(address: Callable[[str], str], target: str) -> str:
    """The address of what a link names; in HTML `&` alone is written otherwise in one."""
    if "&" not in target:
        return address(target)
    return value_of(address(target.replace("&amp;", "&")))


def _file_address(address: Callable[[str], str], path: str) -> str:
    """The address of a file of the site; what leads elsewhere stays as it is."""
    return address(path) if path.endswith(LINKED_FILES) and ":" not in path else path
