"""The edition's passages on the recording's own clock."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.exporters.export import Export, no_times
from builder.model import AnnotatedParagraph, Passage, Section
from builder.recording import cuts_of, next_cut, second

# Japanese is read aloud at some 300 characters a minute by newsreaders.
_CHARACTERS_A_SECOND = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A passage in the recording: from second `start` to second `end`, which is later."""

    start: int
    end: int
    section: Section
    passage: Passage
    paragraphs: tuple[AnnotatedParagraph, ...]


def stretches(export: Export) -> tuple[Stretch, ...]:
    """The passages that have a time, in the order of the recording. Never empty.

    One ends where the next begins, or the recording's next chapter, or the recording; the last,
    where nothing of that is known, after as long as its text takes to be read aloud. Raises
    EditionError where no passage has a time.
    """
    found = sorted(_timed(export), key=lambda each: each[0])
    if not found:
        raise no_times(export.edition)
    ends = cuts_of(export.edition)
    return tuple(
        Stretch(
            start=start,
            end=next_cut(start, ends) or start + _length(paragraphs),
            section=section,
            passage=passage,
            paragraphs=paragraphs,
        )
        for start, section, passage, paragraphs in found
    )


_Timed = tuple[int, Section, Passage, tuple[AnnotatedParagraph, ...]]


def _timed(export: Export) -> Iterator[_Timed]:
    for annotated in export.annotated.sections:
        rest = iter(annotated.paragraphs)
        for passage in annotated.section.passages:
            paragraphs = tuple(next(rest) for _ in passage.paragraphs)
            if passage.time is not None:
                start = second(export.edition.recording, passage.time)
                yield start, annotated.section, passage, paragraphs


def _length(paragraphs: tuple[AnnotatedParagraph, ...]) -> int:
    characters = sum(len(each.paragraph.text) for each in paragraphs)
    return max(1, characters // _CHARACTERS_A_SECOND)
