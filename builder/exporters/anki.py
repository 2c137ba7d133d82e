"""An Anki deck (.apkg) of the words to learn, made by genanki.

Every time in it is the one at which the deck became what it is (`builder.exporters.revisions`), so
the same content gives the same bytes, and Anki, which updates a note only from a later deck, takes
over what an editor corrected and keeps the learner's progress.
"""

import html
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import count

import genanki

from builder.exporters.cards import FIELDS, NOTE_TYPE, Note, deck_name, notes
from builder.exporters.export import Export
from builder.exporters.plain import rights_lines
from builder.exporters.revisions import word_on
from builder.exporters.signs import writable
from builder.exporters.zip import packed

# Raised by one when the cards are laid out anew: decks made from the same sources then count as
# later too.
_LAYOUT = 2


_Row = tuple[object, ...]


def anki(export: Export) -> bytes:
    """The deck with two cards a word: from the word to its meaning, and the other way round."""
    name, about = deck_name(export.edition), "<br>".join(map(html.escape, _about(export)))
    found = notes(export)
    decks = {each: _deck(each) for each in dict.fromkeys((name, *(note.deck for note in found)))}
    decks[name].description = about
    digest, dated = _digest(name, about, found), export.dated + _LAYOUT
    time = export.revisions.time(export.edition, export.site_url, digest, dated)
    files = {"collection.anki2": _collection(decks, found, time), "media": b"{}"}
    return packed(files, comment=word_on(digest, time))


def _digest(name: str, about: str, found: Iterable[Note]) -> str:
    """That of what a deck tells. Between its parts stand signs that are in none of them."""
    notes = ("\x1f".join((each.guid, each.deck, *each.fields, *each.tags)) for each in found)
    content = "\x1e".join((str(_LAYOUT), name, about, *notes))
    return sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def _deck(name: str) -> genanki.Deck:
    return genanki.Deck(deck_id=_number(f"deck {name}"), name=name)


def _about(export: Export) -> list[str]:
    return [writable(export.edition.title), *rights_lines(export)]


def _collection(decks: Mapping[str, genanki.Deck], found: Iterable[Note], time: int) -> bytes:
    """The decks' database. It never sees a disk, where each of its many statements would wait.

    genanki says what all but the notes and their cards is: it looks through each note for faults
    that ours cannot have, which takes longer than all the rest.
    """
    ids = count(time * 1000)
    rows: list[_Row] = []
    cards: list[_Row] = []
    for note in found:
        id, deck, filled = next(ids), decks[note.deck], tuple(map(bool, note.fields))
        rows.append(_note_row(id, note, time))
        cards += [(next(ids), id, deck.deck_id, each, time) for each in _templates(filled)]
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(_empty())
        cursor = database.cursor()
        _add_decks(cursor, [*decks.values()], time)
        cursor.executemany(_NOTE, rows)
        cursor.executemany(_CARD, cards)
        database.commit()
        return database.serialize()


def _add_decks(cursor: sqlite3.Cursor, decks: Sequence[genanki.Deck], time: int) -> None:
    """Write all at once what genanki would write deck by deck: the note type is the last one's."""
    (standard,) = cursor.execute("SELECT decks FROM col").fetchone()
    known = json.loads(standard) | {str(each.deck_id): each.to_json() for each in decks}
    models = {_note_type().model_id: _note_type().to_json(time, decks[-1].deck_id)}
    cursor.execute("UPDATE col SET decks = ?", (json.dumps(known),))
    cursor.execute("UPDATE col SET models = ?", (json.dumps(models),))


@cache
def _empty() -> bytes:
    """The database without decks and notes, and without the indices, which would be a sixth of a
    deck: Anki takes what is in it over into a database of its own."""
    with closing(sqlite3.connect(":memory:")) as database:
        cursor = database.cursor()
        genanki.Package([]).write_to_db(cursor, 0, count())
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP INDEX {name}")
        database.commit()
        cursor.execute("VACUUM")
        return database.serialize()


# The columns of Anki's schema 11, as genanki fills them for a new note and a new card.
_NOTE = "INSERT INTO notes VALUES(?,?,?,?,-1,?,?,?,0,0,'')"
_CARD = "INSERT INTO cards VALUES(?,?,?,?,?,-1,0,0,0,0,0,0,0,0,0,0,0,'')"


def _note_row(id: int, note: Note, time: int) -> _Row:
    tags, fields = f" {' '.join(note.tags)} ", "\x1f".join(note.fields)
    return id, note.guid, _note_type().model_id, time, tags, fields, note.fields[0]


@cache
def _templates(filled: tuple[bool, ...]) -> list[int]:
    """The numbers of the templates that make a card of a note of which these fields are filled:
    those that show one."""
    asked: list[tuple[int, str, list[int]]] = _note_type().to_json(0, 0)["req"]
    return [
        number
        for number, kind, needed in asked
        if (all if kind == "all" else any)(filled[each] for each in needed)
    ]


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
