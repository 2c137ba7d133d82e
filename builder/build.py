"""The whole pipeline: from the folder `editions/` to the pages of the site."""

from dataclasses import dataclass
from pathlib import Path

from builder import checks
from builder.analyzer import UnidicAnalyzer
from builder.annotate import annotate_edition
from builder.errors import Problem
from builder.glossary import Glossary
from builder.model import AnnotatedEdition
from builder.pages import Page, all_pages, editions_list
from builder.reader import read_edition, read_editions, read_glossary, read_overrides
from builder.readings import ReadingEngine

# In a hand-written page at the top of the docs folder this comment becomes the list of editions.
EDITIONS_MARK = "<!-- kunten: editions -->"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything made from the sources: `pages` by their path below the docs folder."""

    editions: tuple[AnnotatedEdition, ...]
    glossary: Glossary
    pages: dict[str, Page]
    problems: tuple[Problem, ...]
    notices: tuple[str, ...]

    def fill(self, markdown: str) -> str:
        """A hand-written page with the list of editions put in where it asks for it."""
        if EDITIONS_MARK not in markdown:
            return markdown
        return markdown.replace(EDITIONS_MARK, editions_list(self.editions))


def build_site(root: Path, slug: str | None = None) -> Site:
    """All pages made from `root/editions`, or from the edition `slug` alone.

    Raises EditionError where a source cannot be read.
    """
    glossary = Glossary(read_glossary(root))
    readings = ReadingEngine(UnidicAnalyzer(), read_overrides(root))
    sources = (read_edition(root, slug),) if slug else read_editions(root)
    editions = tuple(annotate_edition(edition, readings, glossary) for edition in sources)
    return Site(
        editions=editions,
        glossary=glossary,
        pages=all_pages(editions, glossary),
        problems=checks.problems(editions),
        notices=checks.notices(editions),
    )
