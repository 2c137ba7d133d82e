"""What makes the file of each format of `builder.formats`."""

from collections.abc import Callable

from builder.exporters.anki import anki
from builder.exporters.chapters import chapters
from builder.exporters.csv import words_csv
from builder.exporters.epub import epub
from builder.exporters.export import Export
from builder.exporters.json import edition_json
from builder.exporters.md import md
from builder.exporters.text import text
from builder.exporters.tsv import tsv
from builder.exporters.vtt import vtt

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
