"""Ids for addresses: ASCII, made from Japanese titles by romanizing them."""

import re
from hashlib import sha256

from builder.romaji import romanize

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SIGNS = "a to z, 0 to 9 and hyphens"
"""What it is made of, for messages."""

# Windows keeps these for its devices and has no folder of the name: Microsoft's "Naming Files,
# Paths, and Namespaces".
DEVICES = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}

# Addresses of the site that are no edition's: a folder of this name would hide the page.
PAGES_OF_SITE = DEVICES | {
    "404", "assets", "editions", "feed", "glossary", "index", "robots", "search", "sitemap",
}  # fmt: skip

_SUFFIX = 8  # characters: a second id of the kind ends in -2
_READ = 200  # characters of a title, more than an id has room for
_LONGEST = 80  # characters; an address is to be read and copied


def slug(title: str) -> str:
    """`GPUの使い道` → `gpu-no-tsukaimichi`: words of a to z and 0 to 9 joined by hyphens.

    A title that gives no such word gets an id made from its hash, `s-` and eight digits of
    hexadecimal. The result depends on the title and UniDic alone.
    """
    title = title.encode("utf-8", "replace").decode()  # names of files can hold anything
    words = "-".join(re.findall(r"[a-z0-9]+", romanize(title[:_READ])))
    return _shorten(words) or f"s-{sha256(title.encode()).hexdigest()[:8]}"


def is_slug(text: str) -> bool:
    """Whether it can stand in an address as it is."""
    return len(text) <= _LONGEST + _SUFFIX and _SLUG.fullmatch(text) is not None


def _shorten(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    return words[: _LONGEST + 1].rpartition("-")[0] or words[:_LONGEST]
