"""How hard a section is to read: its readability, length and time, its words by level, its kanji by
school year."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from jreadability import compute_readability

from builder.japanese import is_character
from builder.model import AnnotatedSection, Morpheme
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
    signs: Counter[str] = Counter()
    for paragraph in annotated.section.paragraphs:
        signs.update(paragraph.text[paragraph.lead :])
    words = Counter(use.word.level if use.word.level in LEVELS else "" for use in uses)
    return Difficulty(
        score=_readability(annotated),
        characters=sum(count for sign, count in signs.items() if not sign.isspace()),
        words={level: words[level] for level in (*LEVELS, "") if words[level]},
        kanji=_by_year(signs),
    )


def _by_year(signs: Mapping[str, int]) -> Mapping[int, int]:
    years: Counter[int] = Counter()
    for sign, count in signs.items():
        if is_character(sign):
            years[year_of(sign)] += count
    return dict(sorted(years.items()))


class _Node:
    """A morpheme as jreadability asks for it."""

    def __init__(self, surface: str, origin: str, pos: Sequence[str]) -> None:
        self.surface, self.goshu = surface, origin
        self.pos1, self.pos2 = (*pos, "", "")[:2]
        self.feature = self


_node = lru_cache(maxsize=1 << 12)(_Node)


def _readability(annotated: AnnotatedSection) -> float | None:
    """jreadability's score of words that are cut already."""
    nodes = [_node(each.surface, each.origin, each.pos) for each in _morphemes(annotated)]
    return float(compute_readability("", lambda _: nodes)) if nodes else None


def _morphemes(annotated: AnnotatedSection) -> Iterator[Morpheme]:
    for paragraph in annotated.paragraphs:
        lead = paragraph.paragraph.lead
        for token in paragraph.tokens:
            for morpheme in token.morphemes:
                if morpheme.start >= lead:
                    yield morpheme
