"""What editors say of words: the glossary's terms, English in drafts, how a word is read."""

from dataclasses import dataclass
from enum import StrEnum

from builder.errors import Location


class Named(StrEnum):
    """What a term that is a name is the name of."""

    PERSON = "person"
    PLACE = "place"
    ORGANIZATION = "organization"
    WORK = "work"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An entry of the glossary. `ja` and `en` explain it in easy Japanese and in English;
    `formerly` are anchors (`term-…`) that it had, `published_as` the id under which it was first
    published, empty where that is `id`; `always_ruby`: its readings are shown in every mode that
    shows any."""

    id: str
    term: str
    reading: str
    english: str
    ja: str
    en: str
    level: str
    category: str
    aliases: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    source: str = ""
    formerly: tuple[str, ...] = ()
    published_as: str = ""
    always_ruby: bool = False
    name_of: Named | None = None
    location: Location | None = None

    @property
    def first_id(self) -> str:
        """What it is known by to whoever keeps something of it."""
        return self.published_as or self.id


class DraftStatus(StrEnum):
    """What an editor says of a draft; corrected: the English is the editor's, declined: the word
    is not one to list."""

    DRAFT = "draft"
    APPROVED = "approved"
    CORRECTED = "corrected"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """English for a word outside the glossary, in its dictionary form, `reading` in hiragana;
    `source` names where the draft is from, empty for nowhere."""

    word: str
    reading: str
    english: str
    status: DraftStatus
    source: str = ""
    location: Location | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOverride:
    """An editor's word on how `surface` is read, where `after` stands before it and `before`
    behind it (empty: anywhere)."""

    surface: str
    reading: str
    after: str = ""
    before: str = ""
    location: Location | None = None
