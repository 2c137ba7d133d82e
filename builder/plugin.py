"""The MkDocs plugin `kunten`: a shell round `build_site`.

Pages are made in memory, so a build writes nothing into `docs/` and `mkdocs serve` rebuilds once
an edit. No logic of its own stands here.
"""

import json
import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from builder.browser import SCRIPTS, STYLES, THEME
from builder.build import Site, joined_site, moved_sources, site_of
from builder.errors import EditionError
from builder.exporters import Downloads, Offer
from builder.history import edition_changes
from builder.markup import html_text
from builder.plugin_pages import add_file, adopt_pages, render_ahead
from builder.plugin_settings import KuntenConfig
from builder.plugin_shards import keep_share, share_of, ship
from builder.plugin_site import SiteFolder
from builder.publish import FEED, Descriptions, Publication, page_head
from builder.search import edition_names, site_index, with_worker
from builder.shards import BuiltShare, joined_sitemap, read_shares, shared_key

MARKDOWN_EXTENSIONS = ("attr_list", "kunten")

# Only loggers below `mkdocs.` count in strict mode.
log = logging.getLogger("mkdocs.plugins.kunten")


# One for all builds of a process: `mkdocs serve` makes a new plugin for each.
_downloads = Downloads()


class KuntenPlugin(BasePlugin[KuntenConfig]):  # type: ignore[no-untyped-call]
    """Adds the editions' pages, and the style and script that they need."""

    site: Site
    publication: Publication
    descriptions: Descriptions
    folder: SiteFolder | None = None  # until `on_config`
    offered: tuple[str, ...] = ()
    shares: tuple[BuiltShare, ...] = ()
    shipped: tuple[str, ...] = ()
    nav: Navigation
    files: Files
    key: str

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Watch the sources, load the assets and templates, understand the pages' Markdown."""
        self.folder = SiteFolder(config)
        # A preview is no app: its worker would stay behind at the address of the next one.
        config.extra["kunten_offline"] = not self.folder.preview
        config.watch.append(str(self._root(config) / "editions"))
        config.extra_css = [*STYLES, *config.extra_css]
        script = config_options.ExtraScript()  # type: ignore[no-untyped-call]
        scripts = map(script.run_validation, SCRIPTS)
        config.extra_javascript = [*scripts, *config.extra_javascript]
        # Behind the site's own templates, before the theme's.
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        known = config.markdown_extensions
        missing = [name for name in MARKDOWN_EXTENSIONS if name not in known]
        config.markdown_extensions = [*known, *missing]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Build everything, and hand it to MkDocs as generated files."""
        formats = tuple(self.config.downloads)
        self.publication = Publication(
            name=config.site_name,
            url=config.site_url or "",
            description=config.site_description or "",
        )
        try:
            moved = moved_sources(self._root(config), share=share_of(self.config.shard))
            changed = edition_changes(self._root(config), moved.sources.editions)
            offer = Offer(formats=formats, publication=self.publication, changed=changed)
            self.key = shared_key(replace(moved.sources, editions=()), formats, self.publication)
            if self.config.shards:
                folder = Path(config.config_file_path).parent / self.config.shards
                self.shares = read_shares(folder, self.key, moved.sources.editions)
                self.site = joined_site(
                    moved, {slug: each for one in self.shares for slug, each in one.given.items()}
                )
            else:
                self.site = site_of(moved, formats, beside=_downloads.beside(offer))
        except EditionError as error:
            raise PluginError(str(error)) from error
        for problem in self.site.problems:
            log.warning(str(problem))
        for notice in (*self.site.notices, *self.site.moves.notices):
            log.info(str(notice))
        for path in self.site.pages:
            add_file(files, config, self.site.pages, path)
        self.descriptions = Descriptions(
            self.publication, self.site.editions, self.site.glossary.terms
        )
        taken = {file.dest_uri for file in files}
        for path, content in self.site.files(self.publication, changed).items():
            if path not in taken:  # a hand-written page may stand at an old address
                files.append(File.generated(config, path, content=content))
        # MkDocs knows the editions' files, so that it can check links.
        self.shipped = tuple(ship(files, config, self.shares))
        self.offered = () if self.shares else tuple(offer.paths(self.site.editions))
        for path in self.offered:
            files.append(_Later.generated(config, path, content=b""))
        self.files = files
        return files

    def _finish_downloads(self, *, config: MkDocsConfig) -> None:
        """Put the editions' files beside their pages."""
        _downloads.place(self.offered, Path(config.site_dir))
        if self.config.shard:
            keep_share(config, self.files, self.site, self.key, self.offered)

    # The search plugin writes its index at 0, `offline` makes a script of it at -100.
    @event_priority(-50)
    def _finish_search(self, *, config: MkDocsConfig) -> None:
        """Put the editions and the glossary into the search index, if the site has one."""
        path = Path(config.site_dir) / "search" / "search_index.json"
        if path.exists():
            stock = json.loads(path.read_text(encoding="utf-8"))
            index = site_index(stock, self.site.search, self.site.glossary)
            _write_json(path, index)
            _write_json(path.with_name("editions.json"), edition_names(self.site.search))

    # Behind everything that writes or changes pages.
    @event_priority(-200)
    def _finish_pages(self, *, config: MkDocsConfig) -> None:
        """Give every page the policy, and the site its place."""
        if self.folder:
            self.folder.finish(config, [*self.site.pages, *self.shipped])

    on_post_build = CombinedEvent(_finish_downloads, _finish_search, _finish_pages)

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, **_: Any
    ) -> TemplateContext:
        """What the page's head tells the web."""
        generated = page.file.src_uri in self.site.pages
        page.meta["kunten_head"] = page_head(
            self.descriptions,
            path=page.file.src_uri,
            feed=get_relative_url(FEED, page.url),
            title=_html(page.meta.get("title") or page.title or config.site_name, generated),
            description=_html(page.meta.get("description") or config.site_description, generated),
        )
        return context

    def on_post_page(self, output: str, **_: Any) -> str:
        """Search with our worker."""
        return with_worker(output)

    def on_post_template(self, output_content: str, *, template_name: str, **_: Any) -> str:
        """The same on the page for missing addresses; the pages of all shares in the sitemap."""
        if template_name == "sitemap.xml":
            return joined_sitemap(output_content, self.publication.url, self.shares)
        return with_worker(output_content)

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Give the files up with the site."""
        if self.folder:
            self.folder.fail(error)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Take over the pages that were generated."""
        adopt_pages(config, files)
        self.nav = nav
        return nav

    # Behind all that other plugins do to the environment.
    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Begin to put the pages into the theme's templates."""
        render_ahead(env, config, files, self.nav)
        return env

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, **_: Any) -> str:
        """Put the list of editions where a hand-written page asks for it; keep the pages that our
        own index covers out of the stock one."""
        if page.file.src_uri in self.site.pages:
            page.meta["search"] = {"exclude": True}
        return self.site.fill(markdown)

    def _root(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path).parent / self.config.sources


def _html(text: object, done: bool) -> str:
    """The title or description of a page; of those that we generated it is HTML already."""
    return str(text) if done else html_text(str(text or ""))


class _Later(File):
    """A file that comes into the site when the pages are written."""

    def copy_file(self, dirty: bool = False) -> None:
        """Nothing is there to be copied yet."""


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), "utf-8")
