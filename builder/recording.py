"""Where an edition's passages lie in its recording, on the recording's own clock."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from builder.model import Chapter, Edition, Recording
from builder.timestamps import clock, moment_url


def second(recording: Recording | None, time: int) -> int:
    """A time of the text, in seconds, on the recording's clock; never before its beginning."""
    return max(0, time + (recording.offset if recording else 0))


def moment(recording: Recording, time: int) -> str:
    """The address of the recording at a time of the text."""
    return moment_url(recording.url, second(recording, time))


def clock_words(recording: Recording) -> tuple[str, str]:
    """Which clock the times of the text count on, in Japanese and in English."""
    seconds = abs(recording.offset)
    if recording.offset > 0:
        return (
            f"ここの時刻に{seconds}秒を足すと、録画の時刻",
            f"Times here plus {seconds} s are the recording’s",
        )
    if recording.offset < 0:
        return (
            f"ここの時刻から{seconds}秒を引くと、録画の時刻",
            f"Times here minus {seconds} s are the recording’s",
        )
    return "時刻は録画の時刻", "Times are those of the recording"


def chapter_at(recording: Recording | None, time: int) -> Chapter | None:
    """The recording's chapter in which a time of the text falls."""
    chapters = recording.chapters if recording else ()
    at = second(recording, time)
    return next((each for each in reversed(chapters) if each.time <= at), None)


def moment_name(recording: Recording | None, time: int) -> str:
    """A time of the text as it stands over a passage, with its chapter: `26:20 Energy`."""
    chapter = chapter_at(recording, time)
    return f"{clock(time)} {chapter.title if chapter else ''}".rstrip()


def cuts_of(edition: Edition) -> list[int]:
    """The seconds at which a passage or a chapter begins, or the recording ends, in order."""
    return sorted({*_starts(edition), *chapter_cuts(edition.recording)})


def chapter_cuts(recording: Recording | None) -> list[int]:
    """The seconds at which a chapter begins, or the recording ends, in order."""
    if recording is None:
        return []
    ends = {recording.length} if recording.length else set()
    return sorted({chapter.time for chapter in recording.chapters} | ends)


def next_cut(start: int, cuts: Sequence[int]) -> int | None:
    """Where what begins at second `start` ends, or None where nothing of that is known."""
    behind = bisect_right(cuts, start)
    return cuts[behind] if behind < len(cuts) else None


def _starts(edition: Edition) -> Iterator[int]:
    for section in edition.sections:
        for time in section.outline.times:
            if time is not None:
                yield second(edition.recording, time)
