"""Words with several readings, told apart by what stands next to them (そんな風 ふう, 風が かぜ).

`data/context.tsv` has a rule a line: the word, its reading, what stands before it, what behind.
The first rule of a word that holds counts; a word of which none holds is left to the layers
below. What stands before or behind is a regular expression on the text that ends or begins
there (`^` is also where something begins behind a sign, see `builder/beginnings.py`); in front of
it, with a space between, may stand `@` and parts of speech of which the neighbouring word has one
(`@姓|地名 `), or `!@` and parts of speech of which it has none. A word with `～` behind it is the
kanji of a verb or an adjective, of which the okurigana follow (開～).

The rules are the project's own. Which readings a word has, and with which meaning, can be looked
up in any dictionary of Japanese (EDICT among them); `docs/readings.md` tells how they were tried.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

from builder.model import Entry, Morpheme, Origin
from builder.readings.claims import Claim
from builder.readings.counter_sounds import table as counters
from builder.readings.cut import Cut
from builder.readings.patterns import Before, Behind
from builder.recent import Memo
from builder.tables import table_rows

STEM = "～"
"""What stands behind a word of the table that is the kanji of a verb or an adjective."""

_REACH = 12
"""How many characters before a word a rule may look at."""
_FEWEST, _MOST = 2, 4
"""The cells of a line."""
_DIGITS = re.compile("[0-9０-９][ 百千万億]?$")
_OKURIGANA = re.compile("[ぁ-ん]+")


@dataclass(frozen=True, slots=True)
class _Neighbour:
    """The parts of speech of the word on one side."""

    tags: frozenset[str]
    without: frozenset[str]

    def accepts(self, word: Morpheme | None) -> bool:
        """Whether the neighbouring word has the parts of speech asked for."""
        tags = word.pos if word else ()
        return (not self.tags or not self.tags.isdisjoint(tags)) and self.without.isdisjoint(tags)


@dataclass(frozen=True, slots=True)
class _Rule:
    reading: str
    word_before: _Neighbour | None
    before: Before
    word_behind: _Neighbour | None
    behind: Behind

    def holds(self, left: Sequence[str], cut: Cut, start: int, end: int) -> bool:
        """Whether it does for the word from `start` to `end`; `left` is what may be taken for the
        text before it. What takes an expression to compile is asked last: most rules fail before.
        """
        if self.before.is_quick and not self.behind.is_quick:
            return (
                any(map(self.before.holds, left))
                and self._fits(cut, start, end)
                and self.behind.holds(cut.text, end)
            )
        return (
            self.behind.holds(cut.text, end)
            and self._fits(cut, start, end)
            and any(map(self.before.holds, left))
        )

    def _fits(self, cut: Cut, start: int, end: int) -> bool:
        """Whether the words that touch what goes from `start` to `end` have the parts of speech
        asked for."""
        return (self.word_before is None or self.word_before.accepts(cut.ending(start))) and (
            self.word_behind is None or self.word_behind.accepts(cut.starting(end))
        )


def _side(cell: str) -> tuple[_Neighbour | None, str]:
    """What a cell says of the neighbouring word, if anything, and the pattern in it."""
    if not cell.startswith(("@", "!@")):
        return None, cell
    tags: list[frozenset[str]] = [frozenset(), frozenset()]
    while cell.startswith(("@", "!@")):
        names, _, cell = cell.partition(" ")
        tags[names.startswith("!")] = frozenset(names.lstrip("!@").split("|"))
    return _Neighbour(*tags), cell


def _rule(reading: str, before: str = "", behind: str = "") -> _Rule:
    word_before, text_before = _side(before)
    word_behind, text_behind = _side(behind)
    return _Rule(
        reading,
        word_before,
        Before(text_before.removesuffix("$")),
        word_behind,
        Behind(text_behind),
    )


class _Word:
    """A word of the table, or the kanji of one before okurigana, with the rules on it. The rules
    are made when it first stands in a text: most never do, and a thousand patterns take as long as
    an edition."""

    def __init__(self, word: str) -> None:
        self.surface = word.rstrip(STEM)
        self.is_stem = self.surface != word
        self.counts = self.surface in counters()
        self.lines: list[list[str]] = []

    def may_begin_with(self, entry: Entry) -> bool:
        """Whether the word may begin with such a morpheme; of a stem, whether what is left of the
        morpheme is okurigana (止めた, 辛さ)."""
        if not self.is_stem:
            return self.surface.startswith(entry.surface)
        rest = entry.surface[len(self.surface) :]
        inflected = _OKURIGANA.fullmatch(rest) is not None if rest else entry.inflects
        return inflected and entry.surface.startswith(self.surface)

    @cached_property
    def _by_sign(self) -> dict[str | None, list[_Rule]]:
        """The rules, in order, by the sign behind the word that they may hold before; None: by any
        other sign."""
        rules = [_rule(*cells) for cells in self.lines]
        signs = [rule.behind.signs for rule in rules]
        return {
            sign: [rule for rule, own in zip(rules, signs, strict=True) if not own or sign in own]
            for sign in {None, *chain.from_iterable(signs)}
        }

    def rules(self, sign: str) -> Sequence[_Rule]:
        """Those that may hold where `sign` stands behind the word; empty: where the text ends."""
        return self._by_sign.get(sign) or self._by_sign[None]


def _rows() -> Iterator[list[str]]:
    """The lines of the table, each cut into its cells."""
    return table_rows("readings/data/context.tsv")


def rules() -> list[tuple[str, str]]:
    """The word, as the table has it, and the reading of every rule."""
    return [(row[0], row[1]) for row in _rows()]


def fault(cells: list[str]) -> tuple[str, str] | None:
    """What was expected of a line with these cells, and what was found; None of a good one. Lines
    are used as they are, and most never: tools and tests ask this of all."""
    if not (_FEWEST <= len(cells) <= _MOST and cells[0] and cells[1]):
        return "a word, its reading and up to two patterns with a tab between", "\t".join(cells)
    for cell in cells[2:]:
        _, expression = _side(cell)
        try:
            re.compile(expression)
        except re.error as error:
            return "a regular expression", f"{expression} ({error})"
    return None


def patterns() -> tuple[list[str], list[str]]:
    """The expressions of the table for what stands before a word, and for what stands behind."""
    made = [_rule(*cells) for _, *cells in _rows()]
    return [rule.before.expression for rule in made], [rule.behind.expression for rule in made]


@cache
def _table() -> dict[str, list[_Word]]:
    """By their first character: whole words before the others, the longest first."""
    words: dict[str, _Word] = {}
    for word, *cells in _rows():
        words.setdefault(word, _Word(word)).lines.append(cells)
    table: dict[str, list[_Word]] = {}
    for each in sorted(words.values(), key=lambda word: (word.is_stem, -len(word.surface))):
        table.setdefault(each.surface[0], []).append(each)
    return table


def _begun(entry: Entry) -> dict[str, list[_Word]] | None:
    """The words of the table that may begin with such a morpheme, by the sign behind it; the empty
    one stands for all signs with which none goes on."""
    words = [word for word in _table().get(entry.surface[0], ()) if word.may_begin_with(entry)]
    if not words:
        return None
    signs = [word.surface[len(entry.surface) :][:1] for word in words]
    return {
        sign: [word for word, own in zip(words, signs, strict=True) if own in ("", sign)]
        for sign in {"", *signs}
    }


_begun_by = Memo(_begun)


def context_claims(cut: Cut) -> Iterator[Claim]:
    """What the words around a word tell of its reading: a claim on the longest word that begins
    with a morpheme and has a rule that holds."""
    text = cut.text
    for number in cut.numbers(_begun_by):
        start, behind = cut.morphemes.starts[number], cut.morphemes.ends[number]
        begun = _begun_by[cut.entries[number]] or {}
        for word in begun.get(text[behind : behind + 1]) or begun[""]:
            end = start + len(word.surface)
            if end > behind and not (end in cut.number_to and text.startswith(word.surface, start)):
                continue
            if word.counts and _DIGITS.search(text, max(0, start - 2), start):
                continue
            rules = word.rules(text[end : end + 1])
            reading = _first(rules, cut, start, end) if rules else None
            if reading:
                yield Claim(start, end, reading, Origin.RULE)
                break


def _first(rules: Sequence[_Rule], cut: Cut, start: int, end: int) -> str | None:
    """The reading of the first rule that holds for the word from `start` to `end`. Where something
    begins, what stands before it may be taken for nothing, too."""
    before = cut.text[max(0, start - _REACH) : start]
    left = (before, "") if start in cut.beginnings else (before,)
    return next((rule.reading for rule in rules if rule.holds(left, cut, start, end)), None)
