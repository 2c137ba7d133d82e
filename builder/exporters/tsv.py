"""Tab-separated values of Anki's notes, with the header lines that tell Anki what they are.

Anki imports the file as it is and updates notes that it knows; other programs read a table whose
first lines begin with #. Cells are HTML, as Anki's fields are, so a tab or a line end in one is
written as HTML too.
"""

from builder.exporters.cards import FIELDS, NOTE_TYPE, notes
from builder.exporters.export import Export


def tsv(export: Export) -> bytes:
    """UTF-8; the columns are the id, the fields, the deck and the tags."""
    columns = ("Id", *FIELDS, "Deck", "Tags")
    lines = [
        "#separator:tab",
        "#html:true",
        f"#notetype:{NOTE_TYPE}",
        f"#deck column:{len(columns) - 1}",
        "#guid column:1",
        f"#tags column:{len(columns)}",
        "#columns:" + "\t".join(columns),
    ]
    for note in notes(export):
        lines.append("\t".join((note.guid, *note.fields, note.deck, " ".join(note.tags))))
    return ("\n".join(lines) + "\n").encode()
