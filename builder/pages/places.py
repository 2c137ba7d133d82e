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


class Stretch(NamedTuple):
    """A paragraph in the text of some that hold terms: from where to where, and `name` and `path`
    as for the places in it."""

    start: int
    end: int
    name: str
    path: str


Spot = tuple[int, int, int]
"""A place as it is kept: the number of its stretch, and where in the text it starts and ends."""


@dataclass(slots=True, kw_only=True)
class Mention:
    """A term that stands `count` times; `spots` are at most `MOST_PLACES` of them: all, or the
    first of each passage where there are more."""

    count: int
    spots: list[Spot] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Mentions:
    """The terms of an edition, or of some of its sections, by their id. The text round their places
    is there once, for in most editions nobody asks for it."""

    edition: str
    text: str = ""
    stretches: list[Stretch] = field(default_factory=list)
    terms: dict[str, Mention] = field(default_factory=dict)

    def places(self, id: str) -> list[Place]:
        """The places of a term, in the text's order."""
        return [self._place(*spot) for spot in self.terms[id].spots]

    def _place(self, number: int, start: int, end: int) -> Place:
        text, (first, last, name, path) = self.text, self.stretches[number]
        before = _LINE_END.split(text[max(first, start - _BEFORE) : start])[-1]
        behind = _LINE_END.split(text[end : min(last, end + _BEHIND)])[0]
        return Place(name, path, before, text[start:end], behind)

    def add(self, other: "Mentions") -> None:
        """Take in those of the sections that follow."""
        at, number = len(self.text), len(self.stretches)
        self.text += other.text
        self.stretches += [
            Stretch(start + at, end + at, *named) for start, end, *named in other.stretches
        ]
        for id, each in other.terms.items():
            mention = self.terms.setdefault(id, Mention(count=0))
            mention.count += each.count
            mention.definitions += each.definitions
            mention.spots += [(n + number, start + at, end + at) for n, start, end in each.spots]
            if mention.count > MOST_PLACES:
                mention.spots = self._firsts(mention.spots)[:MOST_PLACES]

    def _firsts(self, spots: Iterable[Spot]) -> list[Spot]:
        """The first of each passage."""
        first: dict[str, Spot] = {}
        for spot in spots:
            first.setdefault(self.stretches[spot[0]].path, spot)
        return list(first.values())


def mentions_of(annotated: AnnotatedEdition) -> Mentions:
    """The terms of an edition, their places in the text's order, those in its profile last."""
    counts = Counter([one.term_id for each in annotated.paragraphs for one in each.occurrences])
    terms = {id: Mention(count=count) for id, count in counts.items()}
    found = Mentions(edition=annotated.edition.title, terms=terms)
    for part in _parts(annotated):
        _add_spots(part, found)
        for term_id, definition in _definitions(part):
            terms[term_id].definitions.append(definition)
    return found


def merged_mentions(parts: Iterable[Mentions]) -> Mentions:
    """The same of all parts of an edition, in their order."""
    found, *others = parts
    for each in others:
        found.add(each)
    return found


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


def _add_spots(part: _Part, found: Mentions) -> None:
    seen: set[tuple[str, str]] = set()
    texts, at = [], len(found.text)
    for annotated in part.paragraphs:
        if not annotated.occurrences:
            continue
        text = annotated.paragraph.text
        anchor, name = part.anchors[annotated.paragraph.id]
        number = len(found.stretches)
        found.stretches.append(Stretch(at, at + len(text), name, f"{part.path}#{anchor}"))
        for occurrence in annotated.occurrences:
            id = occurrence.term_id
            mention = found.terms[id]
            if mention.count > MOST_PLACES:
                if (id, anchor) in seen:
                    continue
                seen.add((id, anchor))
            if len(mention.spots) < MOST_PLACES:
                mention.spots.append((number, at + occurrence.start, at + occurrence.end))
        # Never the paragraph's own text: in what is pickled its UTF-8 stays beside it.
        texts.append(f"{text}\n")
        at += len(text) + 1
    found.text += "".join(texts)


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
