"""Plain text: the whole edition to read anywhere, to paste, or to feed to another tool."""

from builder.exporters.export import Export
from builder.exporters.plain import plain, plain_paragraph, rights_lines
from builder.exporters.signs import writable
from builder.model import AnnotatedSection
from builder.timestamps import clock


def text(export: Export) -> bytes:
    """UTF-8, a blank line between paragraphs, 【…】 round titles and (24:00) before passages."""
    edition = export.edition
    head = [edition.title, edition.subtitle, *rights_lines(export)]
    blocks = ["\n".join(writable(line) for line in head if line)]
    for section in export.each(section_text):
        blocks += section
    if edition.profile:
        blocks += ["プロフィール", writable(edition.profile.name)]
        blocks += [plain_paragraph(export, each) for each in export.annotated.profile]
    return ("\n\n".join(blocks) + "\n").encode()


def section_text(export: Export, annotated: AnnotatedSection) -> list[str]:
    """The blocks of a section."""
    title = plain(annotated.section.title, annotated.title, readings=export.readings)
    blocks = [f"【{title}】"]
    for passage, paragraphs in annotated.passages:
        time = f"({clock(passage.time)})\n" if passage.time is not None else ""
        for each in paragraphs:
            blocks.append(time + plain_paragraph(export, each))
            time = ""
    return blocks
