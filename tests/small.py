"""The small edition of our own below `tests/editions/`, ready to be exported."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from builder.build import studied_editions
from builder.edition_study import StudiedEdition
from builder.exporters import Export
from builder.glossary import Glossary
from builder.model import Edition, Term
from builder.reader import read_glossary

ROOT = Path(__file__).parent
SITE_URL = "https://example.org/site/"
CHANGED = 1_750_000_000


@cache
def studied() -> StudiedEdition:
    """The edition with readings and terms of the real dictionary."""
    (edition,) = studied_editions(ROOT)
    return edition


def small_export(*, readings: bool = False, changed: int = CHANGED, **terms: Term) -> Export:
    """The edition as the exporters get it; `terms` stand in the place of those of their id."""
    glossary = Glossary(terms.get(term.id, term) for term in read_glossary(ROOT))
    return Export(
        studied=replace(studied(), glossary=glossary),
        site_url=SITE_URL,
        changed=changed,
        readings=readings,
    )


def changed_term(id: str, *, english: str) -> Term:
    """An entry of the small glossary with other English."""
    return replace(next(term for term in read_glossary(ROOT) if term.id == id), english=english)


def with_edition(export: Export, edition: Edition) -> Export:
    """The same with the text of an edition of another name or title."""
    annotated = replace(export.annotated, edition=edition)
    return replace(export, studied=replace(export.studied, annotated=annotated))
