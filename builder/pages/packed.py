"""Pages kept compressed, an edition's together: a library's would fill the memory."""

import pickle
import zlib
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from builder.pages.page import Page

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
        pages: tuple[Page, ...] = pickle.loads(zlib.decompress(self.data))
        return pages


def pack(pages: Iterable[Page]) -> Pack:
    """The pages, compressed."""
    listed = tuple(pages)
    return Pack(tuple(page.path for page in listed), zlib.compress(pickle.dumps(listed), _FAST))


class PackedPages(Mapping[str, Page]):
    """The pages of some packs by their path; the pack that was read last stays unpacked."""

    def __init__(self, packs: Iterable[Kept]) -> None:
        self._packs = {path: (each, at) for each in packs for at, path in enumerate(each.paths)}
        self._unpacked = lru_cache(maxsize=1)(_unpacked)

    def __getitem__(self, path: str) -> Page:
        packed, at = self._packs[path]
        return self._unpacked(packed)[at]

    def __contains__(self, path: object) -> bool:
        return path in self._packs

    def __iter__(self) -> Iterator[str]:
        return iter(self._packs)

    def __len__(self) -> int:
        return len(self._packs)


def _unpacked(packed: Kept) -> tuple[Page, ...]:
    return packed.pages()
