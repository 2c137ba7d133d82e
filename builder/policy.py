"""The site's Content-Security-Policy, in a `<meta>` of every page: what a page may load and run.

Hosts of static sites send no headers, so it stands in the pages. Inline scripts run by the hash of
their text (CSP Level 3, https://www.w3.org/TR/CSP3/#match-element-to-source-list), and one policy
with the hashes of all pages stands in each: instant navigation replaces a page's content, not the
policy that it was loaded with. A script in a page that was made from sources is allowed only where
a page of the site's own has it too: then the theme wrote it, and no source did.
"""

import re
from base64 import b64encode
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from builder.files_out import write_file
from builder.processes import spread

# With fewer pages the second process costs more than it saves.
_WORTH_A_PROCESS = 500

PLAYER = "https://www.youtube-nocookie.com"  # asked for nothing before a reader presses play

_SCRIPT = re.compile(
    rb"<script\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>(.*?)</script\b", re.IGNORECASE | re.DOTALL
)
_WITH_ADDRESS = re.compile(rb"(?:^|\s)src\s*=", re.IGNORECASE)
_TYPE = re.compile(rb"(?:^|\s)type\s*=\s*[\"']?([^\s\"'>]*)", re.IGNORECASE)
_RUN = re.compile(
    rb"|module|importmap|speculationrules|(?:text|application)/(?:x-)?(?:java|ecma)script"
)
# Material's first script begins with the way to the site's root, which differs by folder.
_ROOT = re.compile(rb'new URL\("[^"\\]*"')
_META = re.compile(rb"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", re.IGNORECASE)
_PLACE = re.compile(rb"<head\b[^>]*>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)


def inline_scripts(page: bytes) -> frozenset[bytes]:
    """The scripts that stand in a page of HTML and that a browser would run; data is none."""
    found = _SCRIPT.findall(page)
    return frozenset(text for attributes, text in found if text and _is_run(attributes))


def policy(scripts: Iterable[bytes], *, preview: bool = False) -> str:
    """The policy under which these inline scripts run, and no others. `preview`: all run, for
    `mkdocs serve` puts one into each page that it shows."""
    allowed = ["'unsafe-inline'"] if preview else sorted(map(_hash, scripts))
    rules = {
        "default-src": ["'self'"],
        "script-src": ["'self'", *allowed],
        # Material's scripts and Markdown's tables set style attributes. Style sheets within a page
        # are refused where browsers tell the two apart.
        "style-src": ["'self'", "'unsafe-inline'"],
        "style-src-elem": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "frame-src": ["'self'", PLAYER],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
    }
    return "; ".join(" ".join([name, *sources]) for name, sources in rules.items())


def with_policy(page: bytes, policy: str) -> bytes:
    """The page with the policy before everything that it rules, in the place of one that stood
    there already. What has no head stays as it is."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'.encode()
    return _PLACE.sub(lambda head: head[0] + meta, _META.sub(b"", page), count=1)


@dataclass(frozen=True, slots=True)
class Protection:
    """The rules for all pages of a site, and the paths of pages with a script that they stop."""

    rules: str
    stopped: list[str]


def protect(
    folder: Path,
    sourced: Collection[str],
    later: Mapping[str, frozenset[bytes]] = MappingProxyType({}),
    *,
    preview: bool = False,
) -> Protection:
    """Put one policy into every page below the folder. `sourced`: the paths of those made from
    sources; `later`: of those that come later, made from sources too, with their scripts."""
    paths = sorted(folder.rglob("*.html"))
    names = [path.relative_to(folder).as_posix() for path in paths]
    worthwhile = len(paths) // _WORTH_A_PROCESS
    scripts = dict(zip(names, spread(_scripts_of, paths, worthwhile), strict=True))
    own = {text for name in scripts.keys() - sourced for text in scripts[name]}
    known = own | {_shape(text) for text in own}
    scripts |= later
    found = frozenset[bytes]().union(*set(scripts.values()))
    foreign = {text for text in found if _shape(text) not in known} - own
    rules = policy(found - foreign, preview=preview)
    for _ in spread(partial(_protect, rules), paths, worthwhile):
        pass
    return Protection(rules, [name for name, texts in scripts.items() if texts & foreign])


def _scripts_of(path: Path) -> frozenset[bytes]:
    return _one_set(inline_scripts(path.read_bytes()))


@cache
def _one_set(scripts: frozenset[bytes]) -> frozenset[bytes]:
    """The same object for the same scripts, which most pages share."""
    return scripts


def _protect(rules: str, path: Path) -> None:
    write_file(path, with_policy(path.read_bytes(), rules))


def _is_run(attributes: bytes) -> bool:
    kind = _TYPE.search(attributes)
    runs = kind is None or _RUN.fullmatch(kind[1].lower()) is not None
    return runs and not _WITH_ADDRESS.search(attributes)


@cache
def _hash(text: bytes) -> str:
    """The script's hash; browsers take its text with the line ends that HTML gives it."""
    digest = sha256(text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")).digest()
    return f"'sha256-{b64encode(digest).decode()}'"


def _shape(text: bytes) -> bytes:
    return _ROOT.sub(b'new URL("', text)
