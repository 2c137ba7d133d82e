"""What is computed of a text: its words, and where terms stand. It refers to what the editors wrote
by id and by span, and never changes it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from builder.model.edition import Edition
from builder.model.text import Paragraph, Passage, Section
from builder.model.tokens import Entry, Token
from builder.model.words import Named


class Occurrence(NamedTuple):
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
    """A paragraph with its tokens and the terms in it, both in order and without overlap; `entries`
    are those of its morphemes, in order."""

    paragraph: Paragraph
    tokens: tuple[Token, ...]
    occurrences: tuple[Occurrence, ...]
    entries: tuple[Entry, ...] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedSection:
    """A section with its annotated paragraphs, in the order of `section.paragraphs`, and the
    tokens of its title."""

    section: Section
    title: tuple[Token, ...]
    paragraphs: tuple[AnnotatedParagraph, ...]

    @property
    def passages(self) -> Iterator[tuple[Passage, tuple[AnnotatedParagraph, ...]]]:
        """The section's passages, each with its annotated paragraphs."""
        rest = iter(self.paragraphs)
        return (
            (passage, tuple(islice(rest, len(passage.paragraphs))))
            for passage in self.section.passages
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedEdition:
    """An edition with everything that was computed for it; `title` and `name` are the tokens of
    its title and of the profile's name."""

    edition: Edition
    sections: tuple[AnnotatedSection, ...]
    profile: tuple[AnnotatedParagraph, ...] = ()
    title: tuple[Token, ...] = ()
    name: tuple[Token, ...] = ()

    @property
    def paragraphs(self) -> Iterator[AnnotatedParagraph]:
        """Those of all sections, and the profile's."""
        for section in self.sections:
            yield from section.paragraphs
        yield from self.profile
