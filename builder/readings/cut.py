"""A text cut into words, as the layers of the engine look at it."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from builder.beginnings import beginnings
from builder.model import Morpheme


class Cut:
    """A text and its morphemes in order. Where they begin and end is asked by most layers, and
    told once."""

    def __init__(self, text: str, morphemes: Sequence[Morpheme]) -> None:
        self.text, self.morphemes = text, morphemes

    @cached_property
    def beginnings(self) -> Collection[int]:
        """The places at which something begins within the text."""
        return frozenset(beginnings(self.text))

    @cached_property
    def starts(self) -> Mapping[int, Morpheme]:
        """The morphemes by the places where they begin."""
        return {morpheme.start: morpheme for morpheme in self.morphemes}

    @cached_property
    def ends(self) -> Mapping[int, Morpheme]:
        """The morphemes by the places where they end."""
        return {morpheme.end: morpheme for morpheme in self.morphemes}
