"""The site as an app that works without the web: its manifest, icons and service worker.

The worker is `worker.js` beside this file; here stand what it keeps from the first visit on and
which version of the site it is of. What an edition consists of stands in a file of its own, so that
a large library's readers load the list of what they read alone.
"""

import json
import os
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from builder.browser import (
    FOLDER,
    PLACES,
    SEARCH,
    SEARCH_EDITIONS,
    SEARCH_INDEX,
    SEARCH_SHARD,
    minified,
)
from builder.json_text import indented
from builder.publish.card import CARD
from builder.publish.mark import INDIGO, PAPER, in_hex
from builder.publish.publication import Publication

_MANIFEST = "manifest.webmanifest"
_WORKER = "sw.js"
_OFFLINE = "offline.json"  # in an edition's folder

_ICONS = {f"{FOLDER}/icon-{side}.png": side for side in (192, 512)}
_SVG = f"{FOLDER}/icon.svg"

# What every page needs, and where every reader comes by.
_SHELL = ("index.html", "glossary/index.html", _MANIFEST, f"{FOLDER}/**/*")
_THEME = ("assets/stylesheets/*.css", "assets/javascripts/bundle.*.js", "assets/images/favicon.png")
_NOT_IN_SHELL = (".txt", ".json", ".png")
_NEEDED = ("kanji.txt", "terms.json", "moved.json")

_INDEX, _CHOICE = f"{SEARCH}/{SEARCH_INDEX}", f"{SEARCH}/{SEARCH_EDITIONS}"
_SHARD = f"{SEARCH}/{SEARCH_SHARD}"

_MOST = 8_000_000
"""Bytes that the pages of an edition may have to be kept whole, and the search index; of a larger
one what was read is."""


def app_files(publication: Publication) -> dict[str, bytes]:
    """The manifest, by its path in the site; the icons stand among the assets."""
    return {_MANIFEST: _manifest(publication)}


def digest(page: bytes) -> bytes:
    """What a version of the site knows a page by."""
    return blake2b(page, digest_size=16).digest()


def worker_files(
    site: Path, digests: Mapping[str, bytes] = MappingProxyType({})
) -> dict[str, bytes]:
    """The service worker of a finished site, by path; and a list of what each edition needs, in
    whose folder a card lies. The same site gives the same bytes. `digests` are those of pages that
    need not be read for it, by their paths."""
    version = blake2b(digest_size=8)
    pages = dict(sorted(_pages(str(site)), key=lambda page: page[0].split("/")))
    for name in pages:
        page = digests.get(name) or digest((site / name).read_bytes())
        version.update(name.encode() + b"\0" + page)
    shell = sorted({path for path in _shell(site) if path.is_file()})
    for path in shell:
        version.update(path.read_bytes())
    kept = [_address(site, path) for path in shell]
    head = f"const VERSION = {json.dumps(version.hexdigest())}, SHELL = {json.dumps(kept)};\n"
    script = (files("builder.publish") / "worker.js").read_text(encoding="utf-8")
    return {_WORKER: f"{head}{minified(script)}\n".encode(), **dict(_editions(site, pages))}


def _pages(folder: str, path: str = "") -> Iterator[tuple[str, int]]:
    """The paths of all pages in a folder, behind its own, and their bytes. A large site has
    thousands, and their paths are objects only where they are read."""
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _pages(entry.path, f"{path}{entry.name}/")
        elif entry.name.endswith(".html") and entry.is_file():
            yield f"{path}{entry.name}", entry.stat().st_size


def _editions(site: Path, pages: Mapping[str, int]) -> Iterator[tuple[str, bytes]]:
    """The files of what is needed offline; `pages` are all that the site has, with their bytes."""
    found: dict[str, list[str]] = {}
    for page in pages:
        slug, inside, _ = page.partition("/")
        if inside and page.endswith("/index.html"):
            found.setdefault(slug, []).append(page)
    shared = [path for path in (_INDEX, _CHOICE) if _size(site, path) <= _MOST]
    for slug, own in found.items():
        if _size(site, f"{slug}/{CARD}") and sum(map(pages.__getitem__, own)) <= _MOST:
            beside = (f"{slug}/{PLACES}", *shared, _SHARD.format(slug))
            there = (path for path in beside if _size(site, path))
            listed = json.dumps([*map(_shortened, own), *there])
            yield f"{slug}/{_OFFLINE}", listed.encode()


def _size(site: Path, path: str) -> int:
    """The bytes of a file, 0 where there is none."""
    try:
        return (site / path).stat().st_size
    except FileNotFoundError:
        return 0


def _shell(site: Path) -> Iterator[Path]:
    for pattern in (*_SHELL, *_THEME):
        for path in site.glob(pattern):
            if path.suffix not in _NOT_IN_SHELL or path.name in _NEEDED or pattern in _THEME:
                yield path


def _address(site: Path, path: Path) -> str:
    return _shortened(path.relative_to(site).as_posix())


def _shortened(path: str) -> str:
    return path.removesuffix("index.html")


def _manifest(publication: Publication) -> bytes:
    """https://www.w3.org/TR/appmanifest/; addresses count from the manifest's own."""
    value = {
        "name": publication.name,
        "short_name": publication.name[:12].strip(),
        "description": publication.description,
        "lang": "ja",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": in_hex(INDIGO),
        "background_color": in_hex(PAPER),
        "icons": [
            *(
                {"src": path, "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}
                for path, side in _ICONS.items()
                for purpose in ("any", "maskable")
            ),
            {"src": _SVG, "sizes": "any", "type": "image/svg+xml"},
        ],
    }
    return f"{indented(value)}\n".encode()
