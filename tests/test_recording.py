"""Where passages lie in the recording."""

from dataclasses import replace

import pytest

from builder.model import Chapter, Recording
from builder.recording import (
    chapter_at,
    chapter_cuts,
    clock_words,
    moment,
    moment_name,
    next_cut,
    second,
)

RECORDING = Recording(
    title="港の朝",
    url="https://www.youtube.com/watch?v=abc",
    length=600,
    offset=-20,
    chapters=(Chapter(time=0, title="Start"), Chapter(time=60, title="Tides")),
)


@pytest.mark.parametrize(("time", "at"), [(100, 80), (20, 0), (5, 0)])
def test_a_time_of_the_text_is_never_before_the_recording_begins(time: int, at: int) -> None:
    assert second(RECORDING, time) == at
    assert moment(RECORDING, time).endswith(f"t={at}s")


@pytest.mark.parametrize(
    ("time", "name"), [(79, "1:19 Start"), (80, "1:20 Tides"), (0, "0:00 Start")]
)
def test_a_passage_is_named_by_its_time_and_chapter(time: int, name: str) -> None:
    assert moment_name(RECORDING, time) == name
    assert chapter_at(None, time) is None and moment_name(None, 80) == "1:20"


@pytest.mark.parametrize(
    ("offset", "words"),
    [
        (0, ("時刻は録画の時刻", "Times are those of the recording")),
        (9, ("ここの時刻に9秒を足すと、録画の時刻", "Times here plus 9 s are the recording’s")),
        (
            -43,
            ("ここの時刻から43秒を引くと、録画の時刻", "Times here minus 43 s are the recording’s"),
        ),
    ],
)
def test_which_clock_the_times_count_on_is_told(offset: int, words: tuple[str, str]) -> None:
    assert clock_words(replace(RECORDING, offset=offset)) == words


def test_what_begins_ends_where_something_else_begins_or_ends() -> None:
    cuts = chapter_cuts(RECORDING)
    assert cuts == [0, 60, 600]
    assert [next_cut(start, cuts) for start in (0, 59, 60, 600)] == [60, 60, 600, None]
    assert chapter_cuts(None) == []
