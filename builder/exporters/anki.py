"""An Anki deck (.apkg) of the words to learn, made by genanki.

Every time in it is the one at which the deck became what it is (`builder.exporters.revisions`), so
the same content gives the same bytes, and Anki, which updates a note only from a later deck, takes
over what an editor corrected and keeps the learner's progress.
"""

import html
import sqlite3
from contextlib import closing
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import count

import genanki

from builder.exporters.cards import FIELDS, NOTE_TYPE, deck_name, notes
from builder.exporters.export import Export
from builder.exporters.plain import rights_lines
from builder.exporters.revisions import word_on
from builder.exporters.signs import writable
from builder.exporters.zip import packed

# Raised by one when the cards are laid out anew: decks made from the same sources then count as
# later too.
_LAYOUT = 1


def anki(export: Export) -> bytes:
    """The deck with two cards a word: from the word to its meaning, and the other way round."""
    name, about = deck_name(export.edition), "<br>".join(map(html.escape, _about(export)))
    found = notes(export)
    decks = {each: _deck(each) for each in (name, *(note.deck for note in found))}
    decks[name].description = about
    decks[name].add_model(_note_type())
    for note in found:
        tags, guid = list(note.tags), note.guid
        one = genanki.Note(_note_type(), list(note.fields), tags=tags, guid=guid)
        decks[note.deck].add_note(one)
    content = repr((name, about, found)).encode("utf-8", "surrogatepass")
    digest, dated = sha256(content).hexdigest(), export.dated + _LAYOUT
    time = export.revisions.time(export.edition, export.site_url, digest, dated)
    files = {"collection.anki2": _collection([*decks.values()], time), "media": b"{}"}
    return packed(files, comment=word_on(digest, time))


def _deck(name: str) -> genanki.Deck:
    return genanki.Deck(deck_id=_number(f"deck {name}"), name=name)


def _about(export: Export) -> list[str]:
    return [writable(export.edition.title), *rights_lines(export)]


def _collection(decks: list[genanki.Deck], time: int) -> bytes:
    """The deck's database. It never sees a disk, where each of its many statements would wait."""
    with closing(sqlite3.connect(":memory:")) as database:
        genanki.Package(decks).write_to_db(database.cursor(), time, count(time * 1000))
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
