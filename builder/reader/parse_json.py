"""What `kunten parse` prints: the edition with each paragraph as it stands in the source.

```
{title, label, published,                     published: ISO 8601 in Japan's time, or null
 head: [{line, text}],
 sections: [{id, title,
   passages: [{id, time,                      time: seconds, or null
     paragraphs: [{id, speaker, text,         speaker: a name, or null
       notes: [{label, text, start, end}],
       asides: [{text, start, end}]}]}]}],
 profile: {name, text},                       or null
 left_out: [{line, text}]}
```

`text` of a paragraph is the source's: brackets, notes and authors' readings in 《》 included, a
time before it not. `start, end` are half-open offsets of the whole bracket in that text.
"""

import re
from collections.abc import Iterable
from typing import Any

from builder.model import Aside, Edition, Note, Paragraph, Passage, Section, SourceLine
from builder.reader.readings import give_readings, source_offsets

Json = dict[str, Any]


def edition_as_json(edition: Edition) -> Json:
    """Values that `json.dumps` takes as they are."""
    return {
        "title": edition.title,
        "label": edition.label,
        "published": edition.published.isoformat() if edition.published else None,
        "head": _lines(edition.head),
        "sections": [_section(section) for section in edition.sections],
        "profile": _profile(edition),
        "left_out": _lines(edition.left_out),
    }


def _lines(lines: Iterable[SourceLine]) -> list[Json]:
    return [{"line": line.line, "text": line.text} for line in lines]


def _section(section: Section) -> Json:
    passages = [_passage(passage) for passage in section.passages]
    return {"id": section.id, "title": section.title, "passages": passages}


def _passage(passage: Passage) -> Json:
    paragraphs = [_paragraph(paragraph) for paragraph in passage.paragraphs]
    return {"id": passage.id, "time": passage.time, "paragraphs": paragraphs}


def _paragraph(paragraph: Paragraph) -> Json:
    text = _source(paragraph)
    notes = _spans(paragraph, paragraph.notes)
    asides = _spans(paragraph, paragraph.asides)
    return {
        "id": paragraph.id,
        "speaker": paragraph.speaker,
        "text": text,
        "notes": [
            {"label": note.label, "text": _note_text(text[start:end]), "start": start, "end": end}
            for note, (start, end) in zip(paragraph.notes, notes, strict=True)
        ],
        "asides": [
            {"text": text[start + 1 : end - 1].strip(), "start": start, "end": end}
            for start, end in asides
        ],
    }


def _spans(
    paragraph: Paragraph, brackets: Iterable[Note] | Iterable[Aside]
) -> list[tuple[int, int]]:
    """Spans in the source's text."""
    offsets = [offset for each in brackets for offset in (each.start, each.end)]
    moved = source_offsets(paragraph.readings, offsets)
    return list(zip(moved[::2], moved[1::2], strict=True))


def _note_text(bracket: str) -> str:
    """What stands behind the label; a label holds no colon."""
    return re.split("[:：]", bracket[1:-1], maxsplit=1)[1].strip()


def _profile(edition: Edition) -> Json | None:
    if edition.profile is None:
        return None
    text = "\n\n".join(_source(paragraph) for paragraph in edition.profile.paragraphs)
    return {"name": edition.profile.name, "text": text}


def _source(paragraph: Paragraph) -> str:
    return give_readings(paragraph.text, paragraph.readings)
