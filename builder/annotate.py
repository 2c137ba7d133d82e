"""From an edition to an annotated edition: readings and terms for each of its paragraphs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Protocol

from builder.glossary import Glossary, Match
from builder.japanese import hiragana
from builder.model import (
    PROFILE,
    AnnotatedEdition,
    AnnotatedParagraph,
    AnnotatedSection,
    Edition,
    GivenReading,
    Grain,
    Morphemes,
    Occurrence,
    Paragraph,
    ReadingOverride,
    Section,
    Token,
    TokenType,
    new,
)


class Readings(Protocol):
    """What reads a text: `builder.readings.ReadingEngine`, or a fake in a test."""

    def expect(self, texts: Iterable[str]) -> None:
        """Take texts that are read next."""

    def read_words(
        self,
        text: str,
        given: Sequence[GivenReading] = (),
        overrides: Sequence[ReadingOverride] = (),
        grain: Grain | None = None,
        speakers: Sequence[str] = (),
    ) -> tuple[tuple[Token, ...], Morphemes]:
        """The text's tokens in order, ruby laid in `grain`, and the morphemes that they are made
        of; `speakers` are names of persons."""


def annotate_edition(
    edition: Edition,
    readings: Readings,
    glossary: Glossary,
    before: AnnotatedEdition | None = None,
) -> AnnotatedEdition:
    """The edition with tokens and occurrences; the edition itself stays as it is. Sections that
    stand as they are in `before`, which is of the same readings and glossary, are taken from it."""
    annotator = EditionAnnotator(edition, readings, glossary)
    known = _sections(before, edition) if before else {}
    return replace(annotator.frame(), sections=annotator.sections(edition.sections, known))


def _sections(before: AnnotatedEdition, now: Edition) -> Mapping[Section, AnnotatedSection]:
    """The sections as they were, if they are still read in the same way."""
    then = before.edition
    if (then.overrides, then.grain, then.speakers) != (now.overrides, now.grain, now.speakers):
        return {}
    return {each.section: each for each in before.sections}


class EditionAnnotator:
    """Annotates an edition's parts, each by itself."""

    def __init__(self, edition: Edition, readings: Readings, glossary: Glossary) -> None:
        self.edition = edition
        self.readings = readings
        self.glossary = glossary

    def frame(self) -> AnnotatedEdition:
        """The edition without its sections."""
        profile = self.edition.profile
        paragraphs = profile.paragraphs if profile else ()
        return AnnotatedEdition(
            edition=self.edition,
            sections=(),
            profile=tuple(self.paragraph(each, PROFILE) for each in paragraphs),
            title=self._read(self.edition.title),
            name=self._read(profile.name if profile else ""),
        )

    def sections(
        self, sections: Sequence[Section], known: Mapping[Section, AnnotatedSection]
    ) -> tuple[AnnotatedSection, ...]:
        """Some sections of the edition; those that are known are taken as they are."""
        unread = [each for each in sections if each not in known]
        self.readings.expect(paragraph.text for each in unread for paragraph in each.paragraphs)
        return tuple(known.get(each) or self._section(each) for each in sections)

    def _section(self, section: Section) -> AnnotatedSection:
        return AnnotatedSection(
            section=section,
            title=self._read(section.title),
            paragraphs=tuple(self.paragraph(each, section.id) for each in section.paragraphs),
        )

    def paragraph(self, paragraph: Paragraph, section_id: str) -> AnnotatedParagraph:
        """A paragraph of the section, or of the profile."""
        tokens, morphemes = self._read_words(paragraph.text, paragraph.readings)
        matches = self.glossary.find(paragraph.text, morphemes)
        return AnnotatedParagraph(
            paragraph=paragraph,
            tokens=self._assured(tokens, matches),
            entries=tuple(morphemes.entries),
            occurrences=tuple(
                self._occurrence(match, section_id, paragraph.id) for match in matches
            ),
        )

    def _assured(self, tokens: tuple[Token, ...], matches: Sequence[Match]) -> tuple[Token, ...]:
        """The tokens, those out of doubt that are read as their term is, by its editors."""
        doubted = [start for start, _, type in tokens if type.doubtful] if matches else ()
        sure: set[int] = set()
        for match in matches if doubted else ():
            if not any(match.start <= start < match.end for start in doubted):
                continue
            term = self.glossary.by_id[match.term_id]
            inside = [each for each in tokens if match.start <= each.start < match.end]
            if "".join(each.reading for each in inside) == hiragana(term.reading):
                sure.update(each.start for each in inside)
        if not sure:
            return tokens
        return tuple(
            each._replace(type=_sure(each.type)) if each.start in sure else each for each in tokens
        )

    def _occurrence(self, match: Match, section_id: str, paragraph_id: str) -> Occurrence:
        term_id, start, end = match
        term = self.glossary.by_id[term_id]
        marks = (term.always_ruby, term.name_of, term.level)
        return new(Occurrence, (term_id, section_id, paragraph_id, start, end, *marks))

    def _read(self, text: str) -> tuple[Token, ...]:
        tokens, _ = self._read_words(text)
        return tokens

    def _read_words(
        self, text: str, given: Sequence[GivenReading] = ()
    ) -> tuple[tuple[Token, ...], Morphemes]:
        edition = self.edition
        names = tuple(each.name for each in edition.speakers)
        return self.readings.read_words(text, given, edition.overrides, edition.grain, names)


@lru_cache(maxsize=1 << 10)
def _sure(word: TokenType) -> TokenType:
    """The word, out of doubt."""
    return replace(word, doubtful=False, candidates=())
