"""A text cut into words, as the layers of the engine look at it."""

from collections.abc import Collection, Iterator
from functools import cached_property
from itertools import compress, count
from typing import Any

from builder.beginnings import beginnings
from builder.japanese import has_kanji
from builder.model import Entry, Morpheme, Morphemes
from builder.recent import Memo


class Cut:
    """A text and its morphemes in order. `number_from` and `number_to` have the places where they
    begin and end, each with the number of the morpheme. Most layers ask for them, so they are told
    once."""

    def __init__(self, text: str, morphemes: Morphemes) -> None:
        self.text, self.morphemes, self.entries = text, morphemes, morphemes.entries
        self.number_from = dict(zip(morphemes.starts, count(), strict=False))
        self.number_to = dict(zip(morphemes.ends, count(), strict=False))

    @cached_property
    def beginnings(self) -> Collection[int]:
        """The places at which something begins within the text."""
        return frozenset(beginnings(self.text))

    @property
    def surnames(self) -> list[int]:
        """The numbers of the morphemes that are surnames."""
        return [number for number, entry in enumerate(self.entries) if entry.is_surname]

    @property
    def unknown(self) -> list[int]:
        """The numbers of those with kanji that the dictionary does not know."""
        unread = [number for number, entry in enumerate(self.entries) if not entry.reading]
        return [number for number in unread if has_kanji(self.entries[number].surface)]

    @property
    def of_one_kanji(self) -> list[int]:
        """The numbers of those that are one kanji."""
        return [number for number, entry in enumerate(self.entries) if entry.is_one_kanji]

    def starting(self, place: int) -> Morpheme | None:
        """The morpheme that begins there."""
        number = self.number_from.get(place)
        return None if number is None else self.morphemes[number]

    def ending(self, place: int) -> Morpheme | None:
        """The morpheme that ends there."""
        number = self.number_to.get(place)
        return None if number is None else self.morphemes[number]

    def numbers(self, known: Memo[Entry, Any]) -> Iterator[int]:
        """The numbers of the morphemes of whose entries something is known: few as a rule, so that
        a layer need not look at all the others."""
        return compress(count(), map(known.__getitem__, self.entries))
