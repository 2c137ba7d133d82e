"""An Anki deck (.apkg) of the words to learn, made by genanki.

Every time in it is the time at which the edition's sources changed last, so the same sources give
the same bytes, and Anki, which updates a note only from a deck with a later time, takes over what
an editor corrected and keeps the learner's progress.
"""

import html
import sqlite3
from contextlib import closing
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import count

import genanki

from builder.exporters.cards import FIELDS, NOTE_TYPE, notes, title
from builder.exporters.export import Export
from builder.exporters.plain import rights_lines
from builder.exporters.zip import packed

# Raised by one when the cards are laid out anew: decks made from the same sources then count as
# later too.
_LAYOUT = 1


def anki(export: Export) -> bytes:
    """The deck with two cards a word: from the word to its meaning, and the other way round."""
    deck = genanki.Deck(
        deck_id=_number(f"deck {export.edition.slug}"),
        name=title(export.edition),
        description="<br>".join(map(html.escape, rights_lines(export))),
    )
    for note in notes(export):
        tags, guid = list(note.tags), note.guid
        deck.add_note(genanki.Note(_note_type(), list(note.fields), tags=tags, guid=guid))
    deck.add_model(_note_type())
    return packed({"collection.anki2": _collection(deck, export.changed + _LAYOUT), "media": b"{}"})


def _collection(deck: genanki.Deck, time: int) -> bytes:
    """The deck's database. It never sees a disk, where each of its many statements would wait."""
    with closing(sqlite3.connect(":memory:")) as database:
        genanki.Package(deck).write_to_db(database.cursor(), time, count(time * 1000))
        database.commit()
        return database.serialize()


@cache
def _note_type() -> genanki.Model:
    back = _file("back.html")
    return genanki.Model(
        _number("note type"),
        NOTE_TYPE,
        fields=[{"name": name} for name in FIELDS],
        templates=[
            {"name": "読む Recognition", "qfmt": _file("recognition.front.html"), "afmt": back},
            {"name": "思い出す Recall", "qfmt": _file("recall.front.html"), "afmt": back},
        ],
        css=_file("cards.css"),
    )


def _file(name: str) -> str:
    return (files("builder.exporters.cards") / name).read_text("utf-8")


def _number(name: str) -> int:
    """A number that is always the same for a name, in the range that Anki's ids have."""
    digest = sha256(f"kunten {name}".encode()).digest()
    return (1 << 30) + int.from_bytes(digest[:4], "big") % (1 << 30)
