"""The doubtful readings of an edition, for its editors to accept or correct.

Each names its place and its sentence, the readings weighed, and the line for `readings.yml` that
accepts the reading as it is; a word that stands there is in doubt no longer.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from builder.errors import Location, Notice, notice_at
from builder.japanese import has_kanji
from builder.json_text import quoted
from builder.model import AnnotatedEdition, Origin, Token
from builder.readings.doubt import doubtful, is_name, rank, unread
from builder.readings.namesakes import other_readings

_BREAK = re.compile(r"[。！？!?\n]")
_BEFORE = re.compile(r"[^\s。！？!?「」『』（）()【】、]{1,4}$")
_BEHIND = re.compile(r"\S{1,4}")
"""Punctuation too: 月は、 says more than 月は, which 一月は holds as well."""
_TITLE = re.compile(r"\S{1,2}")
"""What tells a name that is another word, too, best stands behind it (平野さん), and is short."""
_COLON = re.compile("[:：]")
"""What stands behind a speaker's label at every turn."""
_NAME = 2
"""The rank of a name that is another word, too."""
_IN_TITLE = " (in a title: for search and the files to take home)"
_SHOWN = 40
"""Characters of a sentence that are shown on each side of the word."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubtful reading, at its first place of `times`; `contested` where the word is read
    otherwise elsewhere, `in_title` where it stands in titles alone, which have no readings on the
    pages."""

    location: Location
    text: str
    token: Token
    contested: bool = False
    times: int = 1
    in_title: bool = False

    def __str__(self) -> str:
        """The line that accepts it begins where it stands in `readings.yml`: whole lines are
        pasted."""
        said, sentence, line = self._words()
        return f"{self.location}: {said}\n    {sentence}\n{line}"

    def notice(self) -> Notice:
        """The same for programs, on one line."""
        return notice_at(self.location, "doubtful-reading", " / ".join(self._words()))

    def _words(self) -> tuple[str, str, str]:
        token = self.token
        often = f" ({self.times} times)" if self.times > 1 else ""
        seen = _IN_TITLE if self.in_title else ""
        said = f"doubtful reading: {token.surface} {token.reading}, {_others(token)}"
        if unread(token):
            said = f"no reading known: {token.surface}"
        return f"{said}{often}{seen}", self._sentence(), self.line()

    def line(self) -> str:
        """What accepts the reading in `readings.yml`; one that is not known is to be filled in."""
        reading = self.token.reading
        fields = {
            "surface": self.token.surface,
            "reading": "" if has_kanji(reading) else reading,
            **self._neighbour(),
        }
        cells = (f"{k}: {quoted(v)}" for k, v in fields.items())
        return f"- {{{', '.join(cells)}}}"

    def _neighbour(self) -> dict[str, str]:
        """What must stand beside a word whose reading hangs on its neighbours. By itself 月 is
        that of 一月, too, the name 平野 is the plain, and 市場 is that of 魚市場."""
        is_long = len(self.token.surface) > 1
        other_word = is_long and rank(self.token) == _NAME
        colon = _COLON.match(self.text, self.token.end)
        told = not is_long or self.token.origin is Origin.WORD_LIST  # a name by its place alone
        if colon and told and is_name(self.token):
            return {"before": colon[0]}
        if unread(self.token) or (is_long and not other_word and not self.contested):
            return {}
        before = _BEFORE.search(self.text[: self.token.start])
        behind = (_TITLE if is_long else _BEHIND).match(self.text, self.token.end)
        if behind and (other_word or not before):
            return {"before": behind[0]}
        return {"after": before[0]} if before else {}

    def _sentence(self) -> str:
        start, end = self.token.start, self.token.end
        before = _BREAK.split(self.text[:start])[-1].lstrip()[-_SHOWN:]
        behind = _BREAK.split(self.text[end:])[0].rstrip()[:_SHOWN]
        return f"{before}【{self.token.surface}】{behind}"


def _others(token: Token) -> str:
    """What else it may be read."""
    others = token.candidates or (other_readings(token) if is_name(token) else ())
    if others:
        return f"others: {' '.join(others)}"
    return "a name, whose bearer decides" if is_name(token) else "others: unknown"


class _Heard:
    """How words are read in some texts."""

    def __init__(self) -> None:
        self._words: dict[str, set[str]] = defaultdict(set)

    def add(self, tokens: Iterable[Token]) -> None:
        """Remember these."""
        for token in tokens:
            if has_kanji(token.surface):
                self._words[token.surface].add(token.reading)

    def otherwise(self, surface: str, reading: str) -> bool:
        """Whether a word is read otherwise somewhere, by itself or within a longer word."""
        longer = (said for word, said in self._words.items() if surface in word)
        return any(reading not in each for said in longer for each in said)


_Place = tuple[Location, str, Token, bool]
"""Where a doubtful word stands, the text round it, itself, and whether that is a title."""


def doubts(editions: Iterable[AnnotatedEdition]) -> tuple[Doubt, ...]:
    """The doubtful readings, edition by edition, the most doubtful first; those that one line
    quiets are one."""
    heard = _Heard()
    found: list[_Place] = []
    for annotated in editions:
        found += sorted(_doubtful(annotated), key=lambda place: rank(place[2]))
        for _, _, tokens, _ in _texts(annotated):
            heard.add(tokens)
    otherwise = cache(heard.otherwise)
    lines: dict[str, Doubt] = {}
    for location, text, token, in_title in found:
        contested = otherwise(token.surface, token.reading)
        doubt = Doubt(location, text, token, contested, in_title=in_title)
        first = lines.get(doubt.line(), doubt)
        times = first.times + 1 if doubt.line() in lines else 1
        lines[doubt.line()] = replace(doubt if first.in_title else first, times=times)
    return tuple(lines.values())


def _doubtful(annotated: AnnotatedEdition) -> Iterator[_Place]:
    """Every doubtful token with its place and the text round it."""
    for line, text, tokens, in_title in _texts(annotated):
        for token in doubtful(tokens):
            yield Location(path=annotated.edition.text_file, line=line), text, token, in_title


def _texts(annotated: AnnotatedEdition) -> Iterable[tuple[int, str, tuple[Token, ...], bool]]:
    """The texts that are read, with their line and their tokens, and whether each is a title."""
    for section in annotated.sections:
        yield section.section.line, section.section.title, section.title, True
    for each in annotated.paragraphs:
        yield each.paragraph.line, each.paragraph.text, each.tokens, False
