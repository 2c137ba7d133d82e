"""Podcasting 2.0 chapters (JSON chapters 1.2): the edition's passages beside the recording."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from builder.exporters.export import Export
from builder.exporters.recording import Stretch, stretches
from builder.json_text import indented


def chapters(export: Export) -> bytes:
    """JSON in UTF-8. Raises EditionError where no passage has a time."""
    edition = export.edition
    value: dict[str, Any] = {"version": "1.2.0", "title": edition.title}
    if edition.recording:
        value |= {"fileName": edition.recording.url, "podcastName": edition.recording.name}
    if edition.source and edition.source.author:
        value["author"] = edition.source.author
    parts = stretches(export)
    found = zip(parts, _titles(parts), strict=True)
    value["chapters"] = [_chapter(export, part, title) for part, title in found]
    return f"{indented(value)}\n".encode()


def _chapter(export: Export, part: Stretch, title: str) -> dict[str, Any]:
    chapter: dict[str, Any] = {"startTime": part.start, "endTime": part.end, "title": title}
    if export.site_url:
        chapter["url"] = export.page_address(part.section.id, part.passage.id)
    return chapter


def _titles(parts: Sequence[Stretch]) -> Iterator[str]:
    """Of each the section's title, with a number where the section has several passages."""
    counts = Counter(part.section.id for part in parts)
    numbers: Counter[str] = Counter()
    for section in (part.section for part in parts):
        numbers[section.id] += 1
        number, count = numbers[section.id], counts[section.id]
        yield section.title if count == 1 else f"{section.title} ({number}/{count})"
