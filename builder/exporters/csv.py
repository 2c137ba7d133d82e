"""CSV (RFC 4180) of the words to learn, for spreadsheets.

UTF-8 with a byte order mark, without which Excel takes Japanese for something else. A cell that a
spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises.
"""

from functools import lru_cache

from builder.exporters.export import Export, recording_address
from builder.exporters.plain import plain
from builder.exporters.signs import one_line
from builder.exporters.words import Word, without_notes
from builder.model import Term
from builder.recent import Recent
from builder.sentences import Span

COLUMNS = (
    "id", "term", "reading", "english", "ja", "en", "level", "category", "count",
    "sentence", "section", "time", "url", "recording",
)  # fmt: skip

# The full-width signs too: a Japanese Excel takes them for the others.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def words_csv(export: Export) -> bytes:
    """A line a word below a line with the names of the columns: the terms and then the other words,
    each in the order of the text."""
    lines = [",".join(COLUMNS), *map(_Writer(export).line, export.vocabulary)]
    return "\r\n".join([*lines, ""]).encode("utf-8-sig")


class _Writer:
    """Writes the lines of one export: words share their sentences and their places."""

    def __init__(self, export: Export) -> None:
        self._export = export
        self._sentences: dict[tuple[int, Span], str] = {}
        self._places: dict[tuple[str, str], str] = {}

    def line(self, word: Word) -> str:
        """A word's cells."""
        in_sentence, place = (id(word.paragraph), word.sentence), (word.page, word.anchor)
        if in_sentence not in self._sentences:
            self._sentences[in_sentence] = _cell(_sentence(self._export, word))
        if place not in self._places:
            self._places[place] = _place(self._export, word)
        sentence, place_cells = self._sentences[in_sentence], self._places[place]
        return f"{_term(word.term)},{word.times},{sentence},{place_cells}"


def _term_text(term: Term) -> str:
    explained = term.reading, term.english, term.ja, term.en, term.level, term.category
    return _cells(term.id, term.term, *explained)


_term = Recent(_term_text, most=1 << 12)


def _sentence(export: Export, word: Word) -> str:
    """The sentence without the notes in it; with readings in brackets where they are asked for."""
    return plain(
        word.paragraph.paragraph.text,
        word.paragraph.tokens,
        readings=export.readings,
        span=word.sentence,
        insteads=without_notes(word),
    )


def _place(export: Export, word: Word) -> str:
    address = export.page_address(word.page, word.anchor)
    return _cells(word.title, word.clock, address, recording_address(export.edition, word.time))


def _cells(*texts: str) -> str:
    return ",".join(map(_cell, texts))


@lru_cache(maxsize=1 << 9)
def _cell(text: str) -> str:
    """Many stand in row after row, so that Python's writer would take twice as long."""
    flat = one_line(text)
    if flat.lstrip().startswith(_FORMULA):
        flat = f"'{flat}"
    return '"{}"'.format(flat.replace('"', '""')) if '"' in flat or "," in flat else flat
