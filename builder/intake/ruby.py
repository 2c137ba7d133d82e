"""Readings that stand in a file already, in the notation of our grammar."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from builder.intake.draft import Draft
from builder.reader import is_kana, take_readings

_ELEMENT = re.compile(r"<ruby(?:[.\s][^<>]{0,200})?>(?:(?!</?ruby\b).){1,1000}</ruby>", re.DOTALL)


def with_notation(text: str, draft: Draft) -> str:
    """The text with each `<ruby>…</ruby>` in it in our notation; all else as it stands."""
    return _ELEMENT.sub(lambda found: _read(found[0], draft), text)


def _read(element: str, draft: Draft) -> str:
    plain = re.sub(r"<(ruby|rt)\.[^<>\s]{0,200}", r"<\1", element)  # classes of WebVTT
    return element_notation(html.fragment_fromstring(plain), draft)


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
