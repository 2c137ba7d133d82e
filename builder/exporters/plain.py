"""Plain text of an edition's parts, with readings in brackets where they are asked for."""

from collections.abc import Iterable, Sequence

from builder.exporters.export import Export
from builder.exporters.signs import writable
from builder.inline import Instead, Laid, Layout, read_spans
from builder.model import AnnotatedParagraph, Kind, RubySegment, Token, Work
from builder.pages.page import retold
from builder.sentences import Span


def plain(
    text: str,
    tokens: Sequence[Token],
    *,
    readings: bool,
    span: Span | None = None,
    insteads: Iterable[Instead] = (),
) -> str:
    """The text, or the span of it: 半導体 as it stands, or as 半導体(はんどうたい)."""
    over = list(insteads)
    if not readings and not over:
        return writable(text[slice(*span)] if span else text)
    reads = read_spans(tokens) if readings else ()
    return Laid(Layout(text, reads, span), _bracketed, writable).written(over)


def plain_paragraph(export: Export, annotated: AnnotatedParagraph) -> str:
    """A paragraph as the export asks for it."""
    return plain(annotated.paragraph.text, annotated.tokens, readings=export.readings)


def rights_lines(export: Export) -> list[str]:
    """Whose sentences these are, what they are made from, and where they stand."""
    edition = export.edition
    source = work_name(edition.source) if edition.source else ""
    lines = []
    if edition.kind is Kind.RETELLING:
        lines.append(f"再話 Retelling — {retold(source)}")
    elif source:
        lines.append(f"出典 Source — {source}")
    if edition.source and edition.source.url:
        lines.append(edition.source.url)
    if edition.recording:
        lines.append(f"録画 Recording: {edition.recording.title} {edition.recording.url}")
    if edition.licence:
        lines.append(f"ライセンス Licence: {edition.licence}")
    if export.address:
        lines.append(export.address)
    return [writable(line) for line in lines]


def work_name(work: Work) -> str:
    """The work's title and who made it."""
    return work.quoted + (f"（{work.makers}）" if work.makers else "")


def _bracketed(segment: RubySegment, _: bool) -> str:
    return writable(f"{segment.base}({segment.reading})")
