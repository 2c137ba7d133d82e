"""Readings that stand in a file already, in the notation of our grammar."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from builder.intake.draft import Draft
from builder.reader import is_kana, take_readings


def notation(base: str, reading: str, draft: Draft) -> str:
    """`｜漢字《かんじ》`; where the grammar has no place, `漢字（kanji）`, told as unsure."""
    base, reading = base.strip(), reading.strip()
    if not base or not reading:
        return base + reading
    written = f"｜{base}《{reading}》"
    if is_kana(reading) and take_readings(written).text == base:
        return written
    draft.unsure.append(
        f"「{reading}」 over 「{base}」 is no reading in kana: it stands in brackets"
    )
    return f"{base}（{reading}）"


def element_notation(ruby: Any, draft: Draft) -> str:
    """The bases of an element `<ruby>` with their readings."""
    return "".join(_notations(ruby, draft))


def _notations(ruby: Any, draft: Draft) -> Iterator[str]:
    """Two bases may stand before their two readings."""
    bases: list[str] = []
    readings: list[str] = []
    for kind, text in _ruby_texts(ruby):
        if kind == "rt":
            readings.append(text)
        elif kind == "base":
            if readings:
                yield _pairs(bases, readings, draft)
                bases, readings = [], []
            bases.append(text)
    yield _pairs(bases, readings, draft)


def _ruby_texts(ruby: Any) -> Iterator[tuple[str, str]]:
    """Each piece of text with what it is: `rt`, `rp` or `base`."""
    kinds = ["base"]
    for event, element in etree.iterwalk(ruby, events=("start", "end")):
        if event == "start":
            kinds.append(element.tag if element.tag in ("rt", "rp") else kinds[-1])
            text = element.text
        else:
            kinds.pop()
            text = element.tail if element is not ruby else None
        if text and text.strip():
            yield kinds[-1], text.strip()


def _pairs(bases: list[str], readings: list[str], draft: Draft) -> str:
    if len(bases) == len(readings):
        return "".join(notation(*pair, draft) for pair in zip(bases, readings, strict=True))
    return notation("".join(bases), "".join(readings), draft)
