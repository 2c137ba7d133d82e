"""The MkDocs plugin `kunten`: a shell round `build_site`.

Pages are made in memory, so a build writes nothing into `docs/` and `mkdocs serve` rebuilds once
an edit. No logic of its own stands here.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from builder.browser import SEARCH, SEARCH_INDEX
from builder.build import joined_site, moved_sources, site_of
from builder.errors import EditionError
from builder.exporters import Downloads, Offer, Revisions
from builder.files_out import put_file
from builder.garbage import collect_seldom
from builder.history import edition_changes
from builder.material import with_search
from builder.plugin_equipment import equip
from builder.plugin_finish import Finished, Finishing
from builder.plugin_head import head
from builder.plugin_log import log
from builder.plugin_made import MadePages
from builder.plugin_pages import (
    LaterFile,
    add_file,
    add_written,
    adopt_pages,
    check_anchors,
    made_elsewhere,
    with_pages,
)
from builder.plugin_serve import make_on_demand
from builder.plugin_settings import KuntenConfig
from builder.plugin_shards import folder_of, keep_share, share_of, ship
from builder.plugin_shell import Theme, compile_once
from builder.plugin_site import SiteFolder
from builder.publish import Descriptions, Publication
from builder.reader import EDITIONS
from builder.search import SearchIndex
from builder.shards import BuiltShare, joined_sitemap, read_shares, shared_key
from builder.site import Site

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer  # which a build need not load

_SEARCH_PLUGINS = {"search", "material/search"}

# One for all builds of a process: `mkdocs serve` makes a new plugin for each.
_downloads = Downloads()
_finished = Finished(_downloads.folder)


class KuntenPlugin(BasePlugin[KuntenConfig]):  # type: ignore[no-untyped-call]
    """Adds the editions' pages, and the style and script that they need. Its events stand in
    MkDocs' order, and behind them what they do."""

    site: Site
    index: SearchIndex | None = None  # begun where we know that the site will have one
    offer: Offer
    publication: Publication
    descriptions: Descriptions
    folder: SiteFolder | None = None  # until `on_config`
    offered: tuple[str, ...] = ()
    shares: tuple[BuiltShare, ...] = ()
    shipped: tuple[str, ...] = ()
    made: tuple[MadePages, ...] = ()
    finishing: Finishing | None = None  # of those pages
    key: str
    # What MkDocs has, once it has it: all documents, though others make some of them.
    documents: Sequence[File]
    env: Environment
    files: Files
    nav: Navigation

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Watch the sources, load the assets and templates, understand the pages' Markdown."""
        self.folder = SiteFolder(config)
        if not self._preview:
            collect_seldom()
        # A preview is no app: its worker would stay behind at the address of the next one.
        config.extra["kunten_offline"] = not self.folder.preview
        config.watch.append(str(self._root(config) / EDITIONS))
        equip(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Build everything, and hand it to MkDocs as generated files."""
        self.publication = Publication(
            name=config.site_name,
            url=config.site_url or "",
            description=config.site_description or "",
        )
        try:
            self.site = self._built(config)
        except EditionError as error:
            raise PluginError(str(error)) from error
        if _SEARCH_PLUGINS & config.plugins.keys():
            self.index = self._index()
        for problem in self.site.problems:
            log.warning(str(problem))
        for notice in (*self.site.notices, *self.site.moves.notices):
            log.info(str(notice))
        self.descriptions = Descriptions(
            self.publication, self.site.editions, self.site.glossary.terms
        )
        self._add_pages(files, config)
        self._add_files(files, config)
        self.files = files
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Take over the pages that were generated."""
        adopt_pages(config, files)
        self.documents = files.documentation_pages()
        self.made = tuple(made_elsewhere(config, files, self.made))
        self.nav = nav
        return nav

    def on_env(self, env: Environment, **_: Any) -> None:
        """Know the templates."""
        compile_once(env)
        self.env = env

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, **_: Any) -> str:
        """Put the list of editions where a hand-written page asks for it; keep the pages that our
        own index covers out of the stock one."""
        if page.file.src_uri in self.site.pages:
            page.meta["search"] = {"exclude": True}
        return self.site.fill(markdown)

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, **_: Any
    ) -> TemplateContext:
        """What the page's head tells the web."""
        meta = {**page.meta, "title": page.meta.get("title") or page.title}
        page.meta["kunten_head"] = self._head(config, page, meta)
        return context

    def on_post_page(self, output: str, **_: Any) -> str:
        """Search with our worker."""
        return with_search(output)

    def on_template_context(self, context: TemplateContext, **_: Any) -> TemplateContext:
        """Tell the sitemap of all pages, whoever makes them."""
        context["pages"] = self.documents
        return context

    def on_post_template(self, output_content: str, *, template_name: str, **_: Any) -> str:
        """The same on the page for missing addresses; the pages of all shares in the sitemap."""
        if template_name == "sitemap.xml":
            return joined_sitemap(output_content, self.publication.url, self.shares)
        return with_search(output_content)

    # Before this process waits for others, which are at the search index.
    @event_priority(-40)
    def _begin_pages(self, *, config: MkDocsConfig) -> None:
        """Render the theme round the editions' pages."""
        if self.made:
            self.finishing = self._finishing(config)
            self.finishing.begin()

    # The search plugin writes its index at 0, `offline` makes a script of it at -100.
    @event_priority(-50)
    def _finish_search(self, *, config: MkDocsConfig) -> None:
        """Put the editions and the glossary into the search index, if the site has one."""
        folder = Path(config.site_dir) / SEARCH
        written = folder / SEARCH_INDEX
        if written.exists():
            index = self.index or self._index()
            stock = json.loads(written.read_text(encoding="utf-8"))
            for path, content in index.files(stock, self.site.glossary):
                put_file(folder / path, [content])

    # Behind everything that writes or changes pages.
    @event_priority(-200)
    def _finish_pages(self, *, config: MkDocsConfig) -> None:
        """Give every page the policy, and the site its place."""
        check_anchors(config, self.files, self.made)
        # Up to here files are still being made.
        self._place_downloads(config)
        if self.folder:
            sources = {*self.site.pages, *self.shipped}
            sourced = {file.dest_uri for file in self.files if file.src_uri in sources}
            self.folder.finish(config, sourced, self.finishing)

    on_post_build = CombinedEvent(_begin_pages, _finish_search, _finish_pages)

    def on_serve(self, server: "LiveReloadServer", **_: Any) -> "LiveReloadServer":
        """Do not let an edit wait for files that nobody may ask for."""
        _downloads.wanted_later = True
        make_on_demand(server, _downloads.make)
        return server

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Give the files up with the site, which other processes may still be filling."""
        with suppress(Exception):
            self.site.wait()
        if self.folder:
            self.folder.fail(error)

    def _built(self, config: MkDocsConfig) -> Site:
        """The site, built here, or joined from the shares that others built."""
        formats = tuple(self.config.downloads)
        shards, shard = self.config.shards, self.config.shard
        folder = folder_of(shards, shard, Path(config.config_file_path).parent)
        # What a preview keeps is known by its text.
        share, packed = share_of(shard), not self._preview
        moved = moved_sources(self._root(config), share=share, packed=packed)
        self.offer = Offer(
            formats=formats,
            publication=self.publication,
            changed=edition_changes(self._root(config), moved.sources.editions),
            revisions=Revisions(site=self.folder.standing if self.folder else None),
        )
        self.key = shared_key(replace(moved.sources, editions=()), formats, self.publication)
        if not folder:
            site = None if self._preview else Path(config.site_dir)
            files = _downloads.beside(self.offer, site)
            beside = with_pages(config, files, _downloads.folder, builds_follow=self._preview)
            return site_of(moved, formats, beside=beside, edits_follow=self._preview)
        self.shares = read_shares(folder, self.key, moved.sources.editions)
        given = {slug: each for one in self.shares for slug, each in one.given.items()}
        return joined_site(moved, given)

    def _index(self) -> SearchIndex:
        return SearchIndex(self.site.search, self.site.searched)

    def _add_pages(self, files: Files, config: MkDocsConfig) -> None:
        self.made = tuple(each for each in self.site.kept if isinstance(each, MadePages))
        sources = {path: each.source for each in self.made for path in each.paths}
        for path in self.site.pages:
            source = sources.get(path) or self.site.pages[path].source
            add_file(files, config, self.site.pages, path, source)

    def _add_files(self, files: Files, config: MkDocsConfig) -> None:
        """What stands beside pages; MkDocs knows the editions' files, so that it checks links."""
        taken = {file.dest_uri for file in files}
        for path, content in self.site.files(self.publication, self.offer.changed).items():
            if path not in taken:  # a hand-written page may stand at an old address
                files.append(File.generated(config, path, content=content))
        for path, content in self.site.places_files():
            if path not in taken:
                add_written(files, config, path, content)
        self.shipped = tuple(ship(files, config, self.shares))
        self.offered = () if self.shares else tuple(self.offer.paths(self.site.editions))
        for path in self.offered:
            files.append(LaterFile.generated(config, path, content=b""))

    def _head(self, config: MkDocsConfig, page: MkDocsPage, meta: Mapping[str, Any]) -> str:
        generated = page.file.src_uri in self.site.pages
        return head(self.descriptions, config, page, meta, generated=generated)

    def _finishing(self, config: MkDocsConfig) -> Finishing:
        shared = self.publication, config.repo_url, config.edit_uri, config.use_directory_urls
        return Finishing(
            finished=_finished if self._preview else Finished(),
            theme=Theme(
                env=self.env,
                config=config,
                nav=self.nav,
                documents=self.documents,
                head=partial(self._head, config),
                finish=with_search,
            ),
            editions=self.made,
            pages={file.src_uri: file.page for file in self.documents if file.page},
            settings={edition.slug: (edition, shared) for edition in self.site.editions},
        )

    def _place_downloads(self, config: MkDocsConfig) -> None:
        """Have the editions' files beside their pages."""
        self.site.wait()
        if self._preview and not self.shares:
            site = Path(config.site_dir)
            _downloads.place(self.offer, self.site.editions, self.site.study, site)
        if self.config.shard:
            keep_share(config, self.files, self.site, self.key, self.offered)

    @property
    def _preview(self) -> bool:
        """Whether other builds may follow in this process."""
        return self.folder is not None and self.folder.preview

    def _root(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path).parent / self.config.sources
