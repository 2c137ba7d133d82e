"""The search index as files: one, or for a large library a root that leads to those of editions.

The root has what all editions share. Each edition has an index of its own, and buckets tell which
editions hold a piece of a text (`builder/search/grams.py`). docs/search.md describes them.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from builder.browser import SEARCH_EDITIONS, SEARCH_INDEX, SEARCH_SHARD
from builder.glossary import Glossary
from builder.json_text import compact
from builder.processes import spread
from builder.search.documents import Document, Part
from builder.search.grams import grams
from builder.search.index import edition_names, site_index
from builder.search.words import sign

LARGEST = 8_000_000
"""Bytes of one index for all; a larger one is divided."""

# A piece that so many of the editions hold, and more than a few, tells none of them from another.
_EVERYWHERE, _FEW = 1 / 4, 8
# About so many bytes of pieces are loaded at a time.
_BUCKET = 6000
# With fewer editions the second process costs more than it saves.
_WORTH_A_PROCESS = 200


def index_files(
    stock: Mapping[str, Any], parts: Sequence[Part], glossary: Glossary, largest: int = LARGEST
) -> Iterator[tuple[str, bytes]]:
    """Every file of the folder `search/`, by its path there: an index of at most `largest` bytes,
    or its root and shards. `stock` is what the search plugin wrote."""
    index = _json(site_index(stock, parts, glossary))
    if len(index) <= largest:
        yield SEARCH_INDEX, index
        yield SEARCH_EDITIONS, _json(edition_names(parts))
    else:
        # A page is told how many there are, and loads their names when a reader wants to choose.
        yield SEARCH_EDITIONS, _json(len(parts))
        yield "all-editions.json", _json(edition_names(parts))
        yield from _divided(stock, parts, glossary)


def bucket(gram: str, count: int) -> int:
    """The bucket of a piece: FNV-1a over its UTF-16 units, without the mark of a title."""
    found = 0x811C9DC5
    units = gram.removeprefix("^").encode("utf-16-le")
    for at in range(0, len(units), 2):
        found = (found ^ int.from_bytes(units[at : at + 2], "little")) * 0x01000193 & 0xFFFFFFFF
    return found % count


def _divided(
    stock: Mapping[str, Any], parts: Sequence[Part], glossary: Glossary
) -> Iterator[tuple[str, bytes]]:
    slugs = [slug for slug, _ in edition_names(parts)]
    postings = _postings(parts)
    size = sum(len(gram) + len(where) for gram, where in postings.items())
    count = size // _BUCKET + 1
    buckets: list[dict[str, str]] = [{} for _ in range(count)]
    for gram in sorted(postings):
        buckets[bucket(gram, count)][gram] = postings[gram]
    root: Any = site_index(stock, (), glossary)
    shared = {"editions": len(parts), "shards": " ".join(slugs), "buckets": count}
    root["config"]["kunten"] |= shared
    yield SEARCH_INDEX, _json(root)
    for slug, part in zip(slugs, parts, strict=True):
        yield SEARCH_SHARD.format(slug), _json(_shard(part))
    for number, held in enumerate(buckets):
        yield f"buckets/{number}.json", _json(held)


def _shard(part: Part) -> Document:
    """An edition's documents, with words and verbs of their own."""
    index: Any = site_index({"config": {}, "docs": []}, [part], Glossary(()))
    own = index["config"]["kunten"]
    return {"words": own["words"], "verbs": own["verbs"], "docs": index["docs"][:-1]}


def _postings(parts: Sequence[Part]) -> dict[str, str]:
    """The editions that hold each piece: their numbers, each as its distance from the one before,
    as the sign of a word's number is written; empty where they are too many to tell."""
    found: dict[str, list[int]] = {}
    worthwhile = len(parts) // _WORTH_A_PROCESS
    for number, own in enumerate(spread(grams, parts, worthwhile)):
        for gram in own:
            found.setdefault(gram, []).append(number)
    most = max(_FEW, len(parts) * _EVERYWHERE)
    return {gram: _gaps(held) if len(held) <= most else "" for gram, held in found.items()}


def _gaps(numbers: Sequence[int]) -> str:
    before = [-1, *numbers]
    return "".join(sign(now - last - 1) for last, now in zip(before, numbers, strict=False))


def _json(value: object) -> bytes:
    return compact(value).encode()
