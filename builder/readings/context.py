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

from builder.beginnings import beginnings
from builder.model import Morpheme, Origin
from builder.readings.claims import Claim
from builder.readings.counter_sounds import table as counters
from builder.readings.patterns import Before, Behind
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

    def fits(self, word_before: Morpheme | None, word_behind: Morpheme | None) -> bool:
        """Whether the words on both sides have the parts of speech asked for."""
        return (self.word_before is None or self.word_before.accepts(word_before)) and (
            self.word_behind is None or self.word_behind.accepts(word_behind)
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


class _Places:
    """Where the words of a text end, and where something begins in it."""

    def __init__(self, text: str, morphemes: Sequence[Morpheme]) -> None:
        self._text = text
        self.ends = {morpheme.end for morpheme in morphemes}
        self._beginnings = frozenset(beginnings(text))

    def left(self, start: int) -> tuple[str, ...]:
        """What stands before `start`, and nothing too where something begins there."""
        before = self._text[max(0, start - _REACH) : start]
        return (before, "") if start in self._beginnings else (before,)


class _Rules:
    """The rules on a word, in order. They are made when it first stands in a text: most never do,
    and to compile a thousand patterns takes as long as an edition."""

    def __init__(self) -> None:
        self.lines: list[list[str]] = []

    @cached_property
    def made(self) -> list[_Rule]:
        """Of the lines' cells."""
        return [_rule(*cells) for cells in self.lines]


_Alike = tuple[bool, int, dict[str, _Rules]]
"""Words of one length that begin alike, with the rules on them: whether they are kanji before
okurigana, how long they are, the words."""


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
def _table() -> dict[str, list[_Alike]]:
    """By their first character: whole words before the others, the longest first."""
    table: dict[str, dict[tuple[bool, int], dict[str, _Rules]]] = {}
    for word, *cells in _rows():
        surface = word.rstrip(STEM)
        begun = table.setdefault(surface[0], {})
        alike = begun.setdefault((surface != word, -len(surface)), {})
        alike.setdefault(surface, _Rules()).lines.append(cells)
    return {
        first: [(stem, -length, words) for (stem, length), words in sorted(begun.items())]
        for first, begun in table.items()
    }


def context_claims(text: str, morphemes: Sequence[Morpheme]) -> Iterator[Claim]:
    """What the words around a word tell of its reading: a claim on the longest word that begins
    with a morpheme and has a rule that holds."""
    table = _table()
    places: _Places | None = None
    for i, morpheme in enumerate(morphemes):
        for is_stem, length, words in table.get(morpheme.entry.surface[0], ()):
            start = morpheme.start
            end = start + length
            rules = words.get(text[start:end])
            if rules is None:
                continue
            places = places or _Places(text, morphemes)
            fits = _has_okurigana(text, end, morpheme) if is_stem else end in places.ends
            if fits and not _counts(text, start, end):
                reading = _first(text, rules.made, end, places.left(start), morphemes, i)
                if reading:
                    yield Claim(start, end, reading, Origin.RULE)
                    break


def _counts(text: str, start: int, end: int) -> bool:
    """Whether it is a counter behind digits, which tell its reading (3体, 1万 組)."""
    return text[start:end] in counters() and bool(_DIGITS.search(text, max(0, start - 2), start))


def _has_okurigana(text: str, end: int, morpheme: Morpheme) -> bool:
    """Whether what is left of a verb or an adjective behind `end` is kana (止めた, 辛さ)."""
    inflects = morpheme.end == end and morpheme.inflects
    return inflects or _OKURIGANA.fullmatch(text, end, morpheme.end) is not None


def _first(
    text: str,
    rules: list[_Rule],
    end: int,
    left: Sequence[str],
    morphemes: Sequence[Morpheme],
    i: int,
) -> str | None:
    """The reading of the first rule that holds for the word from the morpheme `i` to `end`; `left`
    is what may be taken for the text before it."""
    start = morphemes[i].start
    before = morphemes[i - 1] if i and morphemes[i - 1].end == start else None
    j = i + 1
    while j < len(morphemes) and morphemes[j].start < end:
        j += 1
    behind = morphemes[j] if j < len(morphemes) and morphemes[j].start == end else None
    for rule in rules:
        if (
            rule.fits(before, behind)
            and rule.behind.holds(text, end)
            and any(map(rule.before.holds, left))
        ):
            return rule.reading
    return None
