"""How hard a section is to read: its readability, length and time, its words by level, its kanji by
school year."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile

from jreadability import compute_readability

from builder.japanese import kanji_of
from builder.model import AnnotatedParagraph, AnnotatedSection, Entry
from builder.recent import Memo
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
    """An entry as jreadability asks for it."""

    def __init__(self, entry: Entry) -> None:
        self.surface, self.goshu = entry.surface, entry.origin
        self.pos1, self.pos2 = (*entry.pos, "", "")[:2]
        self.feature = self


_nodes = Memo(_Node)


def _readability(annotated: AnnotatedSection) -> float | None:
    """jreadability's score of words that are cut already."""
    said = chain.from_iterable(map(_said, annotated.paragraphs))
    nodes = [*map(_nodes.__getitem__, said)]
    return float(compute_readability("", lambda _: nodes)) if nodes else None


def _said(annotated: AnnotatedParagraph) -> Sequence[Entry]:
    """The words of a paragraph behind the speaker's mark."""
    lead = annotated.paragraph.lead
    morphemes = chain.from_iterable(token.morphemes for token in annotated.tokens)
    mark = sum(1 for _ in takewhile(lambda each: each.start < lead, morphemes))
    return annotated.entries[mark:]
