"""The generated pages inside MkDocs, for sites of any size and for `mkdocs serve`.

MkDocs keeps every page's HTML until the last one is rendered: here it is kept compressed. It
renders every page anew after each edit: here a page is rendered when its Markdown changed. And
many pages are rendered in several processes, their Markdown and then the theme's template.
"""

import logging
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from hashlib import blake2b
from posixpath import dirname, join, normpath
from typing import Any, cast

from jinja2 import Environment, Template
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import CountHandler

from builder.markup import with_addresses
from builder.pages import Page as KuntenPage
from builder.processes import processes, spread

log = logging.getLogger("mkdocs.plugins.kunten")

_FAST = 1
# With fewer the second process costs more than it saves.
_WORTH_A_PROCESS = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """What MkDocs makes of the Markdown with this digest; `links` by the path linked to."""

    digest: bytes
    content: bytes
    toc: TableOfContents
    title: str | None
    anchors: set[str] | None
    links: Mapping[str, dict[str, str]]


class GeneratedFile(File):
    """A file whose content stands in `pages`, so that MkDocs does not keep it a second time."""

    pages: Mapping[str, KuntenPage]

    @property
    def content_string(self) -> str:
        """The Markdown of the page."""
        return str(self._content) if self._content else self.pages[self.src_uri].markdown

    @content_string.setter
    def content_string(self, value: str) -> None:
        self._content = value


class GeneratedPage(Page):
    """A page of MkDocs whose Markdown came from a generated file."""

    kept: dict[str, Rendered]
    _packed: bytes | None = None
    # The HTML that was read or written last: plugins and the template ask for it in turn.
    _open: tuple[bytes, str] = b"", ""

    @property
    def content(self) -> str | None:
        """The page's HTML, compressed while nobody reads it."""
        if self._packed is not None and self._packed is not self._open[0]:
            GeneratedPage._open = self._packed, zlib.decompress(self._packed).decode()
        return None if self._packed is None else self._open[1]

    @content.setter
    def content(self, html: str | None) -> None:
        if html is None:
            self._packed = None
        elif self._packed is not self._open[0] or html != self._open[1]:
            self._packed = zlib.compress(html.encode(), _FAST)
            GeneratedPage._open = self._packed, html

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """As `Page.render`, unless the same Markdown was rendered before."""
        rendered = self.kept.get(self.file.src_uri)
        if rendered is None or rendered.digest != _digest(self.markdown):
            rendered = self.rendered(config, files)
        if rendered:
            self.kept[self.file.src_uri] = rendered
            self._take(rendered, files)
        else:
            self._render(config, files)
        self.markdown = ""

    def rendered(self, config: MkDocsConfig, files: Files) -> Rendered | None:
        """What becomes of the page; None where MkDocs warns, so that it warns every time."""
        mkdocs, counter = logging.getLogger("mkdocs"), CountHandler(level=logging.WARNING)
        aloud, mkdocs.handlers = mkdocs.handlers, [counter]
        try:
            self._render(config, files)
        finally:
            mkdocs.handlers = aloud
        if counter.get_counts() or self._packed is None:
            return None
        return Rendered(
            digest=_digest(self.markdown),
            content=self._packed,
            toc=self.toc,
            title=self._title_from_render,
            anchors=self.present_anchor_ids,
            links={file.src_uri: links for file, links in (self.links_to_anchors or {}).items()},
        )

    def _render(self, config: MkDocsConfig, files: Files) -> None:
        super().render(config, files)
        self.content = with_addresses(
            self.content or "", cache(partial(_address, self.file, files))
        )

    def _take(self, rendered: Rendered, files: Files) -> None:
        self._packed = rendered.content
        self.toc = rendered.toc
        self._title_from_render = rendered.title
        self.present_anchor_ids = rendered.anchors
        targets = {files.get_file_from_path(path): links for path, links in rendered.links.items()}
        self.links_to_anchors = {file: links for file, links in targets.items() if file}


