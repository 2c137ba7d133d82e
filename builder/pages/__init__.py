"""The Markdown pages of the site, by their path below the docs folder."""

from collections.abc import Collection, Iterator, Mapping

from builder.difficulty import Difficulty
from builder.model import AnnotatedEdition
from builder.pages.cards import cards, edition_places
from builder.pages.edition import edition_page
from builder.pages.glossary import glossary_page
from builder.pages.landing import editions_list, more_editions
from builder.pages.packed import Kept, Pack, PackedPages, pack
from builder.pages.page import Page
from builder.pages.places import Mentions, mentions_of
from builder.pages.profile import profile_page
from builder.pages.review import review_page
from builder.pages.section import section_page
from builder.pages.vocabulary import Uses, vocabulary_pages, vocabulary_paths

__all__ = [
    "Kept",
    "Mentions",
    "Pack",
    "PackedPages",
    "Page",
    "cards",
    "edition_pages",
    "edition_places",
    "editions_list",
    "glossary_page",
    "mentions_of",
    "more_editions",
    "pack",
]


def edition_pages(
    edition: AnnotatedEdition,
    uses: Uses,
    difficulties: Mapping[str, Difficulty],
    formats: Collection[str] = (),
) -> Iterator[Page]:
    """The pages of an edition: its own, its sections', its words', its profile's. `uses` are the
    words of each section by its id, `difficulties` likewise."""
    words = vocabulary_paths(edition, uses)
    yield edition_page(
        edition, [difficulties[each.id] for each in edition.edition.sections], formats
    )
    for number in range(len(edition.sections)):
        yield section_page(edition, number, words)
    yield from vocabulary_pages(edition, uses)
    yield review_page(edition, words)
    if edition.profile:
        yield profile_page(edition)
