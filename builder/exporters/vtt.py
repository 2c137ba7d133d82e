"""WebVTT: the passages as captions that a video player shows beside the recording."""

from builder.exporters.export import Export
from builder.exporters.recording import Stretch, stretches
from builder.exporters.signs import one_line
from builder.inline import Laid, Layout, read_spans
from builder.model import AnnotatedParagraph, AnnotatedSection, RubySegment
from builder.timestamps import hours_minutes_seconds


def vtt(export: Export) -> bytes:
    """UTF-8; a cue a passage, a line a paragraph. Raises EditionError without times.

    With readings the cues carry WebVTT's own `<ruby>`.
    """
    blocks = ["WEBVTT", "NOTE " + _comment(export)]
    found = stretches(export)
    lines = {key: said for section in export.each(section_cues) for key, said in section}
    blocks += (_cue(each, lines[each.section.id, each.passage.id]) for each in found)
    return ("\n\n".join(blocks) + "\n").encode()


def _comment(export: Export) -> str:
    """A comment ends at a blank line and must not hold an arrow."""
    lines = [export.edition.title, export.edition.licence, export.address]
    return one_line(" · ".join(line for line in lines if line)).replace("-->", "→")


def section_cues(
    export: Export, annotated: AnnotatedSection
) -> list[tuple[tuple[str, str], list[str]]]:
    """The lines of each passage of a section, by the ids of both."""
    return [
        ((annotated.section.id, passage.id), [_line(export, each) for each in paragraphs])
        for passage, paragraphs in annotated.passages
    ]


def _cue(stretch: Stretch, lines: list[str]) -> str:
    name = f"{stretch.section.id}-{stretch.passage.id}"
    times = f"{_time(stretch.start)} --> {_time(stretch.end)}"
    return "\n".join([name, times, *lines])


def _line(export: Export, annotated: AnnotatedParagraph) -> str:
    """One line, with the speaker as the cue's voice instead of the mark in the text."""
    paragraph = annotated.paragraph
    if paragraph.speaker is None or not paragraph.lead:
        return _said(export, annotated, 0)
    return f"<v {_escape(paragraph.speaker)}>{_said(export, annotated, paragraph.lead)}</v>"


def _said(export: Export, annotated: AnnotatedParagraph, start: int) -> str:
    text = annotated.paragraph.text
    if not export.readings:
        return _escape(text[start:])
    layout = Layout(text, read_spans(annotated.tokens), (start, len(text)))
    return Laid(layout, _ruby, _escape).written()


def _ruby(segment: RubySegment, _: bool) -> str:
    return f"<ruby>{_escape(segment.base)}<rt>{_escape(segment.reading or '')}</rt></ruby>"


def _escape(text: str) -> str:
    """Text in a cue: a line end would part it, a tag or an arrow would be taken for one."""
    return one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _time(seconds: int) -> str:
    hours, minutes, rest = hours_minutes_seconds(seconds)
    return f"{hours:02}:{minutes:02}:{rest:02}.000"
