"""Words out of text: fugashi and UniDic behind one small protocol.

The dictionary sees a copy of the text in which every character stands at its own place but may be
written another way (ASCII at full width, 髙 as 高, control characters as a space), so that a place
in the copy is the same place in the text.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, Protocol

import fugashi
import unidic_lite

from builder.beginnings import beginnings
from builder.japanese import hiragana, modern, ordinary
from builder.model import Morpheme, new
from builder.tables import table_rows

_CHUNK = 4096
"""Characters analysed at once: MeCab's lattice grows with its input."""

_UNKNOWN = (0, 1, 2, 3, 4)
"""UniDic's columns of a word that it does not know: pos1 to pos4, cType."""
_KNOWN = (*_UNKNOWN, 17, 18, 10, 7, 12)
"""Those of a word that it knows: kana, kanaBase, orthBase, lemma, goshu too."""
_ABSENT = ("", "*")
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

    def analyze(self, text: str) -> tuple[Morpheme, ...]:
        """Return the morphemes of `text`; spans are in characters of `text`."""
        ...


class _Node(NamedTuple):
    """A line of MeCab's output without its place: how many blanks stand before the word, how
    long both are together, and what UniDic says."""

    blank: int
    length: int
    base_form: str
    lemma: str
    rest: tuple[object, ...]
    """A morpheme's other values, in its order."""


@lru_cache(maxsize=1 << 14)
def _node(line: str) -> _Node:
    """Read a line of output, of a word that UniDic does not know without its last columns."""
    surface, *columns = line.split("\t")
    values = ["" if value in _ABSENT else value for value in columns]
    values += [""] * (len(_KNOWN) - len(values))
    word = surface.lstrip()
    *pos, kind, reading, base_reading, base_form, lemma, origin = values
    return _Node(
        blank=len(surface) - len(word),
        length=len(surface),
        base_form=base_form,
        lemma=lemma,
        rest=(
            hiragana(reading),
            tuple(filter(None, pos)),
            kind,
            origin,
            hiragana(base_reading),
        ),
    )


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


def _layout(columns: Sequence[int]) -> str:
    """MeCab's format for a word with the blanks before it and these columns, apart by tabs."""
    return "%M" + "".join(f"\\t%f[{column}]" for column in columns) + "\\n"


class UnidicAnalyzer:
    """The analyzer of the project: MeCab with UniDic (short units)."""

    def __init__(self) -> None:
        # One string for a whole chunk: reading fugashi's nodes one by one costs three times more.
        layout = f'-O "" -F "{_layout(_KNOWN)}" -U "{_layout(_UNKNOWN)}" -E ""'
        self._tagger = fugashi.GenericTagger(f'-r /dev/null -d "{unidic_lite.DICDIR}" {layout}')
        self._forms = _LookupForms()

    def analyze(self, text: str) -> tuple[Morpheme, ...]:
        """Return the morphemes of `text`; spans are in characters of `text`."""
        lookup, found = text.translate(self._forms), []
        for at, end in _chunks(text):
            for line in self._tagger.parse(lookup[at:end]).splitlines():
                blank, length, base_form, lemma, rest = _node(line)
                start = at + blank
                at += length
                if start < at:
                    surface = text[start:at]
                    base_form, lemma = base_form or surface, lemma or surface
                    found.append(new(Morpheme, (surface, start, at, base_form, lemma, *rest)))
        return tuple(found)

    def entries(self, word: str) -> tuple[Morpheme, ...]:
        """What the dictionary has for the whole word, the likeliest first: of 河野 that it is read
        こうの, and かわの."""
        lines = self._tagger.nbest(word.translate(self._forms), _ANALYSES).splitlines()
        nodes = (node for node in dict.fromkeys(map(_node, lines)) if node.length == len(word))
        return tuple(
            new(Morpheme, (word, 0, len(word), node.base_form, node.lemma, *node.rest))
            for node in nodes
        )
