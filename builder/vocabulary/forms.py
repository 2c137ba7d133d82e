"""The dictionary form of a word as it stands in a text, and how that form is read."""

from itertools import takewhile

from builder.japanese import has_kanji, hiragana
from builder.model import Token


def dictionary_form(token: Token) -> tuple[str, str]:
    """The form as the text writes it, and its reading in hiragana: 出来上がっ → 出来上がる,
    できあがる."""
    last = token.morphemes[-1]
    if not last.inflects:
        return token.surface, token.reading
    form = token.surface[: last.start - token.start] + last.base_form
    return form, _base_reading(token, form)


def _base_reading(token: Token, form: str) -> str:
    """The dictionary's, unless the text reads the word otherwise (止め as やめ): then the reading
    of what both forms share, and the form's own kana behind it."""
    before = "".join(morpheme.reading for morpheme in token.morphemes[:-1])
    last = token.morphemes[-1]
    if token.reading == before + last.reading and last.base_reading:
        return before + last.base_reading
    pairs = zip(token.surface, form, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    tail = form[shared:]
    return before + last.base_reading if has_kanji(tail) else _read(token, shared) + hiragana(tail)


def _read(token: Token, length: int) -> str:
    """The reading of the word's first characters; a piece that is cut is taken whole."""
    read, at = "", 0
    for segment in token.ruby:
        if at >= length:
            break
        part = hiragana(segment.reading or segment.base[: length - at])
        read, at = read + part, at + len(segment.base)
    return read
