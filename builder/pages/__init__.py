"""The pages of the site, by their path below the docs folder."""

from collections.abc import Collection, Iterator, Mapping

from builder.difficulty import Difficulty
from builder.model import AnnotatedEdition, Edition
from builder.pages.cards import cards, edition_places
from builder.pages.edition import edition_page
from builder.pages.glossary import glossary_page
from builder.pages.landing import editions_list, more_editions
from builder.pages.packed import Kept, Pack, Packed, PackedMentions, PackedPages, Unpacked, pack
from builder.pages.page import Page
from builder.pages.places import Mentions, mentions_of, merged_mentions
from builder.pages.profile import profile_page
from builder.pages.review import REVIEW, review_page
from builder.pages.section import section_page
from builder.pages.vocabulary import (
    Uses,
    vocabulary_page,
    vocabulary_paths,
    vocabulary_sections,
)

__all__ = [
    "Kept",
    "Mentions",
    "Pack",
    "Packed",
    "PackedMentions",
    "PackedPages",
    "Page",
    "Unpacked",
    "cards",
    "edition_pages",
    "edition_places",
    "editions_list",
    "glossary_page",
    "mentions_of",
    "merged_mentions",
    "more_editions",
    "other_pages",
    "pack",
    "section_pages",
    "study_paths",
    "vocabulary_sections",
]


def edition_pages(
    annotated: AnnotatedEdition,
    uses: Uses,
    difficulties: Mapping[str, Difficulty],
    formats: Collection[str] = (),
) -> Iterator[Page]:
    """All pages of an edition, all of whose sections are here: the two below, with its own page at
    the beginning."""
    own, *others = other_pages(annotated, difficulties, formats)
    yield own
    yield from section_pages(annotated, uses)
    yield from others


def section_pages(annotated: AnnotatedEdition, uses: Uses) -> Iterator[Page]:
    """The pages of an edition's sections, or of some of them, and of their words: those whose words
    stand together, and then these; `uses` are the words of each section by its id."""
    edition, words = annotated.edition, vocabulary_paths(annotated.edition)
    here = {each.section.id: each for each in annotated.sections}
    for path, sections in vocabulary_sections(edition).items():
        if sections[0].id in here:
            listed = [here[each.id] for each in sections]
            yield from (section_page(edition, section, words) for section in listed)
            yield vocabulary_page(edition, listed, uses, path)


def study_paths(edition: Edition) -> tuple[str, ...]:
    """The paths below the edition's folder of its pages to study by: the words', the review's."""
    return (*vocabulary_sections(edition), REVIEW)


def other_pages(
    annotated: AnnotatedEdition,
    difficulties: Mapping[str, Difficulty],
    formats: Collection[str] = (),
) -> Iterator[Page]:
    """The other pages of an edition, whose sections need not be here: its own, its review's, its
    profile's; `difficulties` are those of the sections, by their id."""
    edition = annotated.edition
    yield edition_page(edition, [difficulties[each.id] for each in edition.sections], formats)
    yield review_page(edition, vocabulary_paths(edition))
    if edition.profile:
        yield profile_page(annotated)
