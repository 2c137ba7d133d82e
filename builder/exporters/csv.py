"""CSV (RFC 4180) of the words to learn, for spreadsheets.

UTF-8 with a byte order mark, without which Excel takes Japanese for something else. A cell that a
spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises.
"""

from functools import lru_cache

from builder.exporters.export import Export, recording_address
from builder.exporters.plain import plain
from builder.exporters.signs import one_line
from builder.exporters.words import Word, without_notes
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
    lines, sentences = [",".join(COLUMNS)], dict[tuple[int, Span], str]()
    for word in export.vocabulary:
        key = id(word.paragraph), word.sentence
        if key not in sentences:
            sentences[key] = _sentence(export, word)
        lines.append(",".join(map(_cell, _cells(export, word, sentences[key]))))
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def _cells(export: Export, word: Word, sentence: str) -> tuple[str, ...]:
    term = word.term
    return (
        term.id, term.term, term.reading, term.english, term.ja, term.en, term.level,
        term.category, str(word.times), sentence, word.title,
        word.clock,
        export.page_address(word.page, word.anchor),
        recording_address(export.edition, word.time),
    )  # fmt: skip


def _sentence(export: Export, word: Word) -> str:
    """The sentence without the notes in it; with readings in brackets where they are asked for."""
    return plain(
        word.paragraph.paragraph.text,
        word.paragraph.tokens,
        readings=export.readings,
        span=word.sentence,
        insteads=without_notes(word),
    )


@lru_cache(maxsize=1 << 12)
def _cell(text: str) -> str:
    """Many stand in row after row, so that Python's writer would take twice as long."""
    flat = one_line(text)
    if flat.lstrip().startswith(_FORMULA):
        flat = f"'{flat}"
    return '"{}"'.format(flat.replace('"', '""')) if '"' in flat or "," in flat else flat
