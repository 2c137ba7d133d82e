"""The profile that stands under an article: where it ends, for the site's own lines follow it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from builder.model import SourceLine
from builder.reader.grammar import (
    is_foreign,
    is_sentence,
    opens_profile,
    profile_text,
    section_title,
    time_mark,
)

_SHORT_LINES = 2  # between the name and the first sentence: an office, a line of romaji
# 川口 花, 川口花（かわぐち・はな）, ジョン・スミス: what a headline is not.
_READING = r"[ 　]?[（(][ぁ-ゖァ-ヶー・ 　A-Za-z]{3,25}[)）]"
_FULL_NAME = re.compile(
    r"(?:[一-鿿々]{1,4}[ 　][一-鿿々ぁ-ゖァ-ヶー]{1,5}|[ァ-ヶー]{2,10}[・＝][ァ-ヶー・＝]{2,15})"
    rf"(?:氏|さん)?(?:{_READING})?|[一-鿿々ぁ-ゖァ-ヶー]{{2,10}}{_READING}"
)
_NAME_IN_TEXT = re.compile(
    r"\s*(?:([^\s(（、。]{1,20})\s?[(（]|([一-鿿々ァ-ヶー・]{2,12})(?=[。　]))"
)


@dataclass(frozen=True, slots=True)
class ProfileLines:
    """The profile's name, where the line that it stands in is none of the text `named`, and the
    lines of its text, blank ones between them too; `end` is the index behind its last line."""

    name: str
    named: bool
    line: int
    lines: tuple[SourceLine, ...]
    end: int


def read_profile(
    lines: Sequence[SourceLine], at: int, *, before_text: bool = False
) -> ProfileLines | None:
    """The profile that opens at that index; None where nothing like one follows. `before_text`:
    the interview follows, so one that begins in its first line ends with its paragraph."""
    opening = SourceLine(line=lines[at].line, text=profile_text(lines[at].text))
    following: Iterator[SourceLine] = (lines[number] for number in range(at + 1, len(lines)))
    if before_text and opening.text:
        following = takewhile(lambda line: line.text.strip(), following)
    filled = [opening] if opening.text else []
    filled += takewhile(
        lambda line: not _ends_profile(line.text), (each for each in following if each.text.strip())
    )
    named = bool(filled) and not is_sentence(filled[0].text)
    kept = _sentences(filled[named:])
    if not named and not kept:
        return None
    begin, last = (
        each.line - lines[0].line for each in ((kept or filled)[0], (kept or filled[:1])[-1])
    )
    text = [opening if each.line == opening.line else each for each in lines[begin : last + 1]]
    return ProfileLines(
        name=filled[0].text.strip() if named else _name_in(filled[0].text),
        named=named,
        line=lines[at].line,
        lines=tuple(text) if kept else (),
        end=last + 1,
    )


def joined(profiles: Sequence[ProfileLines]) -> ProfileLines | None:
    """All profiles as one, the names of those behind the first paragraphs of it."""
    if not profiles:
        return None
    first, *others = profiles
    lines = list(first.lines)
    for other in others:
        blank = SourceLine(line=other.line, text="")
        name = [SourceLine(line=other.line, text=other.name), blank] if other.named else []
        lines += [blank, *name, *other.lines]
    return replace(first, lines=tuple(lines))


def _sentences(lines: Sequence[SourceLine]) -> Sequence[SourceLine]:
    """The lines up to the first that is none, with short ones before the first sentence; names of
    others above their own sentences are of them."""
    starts = (at for at, line in enumerate(lines) if is_sentence(line.text))
    start = next(starts, None)
    if start is None or start > _SHORT_LINES:
        return ()
    end = start
    while end < len(lines) and (is_sentence(lines[end].text) or _is_other(lines, end)):
        end += 1
    return lines[:end]


def _is_other(lines: Sequence[SourceLine], at: int) -> bool:
    """Whether the name of another person stands there, above what is said of him."""
    named = _FULL_NAME.fullmatch(lines[at].text.strip()) is not None
    return named and at + 1 < len(lines) and is_sentence(lines[at + 1].text)


def _ends_profile(line: str) -> bool:
    opens = section_title(line) is not None or time_mark(line) is not None
    return opens or opens_profile(line) or is_foreign(line)


def _name_in(text: str) -> str:
    match = _NAME_IN_TEXT.match(text)
    return match[1] or match[2] if match else ""
