"""The dictionary form of a word as it stands in a text, and how that form is read."""

from collections.abc import Sequence
from itertools import takewhile

from builder.japanese import has_kanji, hiragana
from builder.model import Entry, RubySegment, read_as


def dictionary_form(ruby: Sequence[RubySegment], entries: Sequence[Entry]) -> tuple[str, str]:
    """The form of a word made of these entries as the text writes it, and its reading in hiragana:
    出来上がっ → 出来上がる, できあがる."""
    surface, last = "".join([base for base, _ in ruby]), entries[-1]
    if not last.inflects:
        return surface, read_as(ruby)
    form = surface[: len(surface) - len(last.surface)] + last.base_form
    return form, _base_reading(surface, form, ruby, entries)


def _base_reading(
    surface: str, form: str, ruby: Sequence[RubySegment], entries: Sequence[Entry]
) -> str:
    """The dictionary's, unless the text reads the word otherwise (止め as やめ): then the reading
    of what both forms share, and the form's own kana behind it."""
    before, last = "".join([each.reading for each in entries[:-1]]), entries[-1]
    if read_as(ruby) == before + last.reading and last.base_reading:
        return before + last.base_reading
    pairs = zip(surface, form, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    tail = form[shared:]
    return before + last.base_reading if has_kanji(tail) else _read(ruby, shared) + hiragana(tail)


def _read(ruby: Sequence[RubySegment], length: int) -> str:
    """The reading of the word's first characters; a piece that is cut is taken whole."""
    read, at = "", 0
    for segment in ruby:
        if at >= length:
            break
        part = hiragana(segment.reading or segment.base[: length - at])
        read, at = read + part, at + len(segment.base)
    return read
