"""A library built in parts, on several machines, and joined: docs/scale.md describes it.

Each machine builds the site of a share of the editions. What their pages give to the pages of the
whole (the glossary's contexts, the search index) lies beside them, in `kunten-shard/`: a manifest
that says what the share was made from, and the parts themselves.
"""

import html
import json
import pickle
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any

from builder import __version__
from builder.errors import EditionError, Problem, problem_at
from builder.files_out import write_file
from builder.model import Edition
from builder.pages import Mentions
from builder.search import Part

FOLDER = "kunten-shard"
_MANIFEST, _PARTS = f"{FOLDER}/manifest.json", f"{FOLDER}/parts"
_URL = re.compile(r"<url>.*?</url>\n?", re.DOTALL)
# What the parts consist of, and nothing else is taken out of that file.
_KNOWN = {
    ("builder.pages.places", "Mention"),
    ("builder.pages.places", "Mentions"),
    ("builder.pages.places", "Stretch"),
    ("builder.pages.places", "Definition"),
    ("builder.search.documents", "Part"),
    ("builtins", "frozenset"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltShare:
    """A share that was built: its folder, for each of its editions what that gives to the whole,
    and its files: the path below the docs folder that links name → the path in the site."""

    folder: Path
    given: Mapping[str, tuple[Mentions, Part]]
    files: Mapping[str, str]


def shared_key(*shared: object) -> str:
    """A key of everything that all editions share: shares with different ones do not fit."""
    return _digest((__version__, *shared))


def write_share(
    site: Path,
    key: str,
    editions: Sequence[Edition],
    given: Iterable[tuple[Mentions, Part]],
    files: Mapping[str, str],
) -> None:
    """Put what the share gives to the whole into the folder of its site."""
    manifest = {
        "key": key,
        "editions": {edition.slug: _digest(edition.unpacked) for edition in editions},
        "files": dict(files),
    }
    slugs = [edition.slug for edition in editions]
    parts = zlib.compress(pickle.dumps(dict(zip(slugs, given, strict=True))))
    write_file(site / _MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1).encode())
    write_file(site / _PARTS, parts)


def read_shares(folder: Path, key: str, editions: Sequence[Edition]) -> tuple[BuiltShare, ...]:
    """The shares in the folders below `folder`, which together hold each of the editions once.

    Raises EditionError where one is missing, was made from other sources, or stands there twice.
    """
    manifests = {
        each.parent.parent: _manifest(each) for each in sorted(folder.glob(f"*/{_MANIFEST}"))
    }
    expected = {edition.slug: _digest(edition.unpacked) for edition in editions}
    problems = [
        *_problems_of_shares(manifests, key, expected),
        *_missing(folder, manifests.values(), expected),
    ]
    if problems:
        raise EditionError(problems)
    return tuple(
        BuiltShare(folder=path, given=_parts(path / _PARTS), files=manifest["files"])
        for path, manifest in manifests.items()
    )


def joined_sitemap(sitemap: str, url: str, shares: Iterable[BuiltShare]) -> str:
    """The sitemap of the site at `url` with the entries of the shares' editions behind its own."""
    entries = [entry for share in shares for entry in _entries(share, url)]
    head, end, tail = sitemap.rpartition("</urlset>")
    return head + "".join(entries) + end + tail


def _entries(share: BuiltShare, url: str) -> Iterator[str]:
    sitemap = share.folder / "sitemap.xml"
    for entry in _URL.findall(sitemap.read_text("utf-8")) if sitemap.exists() else ():
        address = html.unescape(entry.partition("<loc>")[2].partition("</loc>")[0])
        if address.removeprefix(url).partition("/")[0] in share.given:
            yield entry


def _manifest(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        raise EditionError(
            [_problem(path.parent.parent, "a share that Kunten built", "another file")]
        ) from None


def _problems_of_shares(
    manifests: Mapping[Path, Any], key: str, expected: Mapping[str, str]
) -> Iterator[Problem]:
    seen: dict[str, Path] = {}
    for path, manifest in manifests.items():
        if manifest["key"] != key:
            yield _problem(path, "a share of this glossary, readings and settings", "one of others")
        for slug, digest in manifest["editions"].items():
            if expected.get(slug) != digest:
                yield _problem(path, f"the edition {slug} as its sources are now", "another")
            if slug in seen:
                yield _problem(
                    path, f"the edition {slug} in one share", f"it in {seen[slug].name} too"
                )
            seen[slug] = path


def _missing(
    folder: Path, manifests: Iterable[Any], expected: Mapping[str, str]
) -> Iterator[Problem]:
    there = {slug for manifest in manifests for slug in manifest["editions"]}
    missing = sorted(expected.keys() - there)
    if missing:
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        yield _problem(
            folder, "a share with each edition", f"none with {', '.join(missing[:3])}{more}"
        )


def _problem(path: Path, expected: str, found: str) -> Problem:
    return problem_at(path.as_posix(), "shard", expected, found, "build all shares anew")


def _parts(path: Path) -> Mapping[str, tuple[Mentions, Part]]:
    try:
        parts: Mapping[str, tuple[Mentions, Part]] = _Parts(
            BytesIO(zlib.decompress(path.read_bytes()))
        ).load()
    except (OSError, zlib.error, pickle.UnpicklingError):
        raise EditionError([_problem(path, "what Kunten wrote there", "something else")]) from None
    return parts


class _Parts(pickle.Unpickler):
    """Takes the known classes out of a file, so that a strange one can run nothing."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _KNOWN:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


def _digest(value: object) -> str:
    return blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
