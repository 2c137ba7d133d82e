"""A dictionary of ten lines, so that tests say for themselves how a text is cut and read; and
entries of a glossary."""

import re
from collections.abc import Iterable, Mapping, Sequence

from builder.model import (
    Entry,
    GivenReading,
    Grain,
    Morphemes,
    Origin,
    ReadingOverride,
    RubySegment,
    Term,
    Token,
    TokenType,
)


class FakeReadings:
    """Cuts a text at the words it is given, else sign by sign, and reads those words.

    A word is written `牛耳っ` or, with its dictionary form and part of speech, `牛耳っ/牛耳る/動詞`.
    """

    def __init__(self, words: Mapping[str, str] | None = None) -> None:
        self.words = {
            key.split("/")[0]: (key.split("/"), value) for key, value in (words or {}).items()
        }
        longest_first = sorted(map(re.escape, self.words), key=len, reverse=True)
        self.pattern = re.compile("|".join([*longest_first, r"[A-Za-z]+", r"\S"]))

    def expect(self, texts: Iterable[str]) -> None:
        pass

    def read_words(
        self,
        text: str,
        given: Sequence[GivenReading] = (),  # noqa: ARG002
        overrides: Sequence[ReadingOverride] = (),  # noqa: ARG002
        grain: Grain | None = None,  # noqa: ARG002
        speakers: Sequence[str] = (),  # noqa: ARG002
    ) -> tuple[tuple[Token, ...], Morphemes]:
        tokens = self.read(text)
        return tokens, Morphemes.of(each for token in tokens for each in token.morphemes)

    def read(self, text: str) -> tuple[Token, ...]:
        return tuple(map(self._token, self.pattern.finditer(text)))

    def _token(self, match: re.Match[str]) -> Token:
        surface, (start, end) = match[0], match.span()
        parts, reading = self.words.get(surface, ([surface], ""))
        base_form = parts[1] if parts[1:] else surface
        pos = (parts[2],) if parts[2:] else ("名詞",)
        entry = Entry(surface, base_form, base_form, reading, pos)
        ruby = (RubySegment(base=surface, reading=reading or None),)
        return Token(
            start, end, TokenType(surface, (entry,), ruby, Origin.DICTIONARY if reading else None)
        )


def readings_of(words: str) -> FakeReadings:
    """A fake made from `半導体=はんどうたい 牛耳っ/牛耳る/動詞=`."""
    return FakeReadings(dict(word.split("=") for word in words.split()))


def term(
    id: str, form: str, *aliases: str, reading: str = "よみ", english: str = "", level: str = "N3"
) -> Term:
    """An entry that says no more than a test asks of it; its English is its id."""
    return Term(
        id=id, term=form, aliases=aliases, reading=reading, english=english or id, ja="説明。",
        en="Text.", level=level, category="technology",
    )  # fmt: skip
