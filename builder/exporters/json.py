"""The whole annotated edition as JSON: what the editors wrote and what was computed from it.

Its shape is described by `edition.schema.json`, an asset of the site.
Offsets are half-open and count the code points of the paragraph's `text`.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from builder.browser import FOLDER, assets
from builder.difficulty import Difficulty
from builder.exporters.export import Export, recording_address
from builder.exporters.json_lists import occurrences_json, terms_json, tokens_json, words_json
from builder.json_text import Pieces, compact, encoded, list_of, object_of
from builder.model import (
    AnnotatedParagraph,
    AnnotatedSection,
    Aside,
    Edition,
    Note,
    Passage,
    Recording,
    Term,
    Work,
)

Json = dict[str, Any]


VERSION = 1
SCHEMA = f"{FOLDER}/edition.schema.json"


def edition_json(export: Export) -> bytes:
    """UTF-8, one value."""
    return b"".join(json_pieces(export))


def json_pieces(export: Export) -> Iterator[bytes]:
    """The same in pieces: all sections together may be a hundred megabytes."""
    (about,) = _json(_edition(export))
    yield b'%b,"sections":[' % about.removesuffix(b"}")
    for number, section in enumerate(export.each(section_json)):
        if number:
            yield b","
        yield section
    rest = object_of({"profile": _profile(export), "glossary": terms_json(_terms(export))})
    yield b"],%b\n" % b"".join(rest).removeprefix(b"{")


def section_json(export: Export, annotated: AnnotatedSection) -> bytes:
    """The value of a section."""
    section, studied = annotated.section, export.studied
    known = {
        "id": _json(section.id),
        "url": _json(export.page_address(section.id)),
        "title": _json(section.title),
        "titleTokens": tokens_json(annotated.title),
        "passages": list_of(_passage(export, *each) for each in annotated.passages),
        "words": words_json(studied.uses[section.id]),
        "difficulty": _json(_difficulty(studied.difficulties[section.id])),
    }
    return b"".join(object_of(known))


def _json(value: object) -> Pieces:
    """Of one value its encoder is quick with strings alone."""
    return (encoded(compact(value)),)


def schema() -> Json:
    """The JSON Schema (draft 2020-12) of what `edition_json` writes."""
    value: Json = json.loads(assets()[SCHEMA])
    return value


def _edition(export: Export) -> Json:
    """All but the text and the terms in it."""
    edition = export.edition
    return {
        "$schema": export.site_url and export.site_url + SCHEMA,
        "version": VERSION,
        "slug": edition.slug,
        "url": export.address,
        "title": edition.title,
        "subtitle": edition.subtitle,
        "label": edition.label,
        "kind": edition.kind.value,
        "licence": edition.licence,
        "published": edition.published.isoformat() if edition.published else None,
        **_about(edition),
    }


def _about(edition: Edition) -> Json:
    return {
        "source": _work(edition.source),
        "recording": _recording(edition.recording),
        "speakers": [
            {"name": each.name, "english": each.english, "role": each.role}
            for each in edition.speakers
        ],
        "annotators": [{"name": each.name, "label": each.label} for each in edition.annotators],
    }


def _work(work: Work | None) -> Json | None:
    if work is None:
        return None
    return {
        "name": work.name,
        "author": work.author,
        "publisher": work.publisher,
        "url": work.url,
        "published": work.published.isoformat() if work.published else None,
    }


def _recording(recording: Recording | None) -> Json | None:
    if recording is None:
        return None
    return {
        "title": recording.title,
        "name": recording.name,
        "url": recording.url,
        "length": recording.length,
        "offset": recording.offset,
        "published": recording.published.isoformat() if recording.published else None,
        "chapters": [{"time": each.time, "title": each.title} for each in recording.chapters],
    }


def _difficulty(found: Difficulty) -> Json:
    return {
        "readability": found.score,
        "band": found.band[1],
        "characters": found.characters,
        "minutes": found.minutes,
        "words": {level or "none": count for level, count in found.words.items()},
        "kanji": {str(year): count for year, count in found.kanji.items()},
    }


def _passage(export: Export, passage: Passage, paragraphs: Iterable[AnnotatedParagraph]) -> Pieces:
    known = {
        "id": _json(passage.id),
        "time": [b"null" if passage.time is None else b"%d" % passage.time],
        "recordingUrl": _json(recording_address(export.edition, passage.time)),
        "paragraphs": list_of(map(_paragraph, paragraphs)),
    }
    return object_of(known)


def _profile(export: Export) -> Pieces:
    profile = export.edition.profile
    if profile is None:
        return [b"null"]
    paragraphs = list_of(map(_paragraph, export.annotated.profile))
    return object_of({"name": _json(profile.name), "paragraphs": paragraphs})


def _paragraph(annotated: AnnotatedParagraph) -> Pieces:
    paragraph = annotated.paragraph
    known = {
        "id": _json(paragraph.id),
        "speaker": [b"null"] if paragraph.speaker is None else _json(paragraph.speaker),
        "lead": [b"%d" % paragraph.lead],
        "text": _json(paragraph.text),
        "notes": list_of(map(_note, paragraph.notes)),
        "asides": list_of(map(_aside, paragraph.asides)),
        "tokens": tokens_json(annotated.tokens),
        "terms": occurrences_json(annotated.occurrences),
    }
    return object_of(known)


def _note(note: Note) -> Pieces:
    return _json({"label": note.label, "text": note.text, "start": note.start, "end": note.end})


def _aside(aside: Aside) -> Pieces:
    return _json({"text": aside.text, "start": aside.start, "end": aside.end})


def _terms(export: Export) -> Iterable[Term]:
    """The terms that stand in the edition, its profile included, in the glossary's order."""
    found = export.found.occurring
    return (term for term in export.glossary.terms if term.id in found)
