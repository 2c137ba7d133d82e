"""Where the terms stand in an edition, for the glossary."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.model import AnnotatedEdition, Section
from builder.timestamps import clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A passage (or a paragraph without a time) in which a term stands `count` times; `path` is
    below the docs folder, with the anchor."""

    edition: str
    name: str
    path: str
    count: int


def places_of(annotated: AnnotatedEdition) -> Mapping[str, Sequence[Place]]:
    """The places of the terms in the sections of an edition, by term id, in the text's order."""
    counts: dict[str, Counter[tuple[str, str]]] = {}
    for section in annotated.sections:
        anchors = _anchors(section.section)
        for paragraph in section.paragraphs:
            anchor, time = anchors[paragraph.paragraph.id]
            path = f"{annotated.edition.slug}/{section.section.id}.md#{anchor}"
            place = f"{section.section.title} {time}".rstrip(), path
            for occurrence in paragraph.occurrences:
                counts.setdefault(occurrence.term_id, Counter())[place] += 1
    return {
        term_id: tuple(
            Place(edition=annotated.edition.title, name=name, path=path, count=count)
            for (name, path), count in places.items()
        )
        for term_id, places in counts.items()
    }


def _anchors(section: Section) -> dict[str, tuple[str, str]]:
    """By the id of a paragraph: the anchor to link to, and the time that stands there, if any."""
    return {
        paragraph.id: (paragraph.id, "")
        if passage.time is None
        else (passage.id, clock(passage.time))
        for passage in section.passages
        for paragraph in passage.paragraphs
    }
