"""Podcasting 2.0 chapters (JSON chapters 1.2): the edition's passages beside the recording."""

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
    value["chapters"] = [_chapter(export, number, parts) for number in range(len(parts))]
    return f"{indented(value)}\n".encode()


def _chapter(export: Export, number: int, parts: tuple[Stretch, ...]) -> dict[str, Any]:
    part = parts[number]
    chapter: dict[str, Any] = {
        "startTime": part.start,
        "endTime": part.end,
        "title": _title(part, parts),
    }
    if export.site_url:
        chapter["url"] = export.page_address(part.section.id, part.passage.id)
    return chapter


def _title(part: Stretch, parts: tuple[Stretch, ...]) -> str:
    """The section's title, with a number where the section has several passages."""
    siblings = [each for each in parts if each.section is part.section]
    if len(siblings) == 1:
        return part.section.title
    return f"{part.section.title} ({siblings.index(part) + 1}/{len(siblings)})"
