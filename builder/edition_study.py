"""What is known of an edition's text, all of it or some sections: readings and terms, words, how
hard it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from builder.analyzer import UnidicAnalyzer
from builder.annotate import EditionAnnotator, annotate_edition
from builder.difficulty import Difficulty, difficulty
from builder.edits import Entries
from builder.glossary import Glossary
from builder.model import (
    AnnotatedEdition,
    AnnotatedParagraph,
    Edition,
    ReadingOverride,
    Section,
)
from builder.readings import ReadingEngine
from builder.vocabulary import Lexicon, Use, decided

Reread = Callable[[str, str], AnnotatedParagraph]
"""Reads a paragraph of an edition anew, by the id of its section and its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudiedEdition:
    """An edition, or some sections of it, with all that is known of the text: readings and terms,
    and of each section, by its id, the words and the difficulty."""

    annotated: AnnotatedEdition
    glossary: Glossary
    uses: Mapping[str, Sequence[Use]]
    difficulties: Mapping[str, Difficulty]


class Studies:
    """Studies editions under the lists that they share."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries
        self.glossary = Glossary(entries.terms)
        self._lexicon = Lexicon(self.glossary, decided(entries.drafts))

    def annotated(self, edition: Edition, before: StudiedEdition | None = None) -> AnnotatedEdition:
        """The edition with its readings and terms, which `before` may know already."""
        known = before.annotated if before else None
        return annotate_edition(edition, self._readings, self.glossary, known)

    def whole(self, edition: Edition, before: StudiedEdition | None = None) -> StudiedEdition:
        """The edition with all that is known of its text."""
        return study(self.annotated(edition, before), self.glossary, self._lexicon, before)

    def part(self, edition: Edition, sections: Sequence[Section]) -> StudiedEdition:
        """These sections of the edition alone."""
        found = self._annotator(edition).sections(sections, {})
        annotated = AnnotatedEdition(edition=edition, sections=found)
        return study(annotated, self.glossary, self._lexicon)

    def frame(self, edition: Edition) -> StudiedEdition:
        """The edition without its sections."""
        return study(self._annotator(edition).frame(), self.glossary, self._lexicon)

    def reread(self, edition: Edition) -> Reread:
        """What reads a paragraph of the edition anew."""
        paragraphs = {
            (section.id, each.id): each
            for section in edition.sections
            for each in section.paragraphs
        }
        annotator = self._annotator(edition)
        return lambda section, id: annotator.paragraph(paragraphs[section, id], section)

    def _annotator(self, edition: Edition) -> EditionAnnotator:
        return EditionAnnotator(edition, self._readings, self.glossary)

    @property
    def _readings(self) -> ReadingEngine:
        return _readings(self.entries.overrides)


def study(
    annotated: AnnotatedEdition,
    glossary: Glossary,
    lexicon: Lexicon,
    before: StudiedEdition | None = None,
) -> StudiedEdition:
    """What is known of the text of an edition that has its readings and terms; of the sections
    that are those of `before` it is known already."""
    known = {each.section.id: each for each in before.annotated.sections} if before else {}
    uses: dict[str, Sequence[Use]] = {}
    difficulties: dict[str, Difficulty] = {}
    for each in annotated.sections:
        id = each.section.id
        if before and each is known.get(id):
            uses[id], difficulties[id] = before.uses[id], before.difficulties[id]
        else:
            uses[id] = lexicon.uses(each)
            difficulties[id] = difficulty(each, uses[id])
    return StudiedEdition(
        annotated=annotated, glossary=glossary, uses=uses, difficulties=difficulties
    )


@lru_cache(maxsize=1)
def _readings(overrides: tuple[ReadingOverride, ...]) -> ReadingEngine:
    """Made where it is used: what the processes load is not loaded here. Kept, for an edit of the
    glossary needs no other."""
    return ReadingEngine(UnidicAnalyzer(), overrides)
