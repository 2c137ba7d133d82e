"""The Markdown pages of the site, by their path below the docs folder."""

from collections.abc import Sequence

from builder.glossary import Glossary
from builder.model import AnnotatedEdition
from builder.pages.edition import edition_page
from builder.pages.glossary import glossary_page
from builder.pages.landing import editions_list
from builder.pages.page import Page
from builder.pages.profile import profile_page
from builder.pages.section import section_page

__all__ = ["Page", "all_pages", "editions_list"]


def all_pages(editions: Sequence[AnnotatedEdition], glossary: Glossary) -> dict[str, Page]:
    """Every generated page: the editions', their sections', profiles, and the glossary."""
    pages = [page for edition in editions for page in _edition_pages(edition, glossary)]
    pages.append(glossary_page(editions, glossary))
    return {page.path: page for page in pages}


def _edition_pages(edition: AnnotatedEdition, glossary: Glossary) -> list[Page]:
    pages = [edition_page(edition)]
    pages += (section_page(edition, number, glossary) for number in range(len(edition.sections)))
    if edition.profile:
        pages.append(profile_page(edition, glossary))
    return pages
