"""The search index as files: one, or for a large library a root that leads to those of editions.

The root has what all editions share. Each edition has an index of its own, and buckets tell which
editions hold a piece of a text (`builder/search/grams.py`). docs/search.md describes them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from struct import iter_unpack
from typing import Any, NamedTuple

from builder.browser import SEARCH_EDITIONS, SEARCH_INDEX, SEARCH_SHARD
from builder.glossary import Glossary
from builder.json_text import compact, list_of, object_of
from builder.processes import processes, spread
from builder.search.documents import Document, Part
from builder.search.grams import grams
from builder.search.index import edition_names, joined_parts, site_index
from builder.search.words import number_of, sign

_LARGEST = 8_000_000
"""Bytes of one index for all; a larger one is divided."""

# A piece that so many of the editions hold, and more than a few, tells none of them from another.
_EVERYWHERE, _FEW = 1 / 4, 8
# About so many bytes of pieces are loaded at a time.
_BUCKET = 6000
_TURNS = 2  # for each process, so that none is waited for long


class SearchIndex:
    """The index of some editions, which give `parts` to it, in all `least` bytes at least. Where it
    is so large that it is divided, other processes begin with it at once."""

    def __init__(self, parts: Sequence[Part], least: int, largest: int = _LARGEST) -> None:
        self._parts, self._largest = parts, largest
        self._taken = _taken(parts) if least > largest else None

    def files(self, stock: Mapping[str, Any], glossary: Glossary) -> Iterator[tuple[str, bytes]]:
        """Every file of the folder `search/`, by its path there: an index of at most `largest`
        bytes, or its root and shards. `stock` is what the search plugin wrote. To be asked once."""
        whole = self._undivided(stock, glossary) if self._taken is None else {}
        if whole:
            yield from whole.items()
        else:
            yield from _divided(stock, self._taken or _taken(self._parts), glossary)

    def _undivided(self, stock: Mapping[str, Any], glossary: Glossary) -> dict[str, bytes]:
        """The files, where one index of all is not too large. It is put together of its documents
        as they are written: as one string it would take twice the memory."""
        parts = [*self._parts]  # an edition may be unpacked whenever it is asked for
        index: Any = site_index(stock, parts, glossary)
        documents = list_of([_json(each)] for each in index["docs"])
        written = object_of({"config": [_json(index["config"])], "docs": documents})
        if sum(map(len, written)) > self._largest:
            return {}
        return {SEARCH_INDEX: b"".join(written), SEARCH_EDITIONS: _json(edition_names(parts))}


def bucket(gram: str, count: int) -> int:
    """The bucket of a piece: FNV-1a over its UTF-16 units, without the mark of a title."""
    found = 0x811C9DC5
    for (unit,) in iter_unpack("<H", gram.removeprefix("^").encode("utf-16-le")):
        found = (found ^ unit) * 0x01000193 & 0xFFFFFFFF
    return found % count


def _divided(
    stock: Mapping[str, Any], taken: Iterable["_Taken"], glossary: Glossary
) -> Iterator[tuple[str, bytes]]:
    names: list[list[str]] = []
    held: dict[str, dict[str, str]] = {}
    for some in taken:
        for name, shard in zip(some.names, some.shards, strict=True):
            yield SEARCH_SHARD.format(name[0]), shard
        names += some.names
        _add(some.held, held)
    # A page is told how many there are, and loads their names when a reader wants to choose.
    yield SEARCH_EDITIONS, _json(len(names))
    yield "all-editions.json", _json(names)
    buckets = _buckets(_postings(held, len(names)))
    for number, each in enumerate(buckets):
        yield f"buckets/{number}.json", _json(each)
    root: Any = site_index(stock, (), glossary)
    shards = " ".join(slug for slug, _ in names)
    shared = {"editions": len(names), "shards": shards, "buckets": len(buckets)}
    root["config"]["kunten"] |= shared
    yield SEARCH_INDEX, _json(root)


def _buckets(postings: Mapping[str, str]) -> list[dict[str, str]]:
    size = sum(len(gram) + len(where) for gram, where in postings.items())
    buckets: list[dict[str, str]] = [{} for _ in range(size // _BUCKET + 1)]
    for gram in sorted(postings):
        buckets[bucket(gram, len(buckets))][gram] = postings[gram]
    return buckets


class _Taken(NamedTuple):
    """What some editions in a row give: their slugs and titles, their indexes, and for each piece,
    by its mark, which of them hold it: the signs of their numbers."""

    names: list[list[str]]
    shards: list[bytes]
    held: dict[str, dict[str, str]]


def _taken(parts: Sequence[Part]) -> Iterator[_Taken]:
    """What the editions give, some after some, which several processes take."""
    length = len(parts) // (processes() * _TURNS) + 1
    rows = [range(len(parts))[at : at + length] for at in range(0, len(parts), length)]
    return spread(partial(_take, parts), rows, len(rows))


def _take(parts: Sequence[Part], numbers: range) -> _Taken:
    taken = _Taken([], [], {})
    for number in numbers:
        own, part = sign(number), parts[number]
        taken.names.extend(edition_names([part]))
        taken.shards.append(_json(_shard(part)))
        for mark, pieces in grams(part).items():
            held = taken.held.setdefault(mark, {})
            for piece in pieces:
                held[piece] = held.get(piece, "") + own
    return taken


def _shard(part: Part) -> Document:
    """An edition's documents, with words and verbs of their own."""
    own = joined_parts([part])
    return {"words": own.words, "verbs": own.verbs, "docs": own.documents}


def _add(held: Mapping[str, Mapping[str, str]], to: dict[str, dict[str, str]]) -> None:
    """Put behind the editions that hold each piece, by its mark, those of the next in the row."""
    for mark, pieces in held.items():
        whole = to.setdefault(mark, {})
        for piece, numbers in pieces.items():
            whole[piece] = whole.get(piece, "") + numbers


def _postings(held: Mapping[str, Mapping[str, str]], editions: int) -> dict[str, str]:
    """The editions that hold each piece: their numbers, each as its distance from the one before,
    as the sign of a word's number is written; empty where they are too many to tell."""
    found, most = _marked(held), max(_FEW, editions * _EVERYWHERE)
    for piece, numbers in found.items():
        found[piece] = _gaps(numbers) if len(numbers) <= most else ""
    return found


def _marked(held: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The editions that hold each piece, by the piece with its mark."""
    found: dict[str, str] = {}
    for mark, pieces in held.items():
        for piece, numbers in pieces.items():
            marked = mark + piece
            known = found.get(marked)
            # ~で is a piece of 10〜で, and of 出 as it is heard. Signs have the order of numbers.
            found[marked] = "".join(sorted({*known, *numbers})) if known else numbers
    return found


def _gaps(signs: str) -> str:
    numbers = [*map(number_of, signs)]
    before = [-1, *numbers]
    return "".join(sign(now - last - 1) for last, now in zip(before, numbers, strict=False))


def _json(value: object) -> bytes:
    return compact(value).encode()
