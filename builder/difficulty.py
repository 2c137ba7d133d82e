"""How hard a section is to read: its readability, length and time, its words by level, its kanji by
school year."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from jreadability import compute_readability

from builder.japanese import kanji_of
from builder.model import AnnotatedSection
from builder.vocabulary import Use
from builder.vocabulary.levels import LEVELS, year_of

CHARACTERS_A_MINUTE = 357
"""What adults read aloud in Japanese: International Reading Speed Texts (Trauzettel-Klosinski and
Dietz, Investigative Ophthalmology & Visual Science 53, 2012)."""

_BANDS = (
    (5.5, "初級前半", "lower elementary"),
    (4.5, "初級後半", "upper elementary"),
    (3.5, "中級前半", "lower intermediate"),
    (2.5, "中級後半", "upper intermediate"),
    (1.5, "上級前半", "lower advanced"),
)
"""The lowest score of each band of jReadability (Hasebe and Lee, 2015), the easiest first."""
_HARDEST = ("上級後半", "upper advanced")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difficulty:
    """`score` is jReadability's, from about 0.5 (hard) to 6.5 (easy), None for a text without
    words; `words` counts different words by level, "" for none, `kanji` running kanji by school
    year, both from easy to hard."""

    score: float | None
    characters: int
    words: Mapping[str, int]
    kanji: Mapping[int, int]

    @property
    def band(self) -> tuple[str, str]:
        """What the score means, in Japanese and in English; empty without a score."""
        if self.score is None:
            return "", ""
        bands = ((japanese, english) for low, japanese, english in _BANDS if self.score >= low)
        return next(bands, _HARDEST)

    @property
    def minutes(self) -> int:
        """How long it takes to read aloud, at least one minute."""
        return max(1, round(self.characters / CHARACTERS_A_MINUTE))


def difficulty(annotated: AnnotatedSection, uses: Iterable[Use]) -> Difficulty:
    """That of a section whose words are `uses`."""
    text = "".join(each.text[each.lead :] for each in annotated.section.paragraphs)
    levels = Counter([use.word.level for use in uses])
    words = {level: levels.pop(level) for level in LEVELS if level in levels}
    others = {"": levels.total()} if levels else {}
    return Difficulty(
        score=_readability(annotated),
        characters=len("".join(text.split())),
        words=words | others,
        kanji=_by_year(text),
    )


def _by_year(text: str) -> Mapping[int, int]:
    years: Counter[int] = Counter()
    for sign, count in Counter(kanji_of(text)).items():
        years[year_of(sign)] += count
    return {year: years[year] for year in sorted(years) if year}


class _Node:
    """A morpheme as jreadability asks for it."""

    def __init__(self, surface: str, origin: str, pos: Sequence[str]) -> None:
        self.surface, self.goshu = surface, origin
        self.pos1, self.pos2 = (*pos, "", "")[:2]
        self.feature = self


_node = lru_cache(maxsize=1 << 12)(_Node)


def _readability(annotated: AnnotatedSection) -> float | None:
    """jreadability's score of words that are cut already. It looks at the surfaces of signs alone,
    so that most words share few nodes."""
    nodes = [
        _node(said.surface if len(said.surface) == 1 else "", said.origin, said.pos)
        for paragraph in annotated.paragraphs
        for lead in (paragraph.paragraph.lead,)
        for token in paragraph.tokens
        for each in token.morphemes
        if each.start >= lead
        for said in (each.entry,)
    ]
    return float(compute_readability("", lambda _: nodes)) if nodes else None
