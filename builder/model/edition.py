"""A whole work, and what editors say of it: where it comes from, who speaks, its recording."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Literal

from builder.model.text import Profile, Section, SourceLine
from builder.model.words import ReadingOverride

INTERVIEW = "interview.txt"
"""The file in an edition's folder that holds its text."""


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

    @property
    def makers(self) -> str:
        """Who made it, as far as is known: 、 between them."""
        return "、".join(filter(None, (self.author, self.publisher)))


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


Grain = Literal["word", "kanji"]
"""Ruby over a word's kanji as one group, or over each kanji."""


class Kind(StrEnum):
    """Whose sentences an edition holds."""

    ARTICLE = "article"
    RETELLING = "retelling"


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What editors say of a work beside its text; by itself, what a missing file says."""

    subtitle: str = ""
    kind: Kind = Kind.ARTICLE
    published: datetime | None = None
    source: Work | None = None
    recording: Recording | None = None
    speakers: tuple[Speaker, ...] = ()
    annotators: tuple[Annotator, ...] = ()
    licence: str = ""
    grain: Grain = "word"
    overrides: tuple[ReadingOverride, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Description):
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
    profile: Profile | None = None
    head: tuple[SourceLine, ...] = ()
    left_out: tuple[SourceLine, ...] = ()
    published_as: str = ""

    def __hash__(self) -> int:
        """The whole text need not be gone through to find an edition: no two share a folder."""
        return hash(self.path)

    @property
    def text_file(self) -> str:
        """The path of its text below the project's root, as messages and edit links name it."""
        return f"{self.path}/{INTERVIEW}"

    @property
    def length(self) -> int:
        """How many characters the text of its sections has."""
        return sum(section.length for section in self.sections)

    @property
    def packed(self) -> "Edition":
        """The same with its sections packed: those of a library would fill the memory."""
        return replace(self, sections=tuple(each.packed for each in self.sections))

    @property
    def unpacked(self) -> "Edition":
        """The same for whoever is at work with its text."""
        return replace(self, sections=tuple(each.unpacked for each in self.sections))

    @property
    def first_slug(self) -> str:
        """What it is known by to whoever keeps something of it."""
        return self.published_as or self.slug