def add_file(
    files: Files, config: MkDocsConfig, pages: Mapping[str, KuntenPage], path: str
) -> None:
    """Add the generated page at this path to the site. MkDocs would replace a page of the same
    path with only a warning, so that raises PluginError."""
    source = pages[path].source
    if files.get_file_from_path(path):
        raise PluginError(
            f"docs/{path}: expected no file of this name, found one; "
            f"{source} makes the page of this address"
        )
    file = cast(GeneratedFile, GeneratedFile.generated(config, path, content=""))
    file.pages = pages
    # The pages of editions would stand in the navigation of every page of the site, and MkDocs
    # then takes time that grows with the square of their number.
    if "/" in path:
        file.inclusion = InclusionLevel.NOT_IN_NAV
    file.edit_uri = f"../{source}"
    files.append(file)


def adopt_pages(config: MkDocsConfig, files: Files) -> None:
    """Make GeneratedPages of the generated files, once the navigation has its pages, and render
    those of a large site in several processes."""
    pages = []
    for file in files:
        if isinstance(file, GeneratedFile):
            # MkDocs makes the pages of the navigation itself, with the titles they have there.
            page = file.page or Page(None, file, config)
            page.__class__ = GeneratedPage
            pages.append(cast(GeneratedPage, page))
    GeneratedPage.kept = _kept(_settings(config, files))
    worthwhile = 0 if GeneratedPage.kept else len(pages) // _WORTH_A_PROCESS
    if worthwhile > 1:

        def ahead(number: int) -> Rendered | None:
            pages[number].read_source(config)
            return pages[number].rendered(config, files)

        for page, made in zip(pages, spread(ahead, range(len(pages)), worthwhile), strict=True):
            if made:
                GeneratedPage.kept[page.file.src_uri] = made


class _Ahead(Template):
    """The template of the generated pages, which have been rendered with it elsewhere: `made`
    gives them in their order."""

    made: Iterator[bytes]

    def render(self, *_args: Any, **_kwargs: Any) -> str:
        """The next page's HTML."""
        return zlib.decompress(next(self.made)).decode("utf-8", "surrogatepass")


def render_ahead(env: Environment, config: MkDocsConfig, files: Files, nav: Navigation) -> None:
    """Let several processes put the generated pages of a large site into the theme's template;
    MkDocs, which asks for one after another, then has only to write them."""
    documents = files.documentation_pages()
    pages = [file.page for file in documents if isinstance(file, GeneratedFile) and file.page]
    worthwhile = min(len(pages) // _WORTH_A_PROCESS, processes())
    if worthwhile < 2 or any("template" in page.meta for page in pages):
        return

    def rendered(number: int) -> bytes:
        return zlib.compress(_in_template(env, config, documents, nav, pages[number]), _FAST)

    ahead = object.__new__(_Ahead)
    ahead.made = spread(rendered, range(len(pages)), worthwhile)
    for page in pages:
        page.meta["template"] = ahead


def _in_template(
    env: Environment,
    config: MkDocsConfig,
    documents: Sequence[File],
    nav: Navigation,
    page: Page,
) -> bytes:
    """The whole HTML of a page, before the plugins' last words on it, as MkDocs makes it."""
    page.meta.pop("template", None)
    config._current_page = page
    page.active = True
    context = get_context(nav, documents, config, page)
    context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
    html = env.get_template("main.html").render(context)
    page.active = False
    return html.encode("utf-8", "surrogatepass")


def _address(page: File, files: Files, path: str) -> str:
    """The address of the file at `path` from the page's folder, as seen from the page."""
    target = files.get_file_from_path(normpath(join(dirname(page.src_uri), path)))
    if target is None:
        log.warning(f"{page.src_uri}: expected a file of the site, found a link to {path}")
        return path
    return target.url_relative_to(page)


def _digest(markdown: str | None) -> bytes:
    return blake2b((markdown or "").encode(), digest_size=16).digest()


def _settings(config: MkDocsConfig, files: Files) -> tuple[object, ...]:
    """Everything but its Markdown that a page's HTML depends on."""
    extensions = repr((config.markdown_extensions, config.mdx_configs, config.validation))
    return config.use_directory_urls, extensions, tuple(file.src_uri for file in files)


@lru_cache(maxsize=1)
def _kept(_settings: tuple[object, ...]) -> dict[str, Rendered]:
    """What was rendered in this process, by the page's path, while the settings stay."""
    return {}
