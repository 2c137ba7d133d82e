"""The document types. Frozen values: no files, no dictionary, no Markdown.

Two layers, as in stand-off annotation: what the editors wrote (`Edition` down to `Paragraph`,
`Term`), and what was computed from it (`Token`, `Occurrence`, `AnnotatedEdition`), which refers
to the first by id and by span. A span is `start, end`, half-open, in characters of
`Paragraph.text`. Times are whole seconds from the start of the recording.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from builder.errors import Location

# ------------------------------------------------------------------ what the editors wrote


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A line of a source file as it stands there; `line` counts from 1."""

    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A labelled remark in brackets, `(編集部注:…)`; the span covers the brackets too."""

    label: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """An unlabelled explanation in brackets after a word; the span covers the brackets too."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenReading:
    """A reading that the author wrote, `｜漢字《かんじ》`; the span covers 漢字 alone.

    `mark` is the sign that opens it in the source, ｜ or |, or empty where there is none.
    """

    reading: str
    start: int
    end: int
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph. `text` is the source's text without the notation of given readings.

    The speaker's mark (`田中：`, `――`) stays in `text` and takes its first `lead` characters.
    `formerly` are ids that it had in editions published before.
    """

    id: str
    speaker: str | None
    text: str
    line: int
    lead: int = 0
    formerly: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    asides: tuple[Aside, ...] = ()
    readings: tuple[GivenReading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What stands under one time of the recording; `time` in seconds, None where none is given;
    `formerly` as a paragraph's."""

    id: str
    time: int | None
    paragraphs: tuple[Paragraph, ...]
    line: int
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled part of an edition: one page."""

    id: str
    title: str
    passages: tuple[Passage, ...]
    line: int

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """All its paragraphs, in order."""
        return (paragraph for passage in self.passages for paragraph in passage.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What stands under プロフィール: whom or what it is about, and the text."""

    name: str
    paragraphs: tuple[Paragraph, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The work that an edition is made from; `url` is http(s) or empty."""

    name: str
    author: str = ""
    publisher: str = ""
    url: str = ""
    published: datetime | None = None

    @property
    def quoted(self) -> str:
        """The name in quotation marks: in 『』 where it holds 「」 itself."""
        return f"『{self.name}』" if "「" in self.name else f"「{self.name}」"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter of the recording; `time` in seconds on the recording's own clock."""

    time: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """The recording. `offset` seconds are added to the text's times to get the recording's."""

    title: str
    url: str
    name: str = ""
    length: int | None = None
    offset: int = 0
    published: datetime | None = None
    chapters: tuple[Chapter, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks."""

    name: str
    english: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotator:
    """Who wrote the notes that carry `label`."""

    name: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOverride:
    """An editor's word on how `surface` is read, where `after` stands before it and `before`
    behind it (empty: anywhere)."""

    surface: str
    reading: str
    after: str = ""
    before: str = ""
    location: Location | None = None


Grain = Literal["word", "kanji"]
"""Ruby over a word's kanji as one group, or over each kanji."""


class Kind(StrEnum):
    """Whose sentences an edition holds."""

    ARTICLE = "article"
    RETELLING = "retelling"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A whole work: what the two source files of one folder say.

    `path` is the folder's name below the project's root, with forward slashes. Every line of
    `interview.txt` that is not blank is in `head`, in a section, in the profile or in `left_out`.
    `published_as` is the slug under which it was published first, empty where that is `slug`.
    """

    slug: str
    path: str
    title: str
    sections: tuple[Section, ...]
    label: str = ""
    subtitle: str = ""
    kind: Kind = Kind.ARTICLE
    published: datetime | None = None
    source: Work | None = None
    recording: Recording | None = None
    speakers: tuple[Speaker, ...] = ()
    annotators: tuple[Annotator, ...] = ()
    licence: str = ""
    grain: Grain = "word"
    profile: Profile | None = None
    overrides: tuple[ReadingOverride, ...] = ()
    head: tuple[SourceLine, ...] = ()
    left_out: tuple[SourceLine, ...] = ()
    published_as: str = ""

    @property
    def first_slug(self) -> str:
        """What it is known by to whoever keeps something of it."""
        return self.published_as or self.slug


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
    is none to list."""

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


# ------------------------------------------------------------------ what was computed


@dataclass(frozen=True, slots=True, kw_only=True)
class RubySegment:
    """Base characters and the reading over them in hiragana; None: nothing stands over them."""

    base: str
    reading: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Morpheme:
    """A UniDic short unit. `base_form` is its dictionary form as written (牛耳っ → 牛耳る),
    `reading` its kana in hiragana, empty where the dictionary knows none, `base_reading` that of
    the dictionary form; `pos` holds the part of speech from coarse to fine, without the
    dictionary's place-holders."""

    surface: str
    start: int
    end: int
    base_form: str
    lemma: str
    reading: str
    pos: tuple[str, ...]
    inflection_type: str = ""
    inflection_form: str = ""
    origin: str = ""
    base_reading: str = ""


class Origin(StrEnum):
    """Where a reading comes from, the most trusted first."""

    SOURCE = "source"
    OVERRIDE = "override"
    RULE = "rule"
    WORD_LIST = "word list"
    DICTIONARY = "dictionary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What a learner sees as one word: one or more morphemes, and how it is read.

    The bases of `ruby` joined are `surface`. `origin` is None where nothing needs a reading;
    `candidates` are the other readings that were weighed, in hiragana, for a doubtful one.
    """

    surface: str
    start: int
    end: int
    morphemes: tuple[Morpheme, ...]
    ruby: tuple[RubySegment, ...]
    origin: Origin | None = None
    doubtful: bool = False
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A term where it stands in a paragraph; `always_ruby`, `name_of`, `level` are the term's."""

    term_id: str
    section_id: str
    paragraph_id: str
    start: int
    end: int
    always_ruby: bool = False
    name_of: Named | None = None
    level: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedParagraph:
    """A paragraph with its tokens and the terms in it, both in order and without overlap."""

    paragraph: Paragraph
    tokens: tuple[Token, ...]
    occurrences: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedSection:
    """A section with its annotated paragraphs, in the order of `section.paragraphs`, and the
    tokens of its title."""

    section: Section
    title: tuple[Token, ...]
    paragraphs: tuple[AnnotatedParagraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedEdition:
    """An edition with everything that was computed for it; `title` and `name` are the tokens of
    its title and of the profile's name."""

    edition: Edition
    sections: tuple[AnnotatedSection, ...]
    profile: tuple[AnnotatedParagraph, ...] = ()
    title: tuple[Token, ...] = ()
    name: tuple[Token, ...] = ()
