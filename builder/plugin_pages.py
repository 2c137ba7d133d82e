"""The generated pages inside MkDocs, which resolves their links and puts them into the theme.

Pages of editions stand outside the navigation: they would be in that of every page of the site,
and MkDocs then takes time that grows with the square of their number.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from builder.edition_parts import Beside
from builder.files_out import put_file
from builder.markdown_extension import nested
from builder.markup import with_addresses
from builder.markup_html import html_page
from builder.pages import Page as KuntenPage
from builder.plugin_html import MadeWithPages, PageMaker, permalink_of
from builder.plugin_kept import KeptPage, keep_pages
from builder.plugin_links import LeftToMkDocsError, Links, address_in, url_in, url_of
from builder.plugin_made import MadePages

# Events at which a plugin could change or read a page, and the plugins of which we know that they
# do neither to pages that are outside the stock index.
_PAGE_EVENTS = (
    "pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page",
    "post_build",
)  # fmt: skip
_KNOWN_HANDLERS = (
    "builder.",
    "material.plugins.search.",
    "material.plugins.offline.",
    "mkdocs.contrib.search",
)


class GeneratedFile(File):
    """A file whose content stands in `pages`, so that MkDocs does not keep it a second time.

    `made` are the pages of its edition where they are put into the theme without MkDocs' help,
    which then finds nothing to do for it.
    """

    pages: Mapping[str, KuntenPage]
    made: MadePages | None = None

    @property
    def content_string(self) -> str:
        """The Markdown of the page."""
        return str(self._content) if self._content else self.pages[self.src_uri].markdown

    @content_string.setter
    def content_string(self, value: str) -> None:
        self._content = value

    def is_documentation_page(self) -> bool:
        """Whether MkDocs has to render it."""
        return self.made is None and super().is_documentation_page()

    def copy_file(self, dirty: bool = False) -> None:
        """It is written at the end."""


class LaterFile(File):
    """A file that comes into the site without MkDocs."""

    def copy_file(self, dirty: bool = False) -> None:
        """There is nothing to be copied."""


class GeneratedPage(KeptPage):
    """A page of MkDocs whose Markdown came from a generated file."""

    file: GeneratedFile

    @property
    def present_anchor_ids(self) -> set[str] | None:
        """The ids to which links may lead."""
        if self.file.made and self._ids is None:
            return set(_ids_by_path(self.file.made)[self.file.src_uri])
        return self._ids

    @present_anchor_ids.setter
    def present_anchor_ids(self, ids: set[str] | None) -> None:
        self._ids = ids

    _ids: set[str] | None = None

    def render_anew(self, config: MkDocsConfig, files: Files) -> None:
        """As `Page.render`, which is asked where somebody changed the Markdown, or something is to
        be said of its links."""
        try:
            self._render(config, files)
        except LeftToMkDocsError:
            super().render_anew(config, files)
            address = partial(address_in, files, self.file)
            self.content = with_addresses(self.content or "", address)

    def _render(self, config: MkDocsConfig, files: Files) -> None:
        permalink = permalink_of(config)
        made = self.file.pages[self.file.src_uri]
        if permalink is None or self.markdown != made.body:
            raise LeftToMkDocsError
        links = Links(path=self.file.src_uri, url=partial(url_in, files))
        written = html_page(made.blocks, permalink, links.address)
        self.content = written.html
        self.toc = get_toc(nested([(each.level, each.id, each.name) for each in written.headings]))
        self.present_anchor_ids = set(written.ids)
        self.take_links(files, links.targets)


_ids_by_path = lru_cache(maxsize=8)(MadePages.ids)


def add_file(
    files: Files, config: MkDocsConfig, pages: Mapping[str, KuntenPage], path: str, source: str
) -> None:
    """Add the generated page at this path to the site; `source` is the file to edit. MkDocs would
    replace a page of the same path with only a warning, so that raises PluginError."""
    if files.src_uris.get(path):
        raise PluginError(
            f"docs/{path}: expected no file of this name, found one; "
            f"{source} makes the page of this address"
        )
    file = cast(GeneratedFile, GeneratedFile.generated(config, path, content=""))
    file.pages, file.dest_uri = pages, str(file.dest_uri)
    if "/" in path:
        file.inclusion = InclusionLevel.NOT_IN_NAV
    file.edit_uri = f"../{source}"
    files.append(file)


def add_written(files: Files, config: MkDocsConfig, path: str, content: bytes) -> None:
    """Add a file to the site that is written at once, for MkDocs would keep its content to the end
    of the build."""
    put_file(Path(config.site_dir) / path, [content])
    files.append(LaterFile.generated(config, path, content=b""))


def adopt_pages(config: MkDocsConfig, files: Files) -> None:
    """Make GeneratedPages of the generated files, once the navigation has its pages, and let all
    pages be kept."""
    for file in files:
        if isinstance(file, GeneratedFile):
            # MkDocs makes the pages of the navigation itself, with the titles they have there.
            page = file.page or Page(None, file, config)
            page.__class__ = GeneratedPage
    keep_pages(config, files)


def with_pages(config: MkDocsConfig, files: Beside, folder: Path, *, builds_follow: bool) -> Beside:
    """What is made of an edition: its `files`, and its pages, kept in the folder, where no other
    plugin or setting has a say in them."""
    permalink = permalink_of(config)
    if permalink is None or not are_ours(config):
        return files
    maker = PageMaker(
        folder=folder,
        permalink=permalink,
        directory_urls=config.use_directory_urls,
        builds_follow=builds_follow,
    )
    return MadeWithPages(files=files, maker=maker)


def are_ours(config: MkDocsConfig) -> bool:
    """Whether nobody changes or reads pages on their way but those of whom we know how."""
    handlers = (each for event in _PAGE_EVENTS for each in config.plugins.events[event])
    return all(each.__module__.startswith(_KNOWN_HANDLERS) for each in handlers)


def made_elsewhere(
    config: MkDocsConfig, files: Files, editions: Iterable[MadePages]
) -> Iterator[MadePages]:
    """The editions whose pages need nothing of MkDocs any more, which then leaves them alone: what
    they link to is there, and no other page lies among them, to which the way would be shorter."""
    others = {
        file.dest_uri.partition("/")[0]
        for file in files
        if not isinstance(file, GeneratedFile) and file.is_documentation_page()
    }
    for each in editions:
        linked = all(
            url_in(files, path) == url_of(path, config.use_directory_urls) for path in each.outside
        )
        if linked and each.slug not in others:
            for path in each.paths:
                cast(GeneratedFile, files.src_uris.get(path)).made = each
            yield each


def check_anchors(config: MkDocsConfig, files: Files, editions: Iterable[MadePages]) -> None:
    """Let MkDocs tell of links from these editions to places that are not there."""
    known = cache(partial(_ids_of_page, files))
    for each in editions:
        if all(anchors <= known(path) for path, anchors in each.outside.items() if anchors):
            continue
        for made in each.made():
            page = cast(GeneratedPage, cast(File, files.src_uris.get(made.path)).page)
            page.take_links(files, made.links)
            page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)


def _ids_of_page(files: Files, path: str) -> set[str]:
    file = files.src_uris.get(path)
    return (file and file.page and file.page.present_anchor_ids) or set()
