"""Which readings are in doubt, and what else they may be.

What the author, an editor or a rule said is in none. In doubt are readings of kanji that the
dictionary does not know, also where nothing tells one (龘), of persons' names, and of words with
several common readings that no rule told apart (`builder.readings.candidates`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from builder.japanese import has_kanji
from builder.kanji_readings import common_readings
from builder.model import Origin, Token, TokenType
from builder.readings.candidates import candidates, several
from builder.readings.claims import Claim
from builder.readings.cut import Cut
from builder.readings.unlisted import sound

_DECIDED = (None, Origin.SOURCE, Origin.OVERRIDE, Origin.RULE)
_PERSON = "人名"


def weighed(type: TokenType, *, behind_kanji: bool) -> TokenType:
    """The word, marked if it is in doubt, with the other readings that it may have; of a name only
    those that are known of the name (`builder.readings.namesakes`)."""
    if type.origin in _DECIDED:
        return type
    named = is_name(type)
    others = () if named else candidates(type, behind_kanji=behind_kanji)
    if others or type.doubtful or named or unread(type):
        return replace(type, doubtful=True, candidates=others or type.candidates)
    return type


def unread(word: Token | TokenType) -> bool:
    """Whether the word has kanji of which no reading is known."""
    return any(segment.reading is None and has_kanji(segment.base) for segment in word.ruby)


def is_name(word: Token | TokenType) -> bool:
    """Whether a person's name is in it."""
    return any(_PERSON in entry.pos for entry in word.entries)


def doubtful(tokens: Iterable[Token]) -> Iterator[Token]:
    """The doubtful ones of a text's tokens in order. The parts of a name that touch are one where
    any is a single kanji, which is too many other words to be told by itself."""
    parts: list[Token] = []
    for token in (token for token in tokens if token.doubtful):
        if parts and not (is_name(token) and is_name(parts[-1]) and parts[-1].end == token.start):
            yield from _whole(parts)
            parts = []
        parts.append(token)
    yield from _whole(parts)


def _whole(parts: Sequence[Token]) -> Sequence[Token]:
    if len(parts) < 2 or all(len(part.surface) > 1 for part in parts):
        return parts
    said = [part.reading for part in parts]
    others = (
        "".join([*said[:i], other, *said[i + 1 :]])
        for i, part in enumerate(parts)
        for other in part.candidates
    )
    whole = replace(
        parts[0].type,
        surface="".join(part.surface for part in parts),
        entries=tuple(entry for part in parts for entry in part.entries),
        ruby=tuple(segment for part in parts for segment in part.ruby),
        candidates=tuple(others),
    )
    return (Token(parts[0].start, parts[-1].end, whole),)


def rank(token: Token) -> int:
    """How doubtful a doubtful token is, the most doubtful 0: words of one kanji, and kanji that
    the dictionary does not know; then other words; then names that are words with other readings,
    too; last other names."""
    if any(has_kanji(entry.surface) and not entry.reading for entry in token.entries):
        return 0
    if is_name(token):
        return 2 if token.candidates or token.surface in several() else 3
    return 0 if len(token.surface) == 1 else 1


def guess_claims(cut: Cut) -> Iterator[Claim]:
    """For words that the dictionary does not know: each kanji by itself, as it mostly sounds."""
    text = cut.text
    for number in cut.unknown:
        _, start, end = cut.morphemes[number]
        for at in range(start, end):
            guess = sound(text[at], first=at == start)
            others = tuple(each for each in common_readings(text[at]) if each != guess)
            if guess:
                yield Claim(at, at + 1, guess, Origin.DICTIONARY, True, others[:3])
