"""The ids that places had before, put into the document, so that old links still find them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from builder.addresses.current import GLOSSARY
from builder.addresses.moves import Moves
from builder.model import PROFILE, Edition, Paragraph, Passage, Section, Term

_Former = Mapping[str, tuple[str, ...]]


def with_former_ids(edition: Edition, moves: Moves) -> Edition:
    """The edition, in which each place knows the ids that it had."""
    sections = tuple(
        _section(each, moves.anchors.get(f"{edition.slug}/{each.id}/", {}))
        for each in edition.sections
    )
    profile, former = edition.profile, moves.anchors.get(f"{edition.slug}/{PROFILE}/", {})
    if profile and former:
        paragraphs = tuple(_paragraph(each, former) for each in profile.paragraphs)
        profile = replace(profile, paragraphs=paragraphs)
    return replace(edition, sections=sections, profile=profile)


def terms_with_former_ids(terms: Iterable[Term], moves: Moves) -> tuple[Term, ...]:
    """The terms, each with the anchors that it had."""
    former = moves.anchors.get(GLOSSARY, {})
    return tuple(
        replace(term, formerly=former.get(f"term-{term.id}", ())) if former else term
        for term in terms
    )


def _section(section: Section, former: _Former) -> Section:
    if not former:
        return section
    return replace(section, passages=tuple(_passage(each, former) for each in section.passages))


def _passage(passage: Passage, former: _Former) -> Passage:
    paragraphs = tuple(
        _paragraph(each, former) if passage.own_id(each) else each for each in passage.paragraphs
    )
    own = former.get(passage.id, ()) if passage.time is not None else ()
    return replace(passage, paragraphs=paragraphs, formerly=own)


def _paragraph(paragraph: Paragraph, former: _Former) -> Paragraph:
    return replace(paragraph, formerly=former.get(paragraph.id, ()))
