"""The edition's passages on the recording's own clock."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.difficulty import CHARACTERS_A_MINUTE
from builder.exporters.export import Export, kept, no_times
from builder.model import Passage, Section
from builder.recording import cuts_of, next_cut, second


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A passage in the recording: from second `start` to second `end`, which is later."""

    start: int
    end: int
    section: Section
    passage: Passage


@kept
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
            end=next_cut(start, ends) or start + _length(passage),
            section=section,
            passage=passage,
        )
        for start, section, passage in found
    )


def _timed(export: Export) -> Iterator[tuple[int, Section, Passage]]:
    for section in export.edition.sections:
        for passage in section.passages:
            if passage.time is not None:
                start = second(export.edition.recording, passage.time)
                yield start, section, passage


def _length(passage: Passage) -> int:
    characters = sum(len(each.text) for each in passage.paragraphs)
    return max(1, round(60 * characters / CHARACTERS_A_MINUTE))
