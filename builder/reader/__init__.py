"""The source files and their grammar → `Edition`. The grammar stands in `grammar`."""

from builder.reader.disk import bytes_of, is_there
from builder.reader.drafts import parse_drafts
from builder.reader.encoding import CODECS, NO_TEXT, encoding_of
from builder.reader.files import (
    DRAFTS,
    EDITIONS,
    GLOSSARY,
    READINGS,
    SETTINGS,
    Share,
    Sources,
    drafts_text,
    optional_text,
    read_drafts,
    read_edition,
    read_editions,
    read_file,
    read_glossary,
    read_overrides,
    read_sources,
)
from builder.reader.grammar import is_sentence
from builder.reader.interview import parse_interview, read_interview
from builder.reader.parse_json import edition_as_json
from builder.reader.readings import is_kana, take_readings
from builder.reader.settings import Settings, web_address
from builder.reader.speakers import INTERVIEWER, NO_NAMES, ROLES
from builder.reader.times import date, date_line, seconds

__all__ = [
    "CODECS",
    "DRAFTS",
    "EDITIONS",
    "GLOSSARY",
    "INTERVIEWER",
    "NO_NAMES",
    "NO_TEXT",
    "READINGS",
    "ROLES",
    "SETTINGS",
    "Settings",
    "Share",
    "Sources",
    "bytes_of",
    "date",
    "date_line",
    "drafts_text",
    "edition_as_json",
    "encoding_of",
    "is_kana",
    "is_sentence",
    "is_there",
    "optional_text",
    "parse_drafts",
    "parse_interview",
    "read_drafts",
    "read_edition",
    "read_editions",
    "read_file",
    "read_glossary",
    "read_interview",
    "read_overrides",
    "read_sources",
    "seconds",
    "take_readings",
    "web_address",
]
