"""Two notations of readings: the editor's list, and what authors write into the text.

An author writes `｜漢字《かんじ》`, with ｜ or | before the base, or `漢字《かんじ》`, where the
base is the run of kanji before it (Aozora Bunko's notation). 《…》 that hold anything but kana, or
stand behind no kanji and no ｜, are quotation marks and stay text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from builder.japanese import KANA, KANJI, SELECTORS, has_kanji
from builder.model import GivenReading, ReadingOverride
from builder.reader.fields import Fields, report_repeats
from builder.reader.spelling import expected, fits

_GIVEN = re.compile(
    rf"(?:(?P<mark>｜|\|(?=[^\s《]{{1,40}}《))(?P<base>[^｜|《》、。()（）\n]{{1,40}})"
    rf"|(?P<run>(?:[{KANJI}][{SELECTORS}]?){{1,40}}))"
    rf"《(?P<reading>(?=[・ 　]{{0,9}}[{KANA}])[{KANA}・ 　]{{1,100}})》"
)
_READING = re.compile(rf"[{KANA}・ 　=＝]+")


@dataclass(frozen=True, slots=True)
class PlainText:
    """Text without the notation, and the readings that it gave."""

    text: str
    readings: tuple[GivenReading, ...]


def take_readings(source: str) -> PlainText:
    """Split the author's readings off. Linear in the text's length."""
    if "《" not in source:
        return PlainText(source, ())
    pieces: list[str] = []
    readings: list[GivenReading] = []
    done = length = 0
    for match in _GIVEN.finditer(source):
        base = match["base"] or match["run"]
        start = length + match.start() - done
        readings.append(
            GivenReading(
                reading=match["reading"],
                start=start,
                end=start + len(base),
                mark=match["mark"] or "",
            )
        )
        pieces += source[done : match.start()], base
        done, length = match.end(), start + len(base)
    return PlainText("".join([*pieces, source[done:]]), tuple(readings))


def give_readings(text: str, readings: Sequence[GivenReading]) -> str:
    """The source that `take_readings` had: the notation put back."""
    pieces: list[str] = []
    done = 0
    for each in readings:
        pieces += text[done : each.start], each.mark, text[each.start : each.end]
        pieces.append(f"《{each.reading}》")
        done = each.end
    return "".join([*pieces, text[done:]])


def source_offsets(readings: Sequence[GivenReading], offsets: Sequence[int]) -> list[int]:
    """Where offsets of the plain text lie in the source; one at a base's edge lies outside of
    the notation, as brackets do."""
    marks = list(accumulate(len(each.mark) for each in readings))
    ends = list(accumulate(len(each.reading) + 2 for each in readings))
    starts_before = [each.start for each in readings]
    ends_before = [each.end for each in readings]

    def moved(offset: int) -> int:
        opened = bisect_right(starts_before, offset - 1)
        closed = bisect_right(ends_before, offset)
        return offset + (marks[opened - 1] if opened else 0) + (ends[closed - 1] if closed else 0)

    return [moved(offset) for offset in offsets]


def is_kana(text: str) -> bool:
    """Whether it can be a reading: kana, with white space and ・ between words."""
    return _READING.fullmatch(text) is not None


def overrides_of(entries: Iterable[Fields]) -> tuple[ReadingOverride, ...]:
    """The entries of readings.yml, or of `readings` in edition.yml; problems go to the fields."""
    read = [(_override(fields), fields) for fields in entries]
    places = (((it.surface, it.after, it.before), it.surface, fields) for it, fields in read)
    report_repeats(places, "override-twice", "surface", "one override for a place")
    return tuple(override for override, _ in read)


def _override(fields: Fields) -> ReadingOverride:
    override = ReadingOverride(
        surface=fields.text("surface", required=True),
        reading=fields.text("reading", required=True),
        after=fields.filled("after"),
        before=fields.filled("before"),
        location=fields.location(),
    )
    fields.done()
    if override.surface and not has_kanji(override.surface):
        fields.report("surface-without-kanji", "surface", "kanji in surface", override.surface)
    if override.reading and not is_kana(override.reading):
        fields.report("reading-not-kana", "reading", "kana as reading", override.reading)
    elif override.reading and not fits(override.surface, override.reading):
        fields.report("reading-misfit", "reading", expected(override.surface), override.reading)
    return override
