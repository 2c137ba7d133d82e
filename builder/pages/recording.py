"""The links from a page to its recording, and to a time of it."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from builder.markup import bilingual, block, english, escape, link
from builder.model import Recording
from builder.recording import clock_words, moment, second
from builder.timestamps import clock, duration


def time_link(time: int, recording: Recording | None) -> str:
    """The time, linked to that second of the recording where there is one."""
    written = f'<time datetime="{duration(time)}">{clock(time)}</time>'
    if recording is None:
        return written
    return link(written, moment(recording, time), "kt-time")


def clock_line(recording: Recording | None) -> str:
    """Says which clock the text's times count on."""
    words = clock_words(recording) if recording else ()
    return f'<small class="kt-clock">{bilingual(*words)}</small>' if words else ""


def watch_link(recording: Recording | None, time: int | None, below: str = "") -> Iterator[str]:
    """The link to the recording at a time of the text, and what stands below it; the
    page's script plays the recording beside the text."""
    if recording is not None and time is not None:
        host = urlsplit(recording.url).netloc.removeprefix("www.")
        at = clock(second(recording, time))
        name = english(recording.name) if recording.name.isascii() else escape(recording.name)
        facts = " · ".join(fact for fact in (recording.name and name, escape(host), at) if fact)
        text = f"{bilingual('録画を見る', 'Watch the recording')} <small>{facts}</small>"
        poster = link(text, moment(recording, time), "kt-watch")
        yield block(f"{poster} {below}".rstrip(), classes=["kt-recording"])
