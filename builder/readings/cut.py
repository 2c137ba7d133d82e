"""A text cut into words, as the layers of the engine look at it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress, count

from builder.beginnings import beginnings
from builder.model import Entry, Morpheme
from builder.recent import Memo


class Cut:
    """A text and its morphemes in order, their entries, and the morphemes by the places where they
    begin and by those where they end. All of it is asked by most layers, and told once."""

    def __init__(self, text: str, morphemes: Sequence[Morpheme]) -> None:
        self.text, self.morphemes = text, morphemes
        self.entries: tuple[Entry, ...]
        self.entries, starts, ends = zip(*morphemes, strict=True) if morphemes else ((), (), ())
        self.starts: Mapping[int, Morpheme] = dict(zip(starts, morphemes, strict=True))
        self.ends: Mapping[int, Morpheme] = dict(zip(ends, morphemes, strict=True))

    @cached_property
    def beginnings(self) -> Collection[int]:
        """The places at which something begins within the text."""
        return frozenset(beginnings(self.text))

    def numbers(self, known: Memo[Entry, object]) -> Iterator[int]:
        """The numbers of the morphemes of whose entries something is known: few as a rule, so that
        a layer need not look at all the others."""
        return compress(count(), map(known.__getitem__, self.entries))
