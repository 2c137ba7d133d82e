"""Where the terms stand in an edition and what its notes say of them, for the glossary."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from builder.model import (
    AnnotatedEdition,
    AnnotatedParagraph,
    Note,
    Section,
    new,
)
from builder.sentences import note_inside, sentences
from builder.timestamps import clock

MOST_PLACES = 12
"""As many places of a term as its entry shows; an edition has no use for more."""

_BEFORE, _BEHIND = 16, 20  # characters of context
_LINE_END = re.compile("[\n\u2028\u2029]")

# How a note explains a word: トークンとは、…。 or ワットは、…の単位。
_EXPLAINS = re.compile(
    r"(?:とは|というのは|は[、,].*(?:こと|もの|単位|意味|いう|指す|さす)[。．]?$)"
)


class Place(NamedTuple):
    """A place of a term: `path` is below the docs folder, with the anchor of its passage (or of
    its paragraph, without a time), which `name` names; `before`, `word`, `behind` are its text."""

    name: str
    path: str
    before: str
    word: str
    behind: str


class Definition(NamedTuple):
    """What an interview itself says a term means: `label` is the note's, empty for an explanation
    in brackets; `name` and `path` as for a place, the anchor being the note's."""

    text: str
    label: str
    name: str
    path: str


@dataclass(slots=True, kw_only=True)
class Mentions:
    """A term in an edition, or in some of its sections, where it stands `count` times. `places`
    holds at most `MOST_PLACES` of them: all, or the first of each passage where there are more."""

    edition: str
    count: int = 0
    places: list[Place] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)


def mentions_of(annotated: AnnotatedEdition) -> Mapping[str, Mentions]:
    """The terms of an edition by their id, their places in the text's order, those in its profile
    last."""
    title = annotated.edition.title
    counts = Counter([one.term_id for each in annotated.paragraphs for one in each.occurrences])
    found = {id: Mentions(edition=title, count=count) for id, count in counts.items()}
    for part in _parts(annotated):
        _add_places(part, found)
        for term_id, definition in _definitions(part):
            found[term_id].definitions.append(definition)
    return found


def merged_mentions(parts: Iterable[Mapping[str, Mentions]]) -> Mapping[str, Mentions]:
    """The same of all parts of an edition, in their order."""
    found: dict[str, Mentions] = {}
    for part in parts:
        for id, each in part.items():
            found[id] = _merged(found[id], each) if id in found else each
    return found


def _merged(one: Mentions, other: Mentions) -> Mentions:
    count, places = one.count + other.count, one.places + other.places
    if count > MOST_PLACES:
        places = list(_first_by_path(places).values())[:MOST_PLACES]
    definitions = one.definitions + other.definitions
    return Mentions(edition=one.edition, count=count, places=places, definitions=definitions)


def _first_by_path(places: Iterable[Place]) -> dict[str, Place]:
    """The first of each passage."""
    first: dict[str, Place] = {}
    for place in places:
        first.setdefault(place.path, place)
    return first


@dataclass(frozen=True, slots=True)
class _Part:
    """A page of an edition's text; `anchors` holds, by the id of a paragraph, the anchor to link to
    and what to call the place."""

    path: str
    paragraphs: Sequence[AnnotatedParagraph]
    anchors: Mapping[str, tuple[str, str]]


def _parts(annotated: AnnotatedEdition) -> Iterator[_Part]:
    slug, profile = annotated.edition.slug, annotated.edition.profile
    for each in annotated.sections:
        path = f"{slug}/{each.section.id}.md"
        yield _Part(path, each.paragraphs, _anchors(each.section))
    if profile:
        anchors = {each.id: (each.id, profile.name) for each in profile.paragraphs}
        yield _Part(f"{slug}/profile.md", annotated.profile, anchors)


def _add_places(part: _Part, found: Mapping[str, Mentions]) -> None:
    seen: set[tuple[str, str]] = set()
    for annotated in part.paragraphs:
        text = annotated.paragraph.text
        anchor, name = part.anchors[annotated.paragraph.id]
        path, broken = f"{part.path}#{anchor}", _LINE_END.search(text) is not None
        for occurrence in annotated.occurrences:
            mentions = found[occurrence.term_id]
            if mentions.count > MOST_PLACES:
                if (occurrence.term_id, anchor) in seen:
                    continue
                seen.add((occurrence.term_id, anchor))
            if len(mentions.places) < MOST_PLACES:
                start, end = occurrence.start, occurrence.end
                before, behind = text[max(0, start - _BEFORE) : start], text[end : end + _BEHIND]
                if broken:
                    before, behind = _LINE_END.split(before)[-1], _LINE_END.split(behind)[0]
                mentions.places.append(new(Place, (name, path, before, text[start:end], behind)))


def _definitions(part: _Part) -> Iterator[tuple[str, Definition]]:
    """The explanations in a part's notes and brackets, each with the term it explains."""
    number, path = 0, part.path
    for annotated in part.paragraphs:
        anchor, name = part.anchors[annotated.paragraph.id]
        for note in annotated.paragraph.notes:
            number += 1
            for term_id, text in _in_note(annotated, note):
                place = f"{path}#note-{number}"
                yield term_id, Definition(text=text, label=note.label, name=name, path=place)
        for aside in annotated.paragraph.asides:
            for occurrence in annotated.occurrences:
                if occurrence.end == aside.start:
                    place = f"{path}#{anchor}"
                    definition = Definition(text=aside.text, label="", name=name, path=place)
                    yield occurrence.term_id, definition


def _in_note(annotated: AnnotatedParagraph, note: Note) -> Iterator[tuple[str, str]]:
    """The sentences of a note that begin with a term and explain it."""
    starts = {occurrence.start: occurrence for occurrence in annotated.occurrences}
    first, last = note_inside(annotated.paragraph, note)
    for start, end in sentences(annotated.paragraph):
        occurrence = starts.get(start) if first <= start and end <= last else None
        if occurrence and _EXPLAINS.match(annotated.paragraph.text, occurrence.end, end):
            yield occurrence.term_id, annotated.paragraph.text[start:end]


def _anchors(section: Section) -> dict[str, tuple[str, str]]:
    """By the id of a paragraph: the anchor to link to, and what to call the place."""
    return {
        paragraph.id: (paragraph.id, section.title)
        if passage.time is None
        else (passage.id, f"{clock(passage.time)} {section.title}")
        for passage in section.passages
        for paragraph in passage.paragraphs
    }
