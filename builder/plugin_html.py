"""The pages of an edition made in HTML, with the edition and in the same process."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_relative_url

from builder.edition_parts import Beside
from builder.edition_study import Reread, StudiedEdition
from builder.markup_html import Permalink, html_page
from builder.model import Edition
from builder.pages import Kept, Page, pack
from builder.plugin_links import LeftToMkDocsError, Links, url_of
from builder.plugin_made import MadePage, MadePages, Shape, encoded, first_of, written_to
from builder.policy import inline_scripts

# Of these we know what they do to the forms in which pages are written, and test it.
_EXTENSIONS = {"admonition", "attr_list", "fenced_code", "kunten", "meta", "tables", "toc"}
_TOC_SETTINGS = {"permalink", "permalink_title"}
_WRITTEN_OTHERWISE = re.compile("[<>&\"']")


def permalink_of(config: MkDocsConfig) -> Permalink | None:
    """What the site's settings put behind headings; None where they may do more to pages than
    is known here."""
    toc = config.mdx_configs.get("toc", {})
    text, title = toc.get("permalink", ""), toc.get("permalink_title", "")
    if {*config.markdown_extensions} - _EXTENSIONS or toc.keys() - _TOC_SETTINGS:
        return None
    if isinstance(text, bool):
        text = "&para;" if text else ""
    return Permalink(text=str(text), title=str(title))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMaker:
    """Makes HTML of an edition's pages and keeps it in a file in `folder`, for this build and for
    those that follow, if any do."""

    folder: Path
    permalink: Permalink
    directory_urls: bool
    builds_follow: bool

    def keep(self, pages: Sequence[Page]) -> Kept:
        """The pages; to be made by MkDocs where it has something to do with them."""
        file = self.folder / f"{pages[0].path.replace('/', '.')}.pages"
        known = self._known(file)
        try:
            # To look for a page takes as long as to read all of it.
            made = tuple((known and known.get(page)) or self._made(page) for page in pages)
            outside = _outside(made)
        except LeftToMkDocsError:
            return pack(pages)
        ids = {each.path: each.ids for each in made}
        written_to(file, ids, made, (tuple(pages), self._settings))
        return MadePages(
            paths=tuple(page.path for page in pages),
            source=pages[0].source,
            shapes=tuple(self._shape(each) for each in made),
            links={path: "\n".join(anchors) for path, anchors in outside.items()},
            scripts=frozenset().union(*(_scripts(each.html) for each in made)),
            file=file,
            digest=self._digest(file),
        )

    def _digest(self, file: Path) -> bytes:
        """Of a file that another build may ask for."""
        return blake2b(file.read_bytes(), digest_size=16).digest() if self.builds_follow else b""

    @property
    def _settings(self) -> object:
        return self.permalink, self.directory_urls

    def _known(self, file: Path) -> Mapping[Page, MadePage]:
        """The pages as the edition had them before an edit of some."""
        if not file.exists():
            return {}
        _, made, (pages, settings) = first_of(file, 3)
        return dict(zip(pages, made, strict=True)) if settings == self._settings else {}

    def _made(self, page: Page) -> MadePage:
        links = Links(path=page.path, url=self._url)
        written = html_page(page.blocks, self.permalink, links.address)
        return MadePage(
            path=page.path,
            html=encoded(written.html),
            meta=page.head.meta(),
            headings=written.headings,
            ids=written.ids,
            links=links.targets,
        )

    def _shape(self, made: MadePage) -> Shape:
        meta = made.meta
        return Shape(
            root=get_relative_url(".", self._url(made.path)),
            hide=tuple(meta.get("hide", ())),
            levels=tuple(heading.level for heading in made.headings),
            titled=bool(meta.get("title")),
            plain=not _WRITTEN_OTHERWISE.search(str(meta.get("title", ""))),
            described=bool(meta.get("description")),
            headed=b"<h1" in made.html,
        )

    def _url(self, path: str) -> str:
        return url_of(path, self.directory_urls)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeWithPages:
    """What is made of an edition beside what the whole is told of it: its files, by `files`, and
    its pages' HTML."""

    files: Beside
    maker: PageMaker

    def key(self) -> object:
        """What both depend on."""
        return self.files.key(), self.maker

    def is_made(self, edition: Edition) -> bool:
        """Whether the files are made; the HTML is, with the pages."""
        return self.files.is_made(edition)

    def outdate(self, edition: Edition) -> None:
        """The files are to be made anew."""
        self.files.outdate(edition)

    def make(self, studied: StudiedEdition) -> None:
        """Make the files."""
        self.files.make(studied)

    def make_part(self, studied: StudiedEdition, number: int) -> None:
        """Make what the files have of a part."""
        self.files.make_part(studied, number)

    def join(self, frame: StudiedEdition, parts: int, reread: Reread) -> None:
        """Make the files of parts."""
        self.files.join(frame, parts, reread)

    def keep(self, pages: Sequence[Page]) -> Kept:
        """Make the HTML."""
        return self.maker.keep(pages)


def _scripts(html: bytes) -> frozenset[bytes]:
    """The inline scripts of a page that we wrote, in which they stand together."""
    start = html.find(b"<script")
    end = html.rfind(b"</script") if start >= 0 else start
    return inline_scripts(html[start:end] + b"</script>") if start < end else frozenset()


def _outside(made: Sequence[MadePage]) -> dict[str, frozenset[str]]:
    """What the pages link to in others. Raises LeftToMkDocsError where a link between them leads
    to no place."""
    inside = {each.path: each.ids for each in made}
    outside: dict[str, set[str]] = {}
    for each in made:
        for path, anchors in each.links.items():
            if path not in inside:
                outside.setdefault(path, set()).update(anchors)
            elif not anchors.keys() <= inside[path]:
                raise LeftToMkDocsError
    return {path: frozenset(anchors) for path, anchors in outside.items()}
