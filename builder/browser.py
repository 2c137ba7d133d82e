"""The files that a reader's browser gets from the package, and where they stand in the site."""

from importlib.resources import files
from pathlib import Path

import rcssmin
import rjsmin

FOLDER = "assets/kunten"
STYLES = (f"{FOLDER}/kunten.css",)
SCRIPTS = (f"{FOLDER}/kunten.mjs",)
CARDS = f"{FOLDER}/terms.json"
PLACES = "places.json"  # in an edition's folder
SEARCH_WORKER = f"{FOLDER}/kunten-search.js"
SEARCH = "search"
# In that folder: the index, or its root; what can be searched alone; an edition's own index.
SEARCH_INDEX, SEARCH_EDITIONS = "search_index.json", "editions.json"
SEARCH_SHARD = "shards/{}.json"
# Templates that stand before those of the theme. They load `kunten-head.js`.
THEME = Path(str(files("builder") / "theme"))


def assets() -> dict[str, bytes]:
    """Every file of `builder/assets`, by its path in the site; our style and scripts without
    comments and needless white space, those of others as they were published."""
    folder = Path(str(files("builder") / "assets"))
    found = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {f"{FOLDER}/{file.relative_to(folder).as_posix()}": _content(file) for file in found}


def minified(script: str) -> str:
    """Without comments and needless white space."""
    return str(rjsmin.jsmin(script))


def _content(file: Path) -> bytes:
    minify = _MINIFY.get(file.suffix) if file.parent.name != "vendor" else None
    return minify(file.read_text(encoding="utf-8")).encode() if minify else file.read_bytes()


_MINIFY = {".css": rcssmin.cssmin, ".js": minified, ".mjs": minified}
