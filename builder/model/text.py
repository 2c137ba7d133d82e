"""The text of an edition, as its source has it: sections, passages, paragraphs, notes.

A span is `start, end`, half-open, in characters of `Paragraph.text`. Times are whole seconds from
the start of the recording.
"""

import pickle
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import overload

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


@dataclass(frozen=True, slots=True)
class Outline:
    """What is asked of the passages of all editions: their times, their anchors and those of their
    paragraphs, in lines, and how many characters they have."""

    times: tuple[int | None, ...]
    anchors: str
    length: int


class PackedPassages(Sequence[Passage]):
    """Passages that are kept compressed, which takes a ninth of their memory, and unpacked anew
    whenever they are asked for; their outline is at hand."""

    __slots__ = ("_data", "outline")

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._data = zlib.compress(pickle.dumps((*passages,), pickle.HIGHEST_PROTOCOL), 1)
        self.outline = _outline(passages)

    @overload
    def __getitem__(self, at: int) -> Passage: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Passage, ...]: ...
    def __getitem__(self, at: int | slice) -> Passage | tuple[Passage, ...]:
        passages: tuple[Passage, ...] = pickle.loads(zlib.decompress(self._data))
        return passages[at]

    def __iter__(self) -> Iterator[Passage]:
        return iter(self[:])

    def __len__(self) -> int:
        return len(self.outline.times)


def _outline(passages: Sequence[Passage]) -> Outline:
    anchors = dict.fromkeys(id for each in passages for id in _anchors(each))
    return Outline(
        times=tuple(each.time for each in passages),
        anchors="\n".join(anchors),
        length=sum(len(paragraph.text) for each in passages for paragraph in each.paragraphs),
    )


def _anchors(passage: Passage) -> Iterator[str]:
    yield passage.id
    yield from (paragraph.id for paragraph in passage.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled part of an edition: one page."""

    id: str
    title: str
    passages: Sequence[Passage]
    line: int

    @property
    def outline(self) -> Outline:
        """What is asked of the passages without their text."""
        if isinstance(self.passages, PackedPassages):
            return self.passages.outline
        return _outline(self.passages)

    @property
    def packed(self) -> "Section":
        """The same with its passages packed."""
        return replace(self, passages=PackedPassages(self.passages))

    @property
    def unpacked(self) -> "Section":
        """The same with its passages at hand."""
        packed = isinstance(self.passages, PackedPassages)
        return replace(self, passages=self.passages[:]) if packed else self

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """All its paragraphs, in order."""
        return (paragraph for passage in self.passages for paragraph in passage.paragraphs)

    @property
    def length(self) -> int:
        """How many characters its text has."""
        return self.outline.length


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What stands under プロフィール: whom or what it is about, and the text."""

    name: str
    paragraphs: tuple[Paragraph, ...]
    line: int
