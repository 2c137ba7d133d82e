"""What authors and editors say: given readings and overrides, as claims."""

from collections.abc import Iterable, Iterator, Sequence

from builder.japanese import hiragana
from builder.model import GivenReading, Morpheme, Origin, ReadingOverride
from builder.readings.claims import Claim


def given_claims(given: Iterable[GivenReading]) -> Iterator[Claim]:
    """The readings that the source itself gives, kana as they stand there."""
    for reading in given:
        yield Claim(reading.start, reading.end, reading.reading, Origin.SOURCE)


def _places(text: str, override: ReadingOverride) -> Iterator[int]:
    """Where `override` stands in `text`, with what must stand before and behind it."""
    pattern = override.after + override.surface + override.before
    at = text.find(pattern)
    while at >= 0:
        yield at + len(override.after)
        at = text.find(pattern, at + 1)


def override_claims(
    text: str, morphemes: Sequence[Morpheme], overrides: Sequence[ReadingOverride]
) -> Iterator[Claim]:
    """The readings that editors set; the longest surface first, then the last one written.

    An override without `after` and `before` holds for whole words only: 方 is not the 方 of 方法.
    """
    if not any(override.surface in text for override in overrides):
        return
    starts = {morpheme.start for morpheme in morphemes}
    ends = {morpheme.end for morpheme in morphemes}
    latest_first = reversed(overrides)
    for override in sorted(latest_first, key=lambda override: -len(override.surface)):
        for start in _places(text, override):
            end = start + len(override.surface)
            if override.after or override.before or (start in starts and end in ends):
                yield Claim(start, end, hiragana(override.reading), Origin.OVERRIDE)
