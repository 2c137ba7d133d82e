"""A text cut into words, as the layers of the engine look at it."""

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import compress, count
from typing import Any, NamedTuple

from builder.beginnings import beginnings
from builder.japanese import has_kanji
from builder.model import Entry, Morpheme, Morphemes
from builder.recent import Memo


class _Kind(NamedTuple):
    """What some layers look for."""

    surname: bool
    unknown: bool
    one_kanji: bool


def _kind_of(entry: Entry) -> _Kind | None:
    surface = entry.surface
    kind = _Kind(
        surname="姓" in entry.pos,
        unknown=not entry.reading and has_kanji(surface),
        one_kanji=len(surface) == 1 and "一" <= surface <= "鿿",
    )
    return kind if any(kind) else None


_kinds = Memo(_kind_of)


class Cut:
    """A text and its morphemes in order; `starts` and `ends` have the places where they begin and
    end, each with the number of the morpheme. Most layers ask for them, so they are told once."""

    def __init__(self, text: str, morphemes: Morphemes) -> None:
        self.text, self.morphemes, self.entries = text, morphemes, morphemes.entries
        self.starts = dict(zip(morphemes.starts, count(), strict=False))
        self.ends = dict(zip(morphemes.ends, count(), strict=False))

    @cached_property
    def beginnings(self) -> Collection[int]:
        """The places at which something begins within the text."""
        return frozenset(beginnings(self.text))

    @cached_property
    def _of_some_kind(self) -> Sequence[tuple[int, _Kind]]:
        kinds = enumerate(map(_kinds.__getitem__, self.entries))
        return [(number, kind) for number, kind in kinds if kind]

    @property
    def surnames(self) -> Iterator[int]:
        """The numbers of the morphemes that are surnames."""
        return (number for number, kind in self._of_some_kind if kind.surname)

    @property
    def unknown(self) -> Iterator[int]:
        """The numbers of those with kanji that the dictionary does not know."""
        return (number for number, kind in self._of_some_kind if kind.unknown)

    @property
    def of_one_kanji(self) -> Iterator[int]:
        """The numbers of those that are one kanji."""
        return (number for number, kind in self._of_some_kind if kind.one_kanji)

    def starting(self, place: int) -> Morpheme | None:
        """The morpheme that begins there."""
        number = self.starts.get(place)
        return None if number is None else self.morphemes[number]

    def ending(self, place: int) -> Morpheme | None:
        """The morpheme that ends there."""
        number = self.ends.get(place)
        return None if number is None else self.morphemes[number]

    def numbers(self, known: Memo[Entry, Any]) -> Iterator[int]:
        """The numbers of the morphemes of whose entries something is known: few as a rule, so that
        a layer need not look at all the others."""
        return compress(count(), map(known.__getitem__, self.entries))
