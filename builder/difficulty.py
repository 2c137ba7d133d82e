"""How hard a section is to read: its readability, length and time, its words by level, its kanji by
school year."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile

from builder.japanese import kanji_of
from builder.model import AnnotatedParagraph, AnnotatedSection, Entry
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
_ENDS = frozenset("。？！．")
"""What ends a sentence."""


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


def _readability(annotated: AnnotatedSection) -> float | None:
    """jReadability's formula (Hasebe and Lee, 2015): how long sentences are in words, and how many
    words in a hundred are of Chinese or of Japanese origin, verbs, particles."""
    said = [*chain.from_iterable(map(_said, annotated.paragraphs))]
    if not said:
        return None
    length, entries = len(said), Counter(said).items()
    ends = sum([times for each, times in entries if each.surface in _ENDS])
    chinese = sum([times for each, times in entries if each.origin == "漢"])
    japanese = sum([times for each, times in entries if each.origin == "和"])
    verbs = sum([times for each, times in entries if _is_verb(each)])
    particles = sum([times for each, times in entries if each.pos[:1] == ("助詞",)])
    return (
        length / (ends + (said[-1].surface not in _ENDS)) * -0.056
        + 100.0 * chinese / length * -0.126
        + 100.0 * japanese / length * -0.042
        + 100.0 * verbs / length * -0.145
        + 100.0 * particles / length * -0.044
        + 11.724
    )


def _said(annotated: AnnotatedParagraph) -> Sequence[Entry]:
    """The words of a paragraph behind the speaker's mark."""
    lead = annotated.paragraph.lead
    morphemes = chain.from_iterable(token.morphemes for token in annotated.tokens)
    mark = sum(1 for _ in takewhile(lambda each: each.start < lead, morphemes))
    return annotated.entries[mark:]


def _is_verb(entry: Entry) -> bool:
    """Whether it is one that says something by itself (not あり in であります)."""
    return entry.pos[:1] == ("動詞",) and entry.pos[1:2] != ("非自立可能",)
