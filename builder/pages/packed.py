"""What an edition gives to the site, kept compressed: a library's pages, and what its editions say
of the terms and give to the search index, would fill the memory."""

import pickle
import zlib
from collections.abc import Hashable, ItemsView, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, NamedTuple, Protocol, TypeVar, overload

from builder.model import new
from builder.pages.page import Page
from builder.pages.places import Definition, Mentions, Place

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


class PackedMentions(Mapping[str, Mentions]):
    """What an edition says of the terms, by their ids. To ask for a term unpacks all of them, so
    ask for all at once."""

    def __init__(self, mentions: Mapping[str, Mentions]) -> None:
        self._ids = " ".join(mentions)  # a tenth of the memory that they take apart
        rows = [_row(each) for each in mentions.values()]
        self._rows = Packed(rows)
        # Most is asked of these alone, which are few.
        self._told = Packed([(count, len(places), said) for _, count, places, said in rows])

    def told(self) -> Iterator[Told]:
        """What is told of each term but its places."""
        for id, (count, places, said) in zip(self, self._told.value(), strict=True):
            definitions = [new(Definition, each) for each in said] if said else []
            yield new(Told, (id, count, places, definitions))

    def items(self) -> ItemsView[str, Mentions]:
        """All of them."""
        return dict(zip(self, map(_mentions, self._rows.value()), strict=True)).items()

    def __getitem__(self, id: str) -> Mentions:
        return dict(self.items())[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids.split())

    def __len__(self) -> int:
        return len(self._ids.split())


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
_Row = tuple[str, int, list[tuple[str, ...]], list[tuple[str, ...]]]


def _row(mentions: Mentions) -> _Row:
    places, definitions = map(tuple, mentions.places), map(tuple, mentions.definitions)
    return mentions.edition, mentions.count, list(places), list(definitions)


def _mentions(row: _Row) -> Mentions:
    edition, count, places, definitions = row
    return Mentions(
        edition=edition,
        count=count,
        places=[new(Place, each) for each in places],
        definitions=[new(Definition, each) for each in definitions],
    )


def _packed(value: object) -> bytes:
    return zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), _FAST)


def _unpacked(data: bytes) -> Any:
    return pickle.loads(zlib.decompress(data))
