"""The text of an edition, as its source has it: sections, passages, paragraphs, notes.

A span is `start, end`, half-open, in characters of `Paragraph.text`. Times are whole seconds from
the start of the recording.
"""

from collections.abc import Iterator
from dataclasses import dataclass

PROFILE = "profile"
"""The id of the profile's page, as sections' pages have their section's."""


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

    def own_id(self, paragraph: Paragraph) -> str:
        """The id that stands at a paragraph of the passage: none at one that has the passage's
        own, where a time stands above it and carries that."""
        return "" if paragraph.id == self.id and self.time is not None else paragraph.id


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

    @property
    def length(self) -> int:
        """How many characters its text has."""
        return sum(len(paragraph.text) for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What stands under プロフィール: whom or what it is about, and the text."""

    name: str
    paragraphs: tuple[Paragraph, ...]
    line: int
