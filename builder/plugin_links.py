"""Where the links of generated pages lead: files of the site, and addresses of these."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit, urlunsplit

from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import get_relative_url

from builder.plugin_log import log


class LeftToMkDocsError(Exception):
    """MkDocs has something to say about a page, or something to do with it."""


@dataclass(slots=True, kw_only=True)
class Links:
    """The links of the page at `path`. `url` gives the address of a file by its path, or None.
    `targets`: each path that is linked to, with its anchors and the links as they are written."""

    path: str
    url: Callable[[str], str | None]
    targets: dict[str, dict[str, str]] = field(default_factory=dict)
    _known: dict[str, tuple[str | None, str]] = field(default_factory=dict)

    def address(self, target: str) -> str:
        """The address of what a link in the page names. Raises LeftToMkDocsError where MkDocs has
        something to say about the link."""
        if target.startswith("https://"):  # as most that lead elsewhere, each with another time
            return target
        place, _, anchor = target.partition("#")
        if place not in self._known:
            self._known[place] = self._resolved(place)
        found, address = self._known[place]
        if found is None:
            return target
        anchors = self.targets.setdefault(found, {})
        if anchor:
            anchors.setdefault(anchor, target)
        return f"{address}#{anchor}" if anchor and place else address or target

    def _resolved(self, place: str) -> tuple[str | None, str]:
        """The path of the file that a link names, and its address; None for what lies outside."""
        named = _named(place, dirname(self.path))
        if named is None:
            return None, ""
        found, query = named
        here, there = self.url(self.path), self.url(found or self.path)
        if place.startswith("/") or here is None or there is None:
            raise LeftToMkDocsError
        if not found:
            return self.path, ""
        return found, urlunsplit(("", "", get_relative_url(there, here), query, ""))


@lru_cache(maxsize=1 << 10)
def _named(place: str, folder: str) -> tuple[str, str] | None:
    """The path that a link in a page of this folder names, empty for the page itself, and the
    query; None for what lies outside."""
    scheme, host, path, query, _ = urlsplit(place)
    if scheme or host:
        return None
    return (normpath(join(folder, unquote(path))) if path else ""), query


@lru_cache(maxsize=1 << 12)
def url_of(path: str, directory_urls: bool) -> str:
    """The address of a file in the site, as MkDocs gives it."""
    return str(File(path, None, "", directory_urls).url)


def url_in(files: Files, path: str) -> str | None:
    """The address of the file at `path`; None where the site has none."""
    file = files.src_uris.get(path)
    return file.url if file and file.inclusion.value > InclusionLevel.DRAFT.value else None


def address_in(files: Files, page: File, path: str) -> str:
    """The address of the file at `path` from the page's folder, as seen from the page."""
    target = files.src_uris.get(normpath(join(dirname(page.src_uri), path)))
    if target is None:
        log.warning(f"{page.src_uri}: expected a file of the site, found a link to {path}")
        return path
    return target.url_relative_to(page)
