"""Anki's cards: the note type `Kunten`, whose templates and style are the files beside this.

The apkg deck and the tsv table hold the same notes, so either updates what the other brought.
"""

from builder.exporters.cards.notes import FIELDS, NOTE_TYPE, Note, deck_name, notes

__all__ = ["FIELDS", "NOTE_TYPE", "Note", "deck_name", "notes"]
