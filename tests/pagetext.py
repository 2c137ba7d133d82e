"""What stands on a built page, read with the standard library alone."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

VOID = {"br", "hr", "img", "input", "link", "meta", "path", "wbr"}


@dataclass
class Block:
    """A heading or paragraph: its tag, id, classes and text without readings."""

    tag: str
    id: str
    classes: list[str]
    text: str = ""


@dataclass
class PageText(HTMLParser):
    """The blocks of the page's article, all ids and all links with their classes."""

    blocks: list[Block] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ruby: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.block: Block | None = None
        self.skipping = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if "id" in named:
            self.ids.append(named["id"])
        if tag == "a" and "href" in named:
            self.links.append(named["href"])
        if tag in {"p", "h1", "h2", "h3"}:
            self.block = Block(tag, named.get("id", ""), named.get("class", "").split())
            self.blocks.append(self.block)
        if tag in {"rt", "rp"} or "headerlink" in named.get("class", ""):
            self.skipping = True
        if tag == "ruby":
            self.ruby.append(("", ""))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"rt", "rp", "a"}:
            self.skipping = False
        if self.block and tag == self.block.tag:
            self.block = None
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "ruby" in self.open and "rp" not in self.open:
            base, reading = self.ruby[-1]
            rt = "rt" in self.open
            self.ruby[-1] = (base + data * (not rt), reading + data * rt)
        if self.block and not self.skipping:
            self.block.text += data


def read_page(path: Path) -> PageText:
    """The page at this path."""
    page = PageText()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def paragraphs(path: Path) -> list[str]:
    """The text of the page's paragraphs that come from the source, without readings."""
    return [block.text for block in read_page(path).blocks if "kt-p" in block.classes]
