"""The words of a text: what the dictionary says of them, and how they are read.

Words and their parts are tuples: of nothing else are there so many, and data classes take longer to
make. What the dictionary says of a word is told once, whatever the number of its places.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, overload

from builder.japanese import hiragana

new = tuple.__new__
"""`new(Morpheme, (…))`, with all its values in their order, takes a third of the time of
`Morpheme(…)`. For what there is as much of as words."""


class RubySegment(NamedTuple):
    """Base characters and the reading over them in hiragana; None: nothing stands over them."""

    base: str
    reading: str | None


@dataclass(slots=True, eq=False)  # to make a frozen one takes six times as long
class Entry:
    """What the dictionary says of a word that is written as `surface`: `base_form` is its
    dictionary form as written (牛耳っ → 牛耳る), `reading` its kana in hiragana, empty where the
    dictionary knows none, `base_reading` that of the dictionary form; `pos` holds the part of
    speech from coarse to fine, without the dictionary's place-holders.

    A text has far fewer of them than words, so what is made of one is kept under the object as the
    key, which is found without a look at what it holds. Nothing but time depends on that: an entry
    that was forgotten is made anew.
    """

    surface: str
    base_form: str
    lemma: str
    reading: str
    pos: tuple[str, ...]
    inflection_type: str = ""
    origin: str = ""
    base_reading: str = ""
    inflects: bool = field(init=False)
    """Whether it is a verb or an adjective: its end is the text's, not the dictionary's."""
    is_surname: bool = field(init=False, repr=False)
    is_one_kanji: bool = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.inflects = self.pos[:1] in _INFLECTING
        self.is_surname = "姓" in self.pos
        self.is_one_kanji = len(self.surface) == 1 and "一" <= self.surface <= "鿿"


_INFLECTING = frozenset((("動詞",), ("形容詞",)))


class Morpheme(NamedTuple):
    """A UniDic short unit where it stands. What its entry says it says, too."""

    entry: Entry
    start: int
    end: int

    @property
    def surface(self) -> str:
        """As the text writes it."""
        return self.entry.surface

    @property
    def base_form(self) -> str:
        """Its dictionary form as written."""
        return self.entry.base_form

    @property
    def lemma(self) -> str:
        """Its dictionary form as the dictionary spells it."""
        return self.entry.lemma

    @property
    def reading(self) -> str:
        """In hiragana, empty where the dictionary knows none."""
        return self.entry.reading

    @property
    def pos(self) -> tuple[str, ...]:
        """The part of speech from coarse to fine."""
        return self.entry.pos

    @property
    def inflects(self) -> bool:
        """Whether it is a verb or an adjective."""
        return self.entry.inflects


class Morphemes(Sequence[Morpheme]):
    """The morphemes of a text in order, in three columns: most of what is asked of them is asked of
    their entries, or of their places, and to make one of each takes longer than to ask."""

    __slots__ = ("ends", "entries", "starts")

    def __init__(
        self, entries: Sequence[Entry], starts: Sequence[int], ends: Sequence[int]
    ) -> None:
        self.entries, self.starts, self.ends = entries, starts, ends

    @classmethod
    def of(cls, morphemes: Iterable[Morpheme]) -> "Morphemes":
        """These in columns."""
        found = tuple(morphemes)
        return cls(*zip(*found, strict=True)) if found else cls((), (), ())

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Morpheme]:
        columns = zip(self.entries, self.starts, self.ends, strict=True)
        return (new(Morpheme, each) for each in columns)

    @overload
    def __getitem__(self, number: int) -> Morpheme: ...

    @overload
    def __getitem__(self, number: slice) -> tuple[Morpheme, ...]: ...

    def __getitem__(self, number: int | slice) -> Morpheme | tuple[Morpheme, ...]:
        if isinstance(number, slice):
            return tuple(map(self.__getitem__, range(*number.indices(len(self)))))
        return new(Morpheme, (self.entries[number], self.starts[number], self.ends[number]))


class Origin(StrEnum):
    """Where a reading comes from, the most trusted first."""

    __hash__ = str.__hash__  # quicker than an enumeration's own

    SOURCE = "source"
    OVERRIDE = "override"
    RULE = "rule"
    WORD_LIST = "word list"
    DICTIONARY = "dictionary"


@dataclass(slots=True, eq=False)
class TokenType:
    """What all tokens share that are the same word read the same way: the `entries` of its
    morphemes, and how it is read.

    The bases of `ruby` joined are `surface`. `origin` is None where nothing needs a reading;
    `candidates` are the other readings that were weighed, in hiragana, for a doubtful one. As with
    entries, what is made of one is kept under the object.
    """

    surface: str
    entries: tuple[Entry, ...]
    ruby: tuple[RubySegment, ...]
    origin: Origin | None = None
    doubtful: bool = False
    candidates: tuple[str, ...] = ()

    @property
    def reading(self) -> str:
        """The whole word in hiragana; what carries no reading stays as it is."""
        return read_as(self.ruby)


class Token(NamedTuple):
    """What a learner sees as one word, where it stands. What its type says it says, too."""

    start: int
    end: int
    type: TokenType

    @property
    def surface(self) -> str:
        """As the text writes it."""
        return self.type.surface

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Of its morphemes, of which it has one or more."""
        return self.type.entries

    @property
    def ruby(self) -> tuple[RubySegment, ...]:
        """The whole word in pieces, with the readings over them."""
        return self.type.ruby

    @property
    def origin(self) -> Origin | None:
        """Where the reading comes from; None where nothing needs one."""
        return self.type.origin

    @property
    def doubtful(self) -> bool:
        """Whether the reading is in doubt."""
        return self.type.doubtful

    @property
    def candidates(self) -> tuple[str, ...]:
        """The other readings that were weighed."""
        return self.type.candidates

    @property
    def reading(self) -> str:
        """The whole word in hiragana."""
        return self.type.reading

    @property
    def morphemes(self) -> Iterator[Morpheme]:
        """The morphemes where they stand; between them is white space alone."""
        surface, at = self.type.surface, 0
        for entry in self.type.entries:
            at = surface.index(entry.surface, at)
            start, at = self.start + at, at + len(entry.surface)
            yield new(Morpheme, (entry, start, self.start + at))


def read_as(ruby: Sequence[RubySegment]) -> str:
    """What these segments sound together, in hiragana; what carries no reading stays as it is."""
    return hiragana("".join([reading or base for base, reading in ruby]))
