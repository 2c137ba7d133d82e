"""An edition of any length in parts, which are made apart from each other: annotated text takes
hundreds of times the memory of its characters, and a part takes one processor.

A part is some sections whose words fill whole pages. What is made of it needs nothing of the other
parts; what all give is joined here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from builder import checks
from builder.difficulty import Difficulty
from builder.edition_study import Reread, StudiedEdition
from builder.edits import base_forms, listed
from builder.errors import Notice, Problem
from builder.model import AnnotatedEdition, Draft, Edition, Section
from builder.pages import (
    Kept,
    Packed,
    PackedMentions,
    Page,
    Unpacked,
    edition_pages,
    edition_places,
    mentions_of,
    merged_mentions,
    other_pages,
    section_pages,
    vocabulary_sections,
)
from builder.runs import runs
from builder.search import Part, edition_part, sections_part
from builder.vocabulary import Use

# So many characters are annotated at a time, or a section that has more.
_PART = 30_000

Keep = Callable[[Sequence[Page]], Kept]
"""Keeps pages for whoever asks for them."""


class Beside(Protocol):
    """What is made of an edition beside its pages."""

    def key(self) -> object:
        """What that depends on, whatever the edition."""

    def is_made(self, edition: Edition) -> bool:
        """Whether nothing is to be made for an edition that was built before under this key."""

    def outdate(self, edition: Edition) -> None:
        """What was made for an edition is so no more."""

    def make(self, studied: StudiedEdition) -> None:
        """Make it, in whatever process, before or behind the pages."""

    def make_part(self, studied: StudiedEdition, number: int) -> None:
        """Make what can be made of the sections that are the edition's part of this number, counted
        from 0, in whatever process."""

    def join(self, frame: StudiedEdition, parts: int, reread: Reread) -> None:
        """Make it of so many parts and of what is no section, once they are made."""

    def keep(self, pages: Sequence[Page]) -> Kept:
        """Keep pages of an edition, for whichever process asks for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltEdition:
    """An edition's own pages, what it says of the terms by their id, the file that tells its pages
    where they stand, what it gives to the search index, in `searched` bytes at least, and what to
    tell. `beside` is the key of what was made beside them, if it was; `base_forms` are those of its
    words."""

    base_forms: str
    pages: tuple[Kept, ...]
    mentions: PackedMentions
    places: Packed[bytes]
    search: Packed[Part]
    searched: int
    problems: tuple[Problem, ...]
    notices: tuple[Notice, ...]
    beside: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltPart:
    """What some sections give to their edition. `used` are their words by form and reading, of
    which drafts are told."""

    base_forms: frozenset[str]
    pages: Kept
    mentions: PackedMentions
    search: Packed[Part]
    used: frozenset[tuple[str, str]]
    difficulties: Mapping[str, Difficulty]


def parts_of(edition: Edition) -> list[tuple[Section, ...]]:
    """The sections of an edition in parts."""
    pages = vocabulary_sections(edition).values()
    parts = runs(pages, lambda page: sum(section.length for section in page), _PART)
    return [tuple(chain.from_iterable(part)) for part in parts]


def built_whole(
    studied: StudiedEdition, formats: Sequence[str], drafts: Sequence[Draft], keep: Keep
) -> BuiltEdition:
    """What an edition gives to the site, all of whose sections are here."""
    annotated = studied.annotated
    pages = edition_pages(annotated, studied.uses, studied.difficulties, formats)
    mentions = mentions_of(annotated)
    search = edition_part(annotated)
    return BuiltEdition(
        base_forms=listed(base_forms(annotated.paragraphs)),
        pages=(keep(tuple(pages)),),
        mentions=PackedMentions(mentions),
        places=Packed(edition_places(mentions)),
        search=Packed(search),
        searched=search.least,
        problems=checks.problems(annotated.edition),
        notices=checks.notices(annotated.edition, drafts, _used(studied) if drafts else ()),
    )


def built_part(studied: StudiedEdition, keep: Keep) -> BuiltPart:
    """What the sections that are here give to their edition."""
    annotated = studied.annotated
    return BuiltPart(
        base_forms=base_forms(annotated.paragraphs),
        pages=keep(tuple(section_pages(annotated, studied.uses))),
        mentions=PackedMentions(mentions_of(annotated)),
        search=Packed(sections_part(annotated)),
        used=_used(studied),
        difficulties=studied.difficulties,
    )


def joined(
    frame: AnnotatedEdition,
    parts: Sequence[BuiltPart],
    formats: Sequence[str],
    drafts: Sequence[Draft],
    keep: Keep,
) -> BuiltEdition:
    """What an edition gives to the site, of which `frame` holds no section."""
    difficulties = {id: each for part in parts for id, each in part.difficulties.items()}
    first, *last = other_pages(frame, difficulties, formats)
    used = frozenset[tuple[str, str]]().union(*(part.used for part in parts))
    mentions = merged_mentions([*(part.mentions.value() for part in parts), mentions_of(frame)])
    search = edition_part(frame, Unpacked(part.search for part in parts))
    return BuiltEdition(
        base_forms=listed(base_forms(frame.paragraphs).union(*(part.base_forms for part in parts))),
        pages=(keep([first]), *(part.pages for part in parts), keep(last)),
        mentions=PackedMentions(mentions),
        places=Packed(edition_places(mentions)),
        search=Packed(search),
        searched=search.least,
        problems=checks.problems(frame.edition),
        notices=checks.notices(frame.edition, drafts, used),
    )


def _used(studied: StudiedEdition) -> frozenset[tuple[str, str]]:
    uses: Iterable[Use] = chain.from_iterable(studied.uses.values())
    return frozenset((use.word.form, use.word.reading) for use in uses)
