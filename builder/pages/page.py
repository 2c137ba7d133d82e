"""What all generated pages share: their path, their front matter, their crumbs and rights."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from builder.browser import FOLDER
from builder.markup import bilingual, block, escape, html_text, link, raw_html, strong
from builder.markup_markdown import front_matter, markdown_of
from builder.model import Edition, Kind, Work

GLOSSARY_PATH = "glossary.md"
GLOSSARY_TITLE = "用語集 Glossary"


class Head(NamedTuple):
    """What is told of a page to templates, which print both texts as they are, so both are HTML
    already; `hide` are the parts of the theme that it does without."""

    title: str
    description: str
    hide: tuple[str, ...]

    def meta(self) -> dict[str, Any]:
        """The same as MkDocs has it."""
        return self._asdict() | {"hide": list(self.hide)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A generated page: its path below the docs folder, its blocks of HTML, in which links name
    files, and the file to edit, named from the project's root."""

    path: str
    head: Head
    blocks: tuple[str, ...]
    source: str

    @classmethod
    def of(cls, path: str, head: Head, blocks: Iterable[str], source: str) -> "Page":
        """The page of these blocks."""
        return cls(path=path, head=head, blocks=tuple(blocks), source=source)

    @property
    def markdown(self) -> str:
        """The page for programs that read Markdown."""
        return f"{front_matter(self.head.meta())}\n\n{self.body}"

    @property
    def body(self) -> str:
        """The same without its head."""
        return f"{markdown_of(self.blocks)}\n"


def head(title: str, description: str, *, hide: tuple[str, ...] = ("navigation",)) -> Head:
    """The head of a page with this title and description, both plain text."""
    return Head(html_text(title), html_text(description), hide)


def study_assets(root: str = "", script: str = "") -> str:
    """What a page for study loads beside the site's own style and script: `study.css` and the
    module `script`, if it has one. `root` leads from the page's folder to the docs folder.

    They stand in the page's content, for instant navigation replaces that and runs what is in it.
    The style comes last, for a browser shows what stands before one while it waits for it.
    """
    module = f'<script type="module" src="{root}{FOLDER}/{script}.mjs"></script>' if script else ""
    style = f'<link rel="stylesheet" href="{root}{FOLDER}/study.css">'
    return raw_html(f"<div hidden>{module}{style}</div>")


def crumbs(*links: str, up: str = "../") -> str:
    """The way from the landing page, which stands in the folder `up`, down to this one."""
    home = link(bilingual("ホーム", "Home"), f"{up}index.md")
    return block(" › ".join((home, *links)), classes=["kt-crumbs"])


def rights(edition: Edition) -> str:
    """One line that says whose sentences these are."""
    return block(_rights_text(edition), classes=["kt-rights"])


def _rights_text(edition: Edition) -> str:
    source = work_name(edition.source) if edition.source else ""
    if edition.kind is Kind.RETELLING:
        return f"{strong('再話')} Retelling — {retold(source)}"
    return f"出典 Source — {source or escape(edition.title)}"


def retold(source: str) -> str:
    """Whose the sentences of a retelling are, and what it was made from, if that is known."""
    about = f"原文は{source}。" if source else ""
    return f"{about}この文章は編集部が自分の言葉で書き直したものです。"


def work_name(work: Work) -> str:
    """The work's author and title, linked where it has an address."""
    title = escape(work.quoted)
    by = f"（{escape(work.makers)}）" if work.makers else ""
    return (link(title, work.url) if work.url else title) + by
