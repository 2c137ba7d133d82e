"""The engine: layers of claims over the morphemes of a text, the most trusted layer first."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import get_args

from builder.analyzer import Analyzer
from builder.furigana import lay
from builder.japanese import has_kanji, modern
from builder.model import (
    Entry,
    GivenReading,
    Grain,
    Morpheme,
    Origin,
    ReadingOverride,
    RubySegment,
    Token,
    new,
)
from builder.readings.adverbs import adverb_claims
from builder.readings.candidates import several
from builder.readings.chinese_names import chinese_claims, era_claims
from builder.readings.claims import Claim, Claims
from builder.readings.context import context_claims
from builder.readings.counters import counter_claims
from builder.readings.cut import Cut
from builder.readings.doubt import guess_claims, weighed
from builder.readings.forms import Forms, plain, plain_override
from builder.readings.labels import label_claims, label_names, with_names
from builder.readings.names import bare_surname_claims, name_claims, surname
from builder.readings.overrides import given_claims, override_claims
from builder.readings.told import told_claims
from builder.readings.unlisted import unlisted_claims
from builder.readings.words import WordList, standard
from builder.recent import Memo


class ReadingEngine:
    """Reads texts. Built once; `overrides` hold for every text, `grain` says how ruby is laid.

    `words` stands in for the word list that ships with the package.
    """

    def __init__(
        self,
        analyzer: Analyzer,
        overrides: Sequence[ReadingOverride] = (),
        grain: Grain = "word",
        words: WordList | None = None,
    ) -> None:
        self._words = standard() if words is None else words
        self._analyzer = analyzer
        self._overrides = tuple(map(plain_override, overrides))
        self._grain: Grain = grain
        self._cut: dict[str, tuple[Morpheme, ...]] = {}

    def expect(self, texts: Iterable[str]) -> None:
        """Cut the texts that are read next one behind the other, which takes a fifth less time
        than to cut each before it is read: what MeCab looks up stays in the processor's cache."""
        self._cut = {text: self._analyzer.analyze(text) for text in map(plain, texts)}

    def read(
        self,
        text: str,
        given: Sequence[GivenReading] = (),
        overrides: Sequence[ReadingOverride] = (),
        grain: Grain | None = None,
        speakers: Sequence[str] = (),
    ) -> tuple[Token, ...]:
        """Return the tokens of `text` in order; with its white space they rebuild it.

        `given` are readings of the text's author, which win over `overrides` (this text's), which
        win over the engine's own overrides, which win over what rules and dictionaries say; of
        these the one on the longest word, a name before a rule, a rule before the word list.
        `grain` is the engine's own where none is given. A label that begins a line and one of
        the names of `speakers` is a surname, whatever else is written so.
        """
        if plain(text) == text:
            return self._read(text, given, overrides, grain or self._grain, speakers)
        forms = Forms(text)
        tokens = self._read(
            forms.plain,
            tuple(map(forms.given, given)),
            tuple(map(plain_override, overrides)),
            grain or self._grain,
            tuple(map(plain, speakers)),
        )
        return tuple(map(forms.restored, tokens))

    def _read(
        self,
        text: str,
        given: Sequence[GivenReading],
        overrides: Sequence[ReadingOverride],
        grain: Grain,
        speakers: Sequence[str],
    ) -> tuple[Token, ...]:
        words = self._cut.pop(text, None) or self._analyzer.analyze(text)
        labels = tuple(label_names(text, words, self._analyzer.analyze, surname, speakers))
        morphemes = with_names(words, labels)
        cut = Cut(text, morphemes)
        claims = Claims(len(text))
        claims.add(given_claims(given))
        claims.add(override_claims(cut, overrides))
        claims.add(override_claims(cut, self._overrides))
        claims.add(told_claims(cut))
        claims.add(adverb_claims(text))
        known = [
            *label_claims(labels),
            *name_claims(cut, self._analyzer.analyze),
            *context_claims(cut),
            *counter_claims(cut),
            *self._words.claims(cut),
            *(self._words.claims(Cut(today, morphemes)) if (today := modern(text)) != text else ()),
            *bare_surname_claims(cut, self._analyzer.analyze),
        ]
        claims.add(sorted(known, key=lambda claim: claim.start - claim.end))
        claims.add(chinese_claims(cut))
        claims.add(era_claims(cut))
        claims.add(unlisted_claims(cut))
        claims.add(guess_claims(cut))
        layer = _Layer(self._analyzer, text, grain)
        return layer.tokens(morphemes, tuple(claims))


_Known = tuple[tuple[Entry, ...], tuple[RubySegment, ...], Origin | None, bool, tuple[str, ...]]
"""A token's values behind its place."""


