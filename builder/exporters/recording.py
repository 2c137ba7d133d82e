"""The edition's passages on the recording's own clock."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.exporters.export import Export, no_times
from builder.model import AnnotatedParagraph, Passage, Section

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
    starts = [start for start, *_ in found]
    cuts = sorted({*starts, *_cuts(export)})
    return tuple(
        Stretch(
            start=start,
            end=next((cut for cut in cuts if cut > start), start + _length(paragraphs)),
            section=section,
            passage=passage,
            paragraphs=paragraphs,
        )
        for start, section, passage, paragraphs in found
    )


_Timed = tuple[int, Section, Passage, tuple[AnnotatedParagraph, ...]]


def _timed(export: Export) -> Iterator[_Timed]:
    recording = export.edition.recording
    offset = recording.offset if recording else 0
    for annotated in export.annotated.sections:
        rest = iter(annotated.paragraphs)
        for passage in annotated.section.passages:
            paragraphs = tuple(next(rest) for _ in passage.paragraphs)
            if passage.time is not None:
                start = max(0, passage.time + offset)
                yield start, annotated.section, passage, paragraphs


def _cuts(export: Export) -> Iterator[int]:
    """Where else something begins or ends in the recording."""
    if recording := export.edition.recording:
        yield from (chapter.time for chapter in recording.chapters)
        if recording.length:
            yield recording.length


def _length(paragraphs: tuple[AnnotatedParagraph, ...]) -> int:
    characters = sum(len(each.paragraph.text) for each in paragraphs)
    return max(1, characters // _CHARACTERS_A_SECOND)
