"""Anki's cards: the note type `Kunten`, whose templates and style are the files beside this.

The apkg deck and the tsv table hold the same notes, so either updates what the other brought.
"""

from builder.exporters.cards.notes import FIELDS, NOTE_TYPE, Note, notes, title

__all__ = ["FIELDS", "NOTE_TYPE", "Note", "notes", "title"]