class _Layer:
    """Lays the readings over one text."""

    def __init__(self, analyzer: Analyzer, text: str, grain: Grain) -> None:
        self._analyzer, self._text, self._grain = analyzer, text, grain

    def tokens(self, morphemes: Sequence[Morpheme], claims: Sequence[Claim]) -> tuple[Token, ...]:
        """The tokens in order: what the claims are on, and each other morpheme."""
        found: list[Token] = []
        at = 0
        for first, behind, said in _grouped(morphemes, claims):
            if at < first:
                found += self._alone(morphemes[at:first])
            token = self._claimed(morphemes[first:behind], said)
            found.append(weighed(token, behind_kanji=self._is_behind_kanji(token.start)))
            at = behind
        found += self._alone(morphemes[at:])
        return tuple(found)

    def _alone(self, morphemes: Sequence[Morpheme]) -> list[Token]:
        """Words of which only the dictionary says anything."""
        known = _known[self._grain]
        found = []
        for morpheme in morphemes:
            entry, start, end = morpheme
            said = known[entry] or self._beside(entry, start)
            entries, ruby, origin, doubtful, others = said
            values = (entry.surface, start, end, entries, ruby, origin, doubtful, others)
            found.append(new(Token, values))
        return found

    def _beside(self, entry: Entry, start: int) -> _Known:
        """What is known of a word of several readings where it stands."""
        return _several[entry, self._grain, self._is_behind_kanji(start)]

    def _is_behind_kanji(self, start: int) -> bool:
        return start > 0 and has_kanji(self._text[start - 1])

    def _claimed(self, part: Sequence[Morpheme], said: Sequence[Claim]) -> Token:
        """A word made of `part`, of which the claims `said` tell the reading."""
        text, start, end = self._text, part[0].start, part[-1].end
        ruby: list[RubySegment] = []
        others: tuple[str, ...] = ()
        doubtful, at = False, start
        for claim in said:
            if at < claim.start:
                ruby += self._rest(at, claim.start)
            ruby += lay(text[claim.start : claim.end], claim.reading, self._grain)
            doubtful, others, at = doubtful or claim.doubtful, others + claim.candidates, claim.end
        if at < end:
            ruby += self._rest(at, end)
        entries = tuple([morpheme.entry for morpheme in part])
        values = (entries, tuple(ruby), said[0].origin, doubtful, others)
        return new(Token, (text[start:end], start, end, *values))

    def _rest(self, start: int, end: int) -> Iterator[RubySegment]:
        """Ruby for what a claim left over of the words it cuts: read by itself."""
        text, at = self._text, start
        left = text[start:end]
        for morpheme in self._analyzer.analyze(left) if has_kanji(left) else ():
            if at < start + morpheme.start:
                yield RubySegment(base=text[at : start + morpheme.start], reading=None)
            yield from lay(morpheme.surface, morpheme.reading, self._grain)
            at = start + morpheme.end
        if at < end:
            yield RubySegment(base=text[at:end], reading=None)


def _by_itself(entry: Entry, grain: Grain) -> _Known | None:
    """What a token holds that is one such word alone; None where that depends on its place."""
    surface = entry.surface
    if not has_kanji(surface):
        return (entry,), (RubySegment(surface, None),), None, False, ()
    return None if surface in several() else _with_kanji((entry, grain, False))


def _with_kanji(word: tuple[Entry, Grain, bool]) -> _Known:
    """The same of a word with kanji, by how ruby is laid and whether a kanji stands before it."""
    entry, grain, behind_kanji = word
    surface, length = entry.surface, len(entry.surface)
    ruby = lay(surface, entry.reading, grain)
    token = Token(surface, 0, length, (entry,), ruby, Origin.DICTIONARY)
    return weighed(token, behind_kanji=behind_kanji)[3:]


_known: dict[Grain, Memo[Entry, _Known | None]] = {
    grain: Memo(partial(_by_itself, grain=grain)) for grain in get_args(Grain)
}
_several = Memo(_with_kanji)


def _grouped(
    morphemes: Sequence[Morpheme], claims: Sequence[Claim]
) -> Iterator[tuple[int, int, Sequence[Claim]]]:
    """The claims that belong together, with the numbers of the first morpheme that they are on and
    of the one behind the last."""
    ends = [morpheme.end for morpheme in morphemes]
    c = behind = 0
    while c < len(claims):
        first = bisect_right(ends, claims[c].start, behind)
        if first == len(morphemes):
            return
        first_claim, end, behind = c, ends[first], first + 1
        while c < len(claims) and claims[c].start < end:
            end = max(end, claims[c].end)
            c += 1
            while behind < len(morphemes) and morphemes[behind].start < end:
                end = max(end, ends[behind])
                behind += 1
        yield first, behind, claims[first_claim:c]
