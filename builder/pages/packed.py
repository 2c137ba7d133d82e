"""What an edition gives to the site, kept compressed: a library's pages, and what its editions say
of the terms and give to the search index, would fill the memory."""

import pickle
import zlib
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, NamedTuple, Protocol, TypeVar, overload

from builder.model import new
from builder.pages.page import Page
from builder.pages.places import Definition, Mention, Mentions, Spot, Stretch

T = TypeVar("T")

_FAST = 1


class Kept(Hashable, Protocol):
    """Some pages, wherever they are kept."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Their paths, in order."""

    def pages(self) -> tuple[Page, ...]:
        """Themselves."""


@dataclass(frozen=True, slots=True)
class Pack:
    """Some pages: their paths, and themselves compressed."""

    paths: tuple[str, ...]
    data: bytes

    def pages(self) -> tuple[Page, ...]:
        """The pages, unpacked."""
        pages: tuple[Page, ...] = _unpacked(self.data)
        return pages


def pack(pages: Iterable[Page]) -> Pack:
    """The pages, compressed."""
    listed = tuple(pages)
    return Pack(tuple(page.path for page in listed), _packed(listed))


class Packed(Generic[T]):
    """Any value, compressed."""

    __slots__ = ("_data",)

    def __init__(self, value: T) -> None:
        self._data = _packed(value)

    def value(self) -> T:
        """The value, unpacked."""
        value: T = _unpacked(self._data)
        return value


class Unpacked(Sequence[T]):
    """Values that are packed: each is unpacked whenever it is asked for."""

    def __init__(self, packed: Iterable[Packed[T]]) -> None:
        self._packed = tuple(packed)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> "Unpacked[T]": ...
    def __getitem__(self, at: int | slice) -> "T | Unpacked[T]":
        if isinstance(at, slice):
            return Unpacked(self._packed[at])
        return self._packed[at].value()

    def __len__(self) -> int:
        return len(self._packed)


class Told(NamedTuple):
    """Of a term in an edition: how often it stands there, how many places are told, and what it is
    said to mean."""

    id: str
    times: int
    places: int
    definitions: list[Definition]


class PackedMentions:
    """What an edition says of the terms."""

    __slots__ = ("_ids", "_mentions", "_told")

    def __init__(self, mentions: Mentions) -> None:
        self._ids = " ".join(mentions.terms)  # a tenth of the memory that they take apart
        rows = [*map(_row, mentions.terms.values())]
        stretches = [*map(tuple, mentions.stretches)]
        self._mentions = Packed((mentions.edition, mentions.text, stretches, rows))
        # Most is asked of these alone, which are few.
        self._told = Packed([(count, len(spots), said) for count, spots, said in rows])

    @property
    def ids(self) -> list[str]:
        """Those of the terms, in the order in which they first stand there."""
        return self._ids.split()

    def told(self) -> Iterator[Told]:
        """What is told of each term but its places."""
        for id, (count, places, said) in zip(self.ids, self._told.value(), strict=True):
            yield new(Told, (id, count, places, _definitions(said)))

    def value(self) -> Mentions:
        """All of it, unpacked."""
        edition, text, stretches, rows = self._mentions.value()
        return Mentions(
            edition=edition,
            text=text,
            stretches=[new(Stretch, each) for each in stretches],
            terms=dict(zip(self.ids, map(_mention, rows), strict=True)),
        )


class PackedPages(Mapping[str, Page]):
    """The pages of some packs by their path; the pack that was read last stays unpacked."""

    def __init__(self, packs: Iterable[Kept]) -> None:
        self._packs = {path: (each, at) for each in packs for at, path in enumerate(each.paths)}
        self._unpacked = lru_cache(maxsize=1)(_pages)

    def __getitem__(self, path: str) -> Page:
        packed, at = self._packs[path]
        return self._unpacked(packed)[at]

    def __contains__(self, path: object) -> bool:
        return path in self._packs

    def __iter__(self) -> Iterator[str]:
        return iter(self._packs)

    def __len__(self) -> int:
        return len(self._packs)


def _pages(packed: Kept) -> tuple[Page, ...]:
    return packed.pages()


# Of plain tuples, for which pickle needs a third of the time.
_Row = tuple[int, list[Spot], list[tuple[str, ...]]]


def _row(mention: Mention) -> _Row:
    return mention.count, mention.spots, [*map(tuple, mention.definitions)]


def _mention(row: _Row) -> Mention:
    count, spots, said = row
    return Mention(count=count, spots=spots, definitions=_definitions(said))


def _definitions(said: Iterable[tuple[str, ...]]) -> list[Definition]:
    return [new(Definition, each) for each in said]


def _packed(value: object) -> bytes:
    return zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), _FAST)


def _unpacked(data: bytes) -> Any:
    return pickle.loads(zlib.decompress(data))
