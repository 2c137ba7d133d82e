"""Tokens out of morphemes and of what the layers of the engine claim: each word with its type, made
once, however often it stands in texts."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import repeat
from typing import NamedTuple, get_args

from builder.analyzer import Analyzer
from builder.furigana import lay
from builder.japanese import has_kanji
from builder.model import Entry, Grain, Origin, RubySegment, Token, TokenType, new
from builder.readings.claims import Claim
from builder.readings.cut import Cut
from builder.readings.doubt import weighed
from builder.recent import Memo


class _ClaimedWord(NamedTuple):
    """A word of which claims tell the reading, wherever it stands; they are on places of its
    `surface`."""

    surface: str
    entries: tuple[Entry, ...]
    claims: tuple[Claim, ...]
    grain: Grain
    behind_kanji: bool

    @classmethod
    def of(
        cls, cut: Cut, first: int, behind: int, claims: Sequence[Claim], grain: Grain
    ) -> "_ClaimedWord":
        """That of the morphemes from number `first` on, up to the one before `behind`."""
        start, end = cut.morphemes.starts[first], cut.morphemes.ends[behind - 1]
        inside = tuple(
            [
                new(
                    Claim,
                    (max(claim.start - start, 0), max(min(claim.end, end) - start, 0), *claim[2:]),
                )
                for claim in claims
            ]
        )
        behind_kanji = _is_behind_kanji(cut.text, start)
        entries = tuple(cut.entries[first:behind])
        return new(cls, (cut.text[start:end], entries, inside, grain, behind_kanji))


class TokenMaker:
    """Makes the tokens of texts. The analyzer reads what claims leave over of a word."""

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._types = Memo(self._type, most=1 << 11)

    def tokens(self, cut: Cut, claims: Sequence[Claim], grain: Grain) -> tuple[Token, ...]:
        """The tokens in order: what the claims are on, and each other morpheme."""
        found: list[Token] = []
        at = 0
        for first, behind, said in _grouped(cut, claims):
            found += _unclaimed(cut, at, first, grain)
            start, end = cut.morphemes.starts[first], cut.morphemes.ends[behind - 1]
            type = self._types[_ClaimedWord.of(cut, first, behind, said, grain)]
            found.append(new(Token, (start, end, type)))
            at = behind
        found += _unclaimed(cut, at, len(cut.entries), grain)
        return tuple(found)

    def _type(self, word: _ClaimedWord) -> TokenType:
        """The word with what its claims tell."""
        surface, entries, claims, grain, behind_kanji = word
        ruby: list[RubySegment] = []
        others: tuple[str, ...] = ()
        doubtful, at = False, 0
        for start, end, reading, _, in_doubt, candidates in claims:
            ruby += self._rest(surface[at:start], grain)
            ruby += lay(surface[start:end], reading, grain)
            doubtful, others, at = doubtful or in_doubt, others + candidates, end
        ruby += self._rest(surface[at:], grain)
        type = TokenType(surface, entries, tuple(ruby), claims[0].origin, doubtful, others)
        return weighed(type, behind_kanji=behind_kanji)

    def _rest(self, left: str, grain: Grain) -> Iterator[RubySegment]:
        """Ruby for what claims left over of the words that they cut: read by itself."""
        at = 0
        for entry, start, end in self._analyzer.analyze(left) if has_kanji(left) else ():
            if at < start:
                yield RubySegment(base=left[at:start], reading=None)
            yield from lay(entry.surface, entry.reading, grain)
            at = end
        if at < len(left):
            yield RubySegment(base=left[at:], reading=None)


def _unclaimed(cut: Cut, first: int, behind: int, grain: Grain) -> Iterable[Token]:
    """The tokens of the morphemes from number `first` on, up to the one before `behind`, of which
    only the dictionary says anything."""
    entries = cut.entries[first:behind]
    starts, ends = cut.morphemes.starts[first:behind], cut.morphemes.ends[first:behind]
    types = [*map(_known[grain].__getitem__, entries)]
    if None in types:
        for number in [number for number, type in enumerate(types) if type is None]:
            behind_kanji = _is_behind_kanji(cut.text, starts[number])
            types[number] = _beside[entries[number], grain, behind_kanji]
    return map(new, repeat(Token), zip(starts, ends, types, strict=True))


def _is_behind_kanji(text: str, start: int) -> bool:
    return start > 0 and has_kanji(text[start - 1])


def _alone(word: tuple[Entry, Grain, bool]) -> TokenType:
    """A word of which only the dictionary says anything, by how ruby is laid and whether a kanji
    stands before it."""
    entry, grain, behind_kanji = word
    surface = entry.surface
    if not has_kanji(surface):
        return TokenType(surface, (entry,), (RubySegment(surface, None),))
    ruby = lay(surface, entry.reading, grain)
    type = TokenType(surface, (entry,), ruby, Origin.DICTIONARY)
    return weighed(type, behind_kanji=behind_kanji)


_beside = Memo(_alone)


def _anywhere(entry: Entry, grain: Grain) -> TokenType | None:
    """Such a word wherever it stands; None of one that may be read otherwise behind a kanji."""
    alone = _alone((entry, grain, False))
    return alone if weighed(alone, behind_kanji=True).candidates == alone.candidates else None


_known: dict[Grain, Memo[Entry, TokenType | None]] = {
    grain: Memo(partial(_anywhere, grain=grain)) for grain in get_args(Grain)
}


def _grouped(cut: Cut, claims: Sequence[Claim]) -> Iterator[tuple[int, int, Sequence[Claim]]]:
    """The claims that belong together, with the numbers of the first morpheme that they are on and
    of the one behind the last."""
    starts, ends = cut.morphemes.starts, cut.morphemes.ends
    c = behind = 0
    while c < len(claims):
        first = bisect_right(ends, claims[c].start, behind)
        if first == len(ends):
            return
        first_claim, end, behind = c, ends[first], first + 1
        while c < len(claims) and claims[c].start < end:
            end = max(end, claims[c].end)
            c += 1
            while behind < len(ends) and starts[behind] < end:
                end = max(end, ends[behind])
                behind += 1
        yield first, behind, claims[first_claim:c]
