"""A note for each word: its fields as Anki's HTML, its stable id, its tags."""

import html
import re
from functools import lru_cache
from typing import NamedTuple

from builder.exporters.export import Export, kept, recording_address
from builder.exporters.signs import one_line, plain_text, with_breaks, writable
from builder.exporters.words import Word, without_notes
from builder.furigana import lay
from builder.inline import Laid, layout
from builder.model import Edition, RubySegment, new
from builder.sentences import Span

NOTE_TYPE = "Kunten 訓点"

# Their names and order are kept: Anki matches the fields of an updated deck by them.
FIELDS = (
    "Word", "Furigana", "Reading", "English", "Ja", "En", "Sentence", "Gap", "Source", "Link",
    "Recording", "Level", "Category",
)  # fmt: skip

_PLAIN = plain_text(r"&<>\"'\[\]")
_GAP = "［　　］"
_CUT = "\0"
"""Marks a place in a field, in which no text has such a sign."""

_TERMS, _WORDS = "用語 Terms", "ことば Words"
# Anki reads these in a field: furigana, sounds and LaTeX in square brackets.
_BRACKETS = str.maketrans({"[": "&#91;", "]": "&#93;", "\t": "&#9;"})


class Note(NamedTuple):
    """A note; `guid` never changes, by it Anki knows the note again. Fields are in HTML."""

    guid: str
    deck: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]


@kept
def notes(export: Export) -> tuple[Note, ...]:
    """The notes of all words, the terms first, each kind in the order of the text."""
    return tuple(map(_Writer(export).note, export.vocabulary))


class _Writer:
    """Writes the notes of one export: the words of a sentence share its text, those of a place what
    says where they stand."""

    def __init__(self, export: Export) -> None:
        self._export = export
        self._edition = edition = export.edition
        self._guid, deck = f"kunten:{edition.first_slug}:", deck_name(edition)
        self._decks = {True: f"{deck}::{_TERMS}", False: f"{deck}::{_WORDS}"}
        self._sentences: dict[tuple[int, Span], Laid] = {}
        self._places: dict[tuple[str, str], tuple[str, str, str]] = {}

    def note(self, word: Word) -> Note:
        """The note of a word of the export."""
        term, terms = word.term, word.in_glossary
        tags = _tags(self._edition.slug, term.level, term.category, terms=terms)
        return new(Note, (self._guid + term.first_id, self._decks[terms], self._fields(word), tags))

    def _fields(self, word: Word) -> tuple[str, ...]:
        term = word.term
        return (
            field(term.term),
            _furigana(term.term, term.reading),
            field(term.reading),
            field(term.english),
            field(term.ja),
            field(term.en),
            *self._shown(word),
            *self._place(word),
            field(term.level),
            field(term.category),
        )

    def _shown(self, word: Word) -> tuple[str, str]:
        """The word's sentence, in which it stands out, and the same with a gap for it and wherever
        else the word would be read."""
        sentence, left_out = self._sentence(word), list(without_notes(word))
        start, end = word.span
        cuts = (start, start, _CUT), (end, end, _CUT)
        before, said, behind = sentence.written([*left_out, *cuts]).split(_CUT)
        gaps = f"{before}{_GAP}{behind}"
        if left_out or word.elsewhere:
            places = sorted((word.span, *word.elsewhere))
            gaps = sentence.written([*left_out, *((*place, _GAP) for place in places)])
        return f"{before}<b>{said}</b>{behind}".strip(), gaps.strip()

    def _sentence(self, word: Word) -> Laid:
        """The word's sentence, in which more words may be asked for."""
        key = id(word.paragraph), word.sentence
        if key not in self._sentences:
            self._sentences[key] = Laid(layout(word.paragraph, word.sentence), _ruby, field)
        return self._sentences[key]

    def _place(self, word: Word) -> tuple[str, str, str]:
        """Where the word stands, and the addresses of that on its page and in the recording."""
        key = word.page, word.anchor
        if key not in self._places:
            self._places[key] = (
                field(_source(self._edition, word)),
                field(self._export.page_address(word.page, word.anchor)),
                field(recording_address(self._edition, word.time)),
            )
        return self._places[key]


def deck_name(edition: Edition) -> str:
    """Below `Kunten`, so that the decks of all editions stand together. Anki knows a deck by its
    name alone: one that changed with the title would part new cards from those being learnt."""
    return f"Kunten::{edition.first_slug}"


@lru_cache(maxsize=1 << 10)
def _furigana(text: str, reading: str) -> str:
    return "".join(_ruby(segment) for segment in lay(text, reading)).strip()


@lru_cache(maxsize=1 << 12)
def _ruby(segment: RubySegment, _: bool = False) -> str:
    """Anki's notation, ` 半導体[はんどうたい]`; the space says where the base begins."""
    base = field(one_line(segment.base)).replace(" ", "&#32;").replace(">", "&gt;")
    if segment.reading is None:
        return field(segment.base)
    return f" {base}[{field(segment.reading)}]"


@lru_cache(maxsize=1 << 9)
def field(text: str) -> str:
    """Text as a field holds it: HTML, without a sign that Anki takes for its own notation."""
    if _PLAIN.fullmatch(text):
        return text
    return with_breaks(html.escape(writable(text)), "<br>").translate(_BRACKETS)


def _source(edition: Edition, word: Word) -> str:
    return " · ".join(part for part in (edition.title, word.title, word.clock) if part)


@lru_cache(maxsize=1 << 8)
def _tags(slug: str, level: str, category: str, *, terms: bool) -> tuple[str, ...]:
    kind = "kunten::terms" if terms else "kunten::words"
    tags = ["kunten", f"kunten::{slug}", kind, level and f"level::{level}", f"category::{category}"]
    return tuple(_tag(tag) for tag in tags if tag)


@lru_cache(maxsize=1 << 10)
def _tag(text: str) -> str:
    """Tags are parted by white space; quotes and brackets belong to Anki's search."""
    return re.sub(r"[\s\"'()\[\]\\<>&*]+", "_", writable(text))
