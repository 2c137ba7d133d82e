"""The source files and their grammar → `Edition`. The grammar stands in `grammar`."""

from builder.reader.files import (
    Sources,
    read_edition,
    read_editions,
    read_file,
    read_glossary,
    read_overrides,
    read_sources,
)
from builder.reader.interview import parse_interview
from builder.reader.parse_json import edition_as_json
from builder.reader.settings import Settings

__all__ = [
    "Settings",
    "Sources",
    "edition_as_json",
    "parse_interview",
    "read_edition",
    "read_editions",
    "read_file",
    "read_glossary",
    "read_overrides",
    "read_sources",
]
