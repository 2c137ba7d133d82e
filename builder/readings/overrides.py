"""What authors and editors say: given readings and overrides, as claims."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from builder.japanese import hiragana
from builder.model import GivenReading, Morpheme, Origin, ReadingOverride, Token
from builder.readings.claims import Claim
from builder.readings.cut import Cut


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


def _spans(
    text: str, override: ReadingOverride, starts: Collection[int], ends: Collection[int]
) -> Iterator[tuple[int, int]]:
    """The places that `override` holds for: without `after` and `before` whole words only, 方 but
    not the 方 of 方法."""
    for start in _places(text, override):
        end = start + len(override.surface)
        if override.after or override.before or (start in starts and end in ends):
            yield start, end


def override_claims(cut: Cut, overrides: Sequence[ReadingOverride]) -> Iterator[Claim]:
    """The readings that editors set; the longest surface first, then the last one written."""
    if not any(override.surface in cut.text for override in overrides):
        return
    latest_first = reversed(overrides)
    for override in sorted(latest_first, key=lambda override: -len(override.surface)):
        for start, end in _spans(cut.text, override, cut.number_from, cut.number_to):
            yield Claim(start, end, hiragana(override.reading), Origin.OVERRIDE)


def without_place(
    text: str, tokens: Iterable[Token], overrides: Iterable[ReadingOverride]
) -> tuple[ReadingOverride, ...]:
    """Those of the overrides that hold nowhere in a text."""
    near = {override for override in overrides if override.surface in text}
    starts, ends = (
        _edges(part for token in tokens for part in token.morphemes) if near else ((), ())
    )
    return tuple(
        override
        for override in overrides
        if override not in near or not any(_spans(text, override, starts, ends))
    )


def _edges(morphemes: Iterable[Morpheme]) -> tuple[Collection[int], Collection[int]]:
    """Where words begin, and where they end."""
    edges = [(morpheme.start, morpheme.end) for morpheme in morphemes]
    return {start for start, _ in edges}, {end for _, end in edges}
