"""Times as readers write them, as HTML wants them, and as the recording takes them."""

import pytest

from builder.timestamps import clock, duration, moment_url


@pytest.mark.parametrize(
    ("seconds", "written", "iso"),
    [
        (0, "0:00", "PT0M0S"),
        (65, "1:05", "PT1M5S"),
        (1440, "24:00", "PT24M0S"),
        (3961, "1:06:01", "PT1H6M1S"),
        (36000, "10:00:00", "PT10H0M0S"),
    ],
)
def test_a_time_is_written_for_readers_and_for_machines(
    seconds: int, written: str, iso: str
) -> None:
    assert (clock(seconds), duration(seconds)) == (written, iso)


@pytest.mark.parametrize(
    ("url", "moment"),
    [
        ("https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc&t=90s"),
        ("https://youtu.be/abc?t=5", "https://youtu.be/abc?t=90s"),
        ("https://example.org/talk.mp3", "https://example.org/talk.mp3#t=90"),
    ],
)
def test_a_moment_of_the_recording_has_an_address(url: str, moment: str) -> None:
    assert moment_url(url, 90) == moment
