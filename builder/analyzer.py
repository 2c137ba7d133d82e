"""Words out of text: fugashi and UniDic behind one small protocol.

The dictionary sees a copy of the text in which every character stands at its own place but may be
written another way (ASCII at full width, 髙 as 高, control characters as a space), so that a place
in the copy is the same place in the text.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, compress
from operator import add
from sys import intern
from typing import Protocol

import fugashi
import unidic_lite

from builder.beginnings import beginnings
from builder.japanese import hiragana, modern, ordinary
from builder.model import Entry, Morphemes
from builder.recent import Memo
from builder.tables import table_rows

_CHUNK = 4096
"""Characters analysed at once: MeCab's lattice grows with its input."""

_POS = r"%f[0],%f[1],%f[2],%f[3]"
"""UniDic's columns for the part of speech, pos1 to pos4, in MeCab's format for output."""
_UNKNOWN = rf"%M\t{_POS}\t%f[4]\n"
"""A word that UniDic does not know: with the blanks before it, then its pos and cType."""
_KNOWN = rf"%M\t{_POS}\t%f[4]\t%f[17]\t%f[18]\t%f[10]\t%f[7]\t%f[12]\n"
"""A word that it knows: kana, kanaBase, orthBase, lemma, goshu too."""
_EMPTY = [""] * 7
"""The cells behind the word: what UniDic does not say is empty, and an unknown word has fewer."""
_ANALYSES = 30
"""So many analyses of a word hold every entry that the dictionary has for the whole of it."""


@cache
def _simplified() -> dict[int, str]:
    """Chinese simplified characters that UniDic does not list, by the form it does: OpenCC's, by
    `tools/simplified_table.py`."""
    rows = table_rows("readings/data/simplified.tsv")
    return {ord(character): form for character, form in rows}


class Analyzer(Protocol):
    """Cuts a text into morphemes, in order; white space belongs to none."""

    def analyze(self, text: str) -> Morphemes:
        """Return the morphemes of `text`; spans are in characters of `text`."""
        ...


_Node = tuple[int, int, Entry | None, str]
"""What a line of MeCab's output tells: how many blanks stand before the word, how long both are
together, and the word's entry, None where there are blanks alone; and the line."""


def _node(line: str) -> _Node:
    """Read a line of output."""
    written, *cells = line.split("\t")
    word = written.lstrip()
    return len(written) - len(word), len(written), _entry(word, cells) if word else None, line


def _entry(surface: str, cells: list[str]) -> Entry:
    """The entry of a word that the text writes so; where UniDic knows none, that is its dictionary
    form. Texts are interned: many are those of other words, too, and are looked up again and
    again."""
    pos, kind, reading, base_reading, base_form, lemma, origin = map(
        intern, cells + _EMPTY[len(cells) :]
    )
    surface, kana = intern(surface), intern(hiragana(reading))
    base_kana = kana if base_reading == reading else intern(hiragana(base_reading))
    forms = (surface, base_form or surface, lemma or surface)
    return Entry(*forms, kana, _part_of_speech(pos), kind, origin, base_kana)


def _spelling(told: tuple[str, str]) -> Entry:
    """The entry of a line of output, for a word that the text writes in another way."""
    line, surface = told
    return _entry(surface, line.split("\t")[1:])


_known_nodes, _known_spellings = Memo(_node), Memo(_spelling)


@cache
def _part_of_speech(columns: str) -> tuple[str, ...]:
    """That of a word whose pos1 to pos4 these are, apart by commas."""
    return tuple(intern(tag) for tag in columns.split(",") if tag)


def _lookup_form(character: str) -> str:
    """The character that the dictionary knows `character` by: always exactly one."""
    if "!" <= character <= "~":
        return chr(ord(character) + 0xFEE0)
    if character.isspace():
        return " "
    if unicodedata.category(character)[0] == "C":
        return "〓"
    return modern(ordinary(character)).translate(_simplified())


class _LookupForms(dict[int, str]):
    """A translation table that fills itself as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = _lookup_form(chr(code))
        return self[code]


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Spans of at most `_CHUNK` characters that cover `text`, cut wherever something begins and,
    where that is too long, behind a full stop if there is one."""
    start = 0
    for end in (*beginnings(text), len(text)):
        while end - start > _CHUNK:
            stop = text.rfind("。", start + 1, start + _CHUNK) + 1 or start + _CHUNK
            yield start, stop
            start = stop
        if start < end:
            yield start, end
            start = end


class UnidicAnalyzer:
    """The analyzer of the project: MeCab with UniDic (short units)."""

    def __init__(self) -> None:
        # One string for a whole chunk: reading fugashi's nodes one by one costs three times more.
        layout = f'-O "" -F "{_KNOWN}" -U "{_UNKNOWN}" -E ""'
        self._tagger = fugashi.GenericTagger(f'-r /dev/null -d "{unidic_lite.DICDIR}" {layout}')
        self._forms = _LookupForms()

    def analyze(self, text: str) -> Morphemes:
        """Return the morphemes of `text`; spans are in characters of `text`."""
        lookup = text.translate(self._forms)
        nodes: list[_Node] = []
        otherwise: list[int] = []  # the numbers of nodes that the text may write otherwise
        for start, end in _chunks(text):
            chunk, first = lookup[start:end], len(nodes)
            nodes += self._nodes(chunk)
            if not text.startswith(chunk, start):
                otherwise += range(first, len(nodes))
        if not nodes:
            return Morphemes((), (), ())
        blanks, lengths, known, lines = zip(*nodes, strict=True)
        ends = [*accumulate(lengths)]
        starts = [*map(add, blanks, [0, *ends])]
        entries = [*known]
        for number in otherwise:
            entry, surface = entries[number], text[starts[number] : ends[number]]
            if entry and entry.surface != surface:
                entries[number] = _known_spellings[lines[number], surface]
        if None in known:
            entries, starts, ends = (
                [*compress(column, known)] for column in (entries, starts, ends)
            )
        return Morphemes(entries, starts, ends)

    def _nodes(self, chunk: str) -> list[_Node]:
        """What MeCab tells of a chunk, all of which they cover."""
        nodes = [*map(_known_nodes.__getitem__, self._tagger.parse(chunk).splitlines())]
        if chunk.endswith(" "):  # of which it tells nothing
            blank = len(chunk) - sum(length for _, length, _, _ in nodes)
            nodes.append((blank, blank, None, ""))
        return nodes

    def entries(self, word: str) -> tuple[Entry, ...]:
        """What the dictionary has for the whole word, the likeliest first: of 河野 that it is read
        こうの, and かわの."""
        lines = self._tagger.nbest(word.translate(self._forms), _ANALYSES).splitlines()
        nodes = dict.fromkeys(map(_known_nodes.__getitem__, lines))
        return tuple(entry for _, length, entry, _ in nodes if entry and length == len(word))
