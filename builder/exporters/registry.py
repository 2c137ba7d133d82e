"""What makes the file of each format of `builder.formats`."""

from collections.abc import Callable, Iterator

from builder.exporters.anki import anki
from builder.exporters.chapters import chapters
from builder.exporters.csv import words_csv
from builder.exporters.epub import epub, section_page
from builder.exporters.export import Export
from builder.exporters.json import edition_json, json_pieces, section_json
from builder.exporters.md import md, section_md
from builder.exporters.text import section_text, text
from builder.exporters.tsv import tsv
from builder.exporters.vtt import section_cues, vtt
from builder.model import AnnotatedSection

# What they ask of each section, `Export.each`.
OF_SECTIONS: dict[str, Callable[[Export, AnnotatedSection], object]] = {
    "epub": section_page,
    "json": section_json,
    "md": section_md,
    "text": section_text,
    "vtt": section_cues,
}

# What makes a large file in pieces.
PIECES: dict[str, Callable[[Export], Iterator[bytes]]] = {"json": json_pieces}

EXPORTERS: dict[str, Callable[[Export], bytes]] = {
    "anki": anki,
    "chapters": chapters,
    "csv": words_csv,
    "epub": epub,
    "json": edition_json,
    "md": md,
    "text": text,
    "tsv": tsv,
    "vtt": vtt,
}
