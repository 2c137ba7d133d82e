"""Pages of MkDocs whose Markdown is rendered once: `mkdocs serve` renders every page of a site
after each edit of one, though of most of them nothing has changed."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import CountHandler

from builder.plugin_html import permalink_of


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rendered:
    """What MkDocs made of the Markdown; `links` by the path linked to."""

    markdown: str | None
    settings: object
    content: str | None
    toc: TableOfContents
    title: str | None
    anchors: set[str] | None
    links: Mapping[str, dict[str, str]]


_kept: dict[str, _Rendered] = {}  # by the page's path, in this process


class KeptPage(Page):
    """A page that is rendered when its Markdown, the settings or the site's files changed."""

    settings: object = None

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """As `Page.render`. What MkDocs warns of is rendered anew, so that it warns every time."""
        path, markdown = self.file.src_uri, self.markdown
        kept = _kept.get(path)
        if kept and (kept.markdown, kept.settings) == (markdown, self.settings):
            self._take(kept, files)
            return
        counter, mkdocs = CountHandler(level=logging.WARNING), logging.getLogger("mkdocs")
        mkdocs.addHandler(counter)
        try:
            self.render_anew(config, files)
        finally:
            mkdocs.removeHandler(counter)
        if self.settings is not None and not counter.get_counts():
            _kept[path] = self._rendered(markdown)

    def render_anew(self, config: MkDocsConfig, files: Files) -> None:
        """Render the page, whatever was kept."""
        super().render(config, files)

    def _rendered(self, markdown: str | None) -> _Rendered:
        return _Rendered(
            markdown=markdown,
            settings=self.settings,
            content=self.content,
            toc=self.toc,
            title=self._title_from_render,
            anchors=self.present_anchor_ids,
            links={file.src_uri: links for file, links in (self.links_to_anchors or {}).items()},
        )

    def _take(self, kept: _Rendered, files: Files) -> None:
        self.content, self.toc, self._title_from_render = kept.content, kept.toc, kept.title
        self.present_anchor_ids = kept.anchors
        self.take_links(files, kept.links)

    def take_links(self, files: Files, links: Mapping[str, Mapping[str, str]]) -> None:
        """The page has these links to anchors, by the path they lead to."""
        found = {files.src_uris.get(path): dict(links[path]) for path in links}
        self.links_to_anchors = {file: anchors for file, anchors in found.items() if file}


def keep_pages(config: MkDocsConfig, files: Files) -> None:
    """Let pages be kept from now on, where nothing but its Markdown, the settings and the addresses
    of files decides what a page becomes."""
    KeptPage.settings = None
    if permalink_of(config) is not None:
        urls = hash(tuple((file.src_uri, file.url) for file in files))
        extensions = repr((config.markdown_extensions, config.mdx_configs, config.validation))
        KeptPage.settings = extensions, urls
    for file in files:
        if type(file.page) is Page:
            file.page.__class__ = KeptPage
