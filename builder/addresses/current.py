"""The addresses that the sources give now."""

from collections.abc import Iterable, Mapping

from builder.model import PROFILE, Edition, Profile, Term

Addresses = Mapping[str, tuple[str, ...]]
"""Pages by their path in the site (`umi/umi-no-shigoto/`), each with its anchors, in order."""

GLOSSARY = "glossary/"


def addresses(editions: Iterable[Edition], terms: Iterable[Term]) -> Addresses:
    """The pages of the editions, by slug, then the glossary's: all that others may link to."""
    found: dict[str, tuple[str, ...]] = {}
    for edition in sorted(editions, key=lambda each: each.slug):
        found[f"{edition.slug}/"] = ()
        for section in edition.sections:
            found[f"{edition.slug}/{section.id}/"] = tuple(section.outline.anchors.splitlines())
        if edition.profile:
            found[f"{edition.slug}/{PROFILE}/"] = _paragraphs(edition.profile)
    found[GLOSSARY] = tuple(sorted(f"term-{term.id}" for term in terms))
    return found


def _paragraphs(profile: Profile) -> tuple[str, ...]:
    return tuple(paragraph.id for paragraph in profile.paragraphs)
