"""The document types. Values that nobody changes: no files, no dictionary, no Markdown.

Two layers, as in stand-off annotation: what the editors wrote (`text`, `edition`, `words`), and
what was computed from it (`tokens`, `annotated`), which refers to the first by id and by span.
"""

from builder.model.annotated import (
    AnnotatedEdition,
    AnnotatedParagraph,
    AnnotatedSection,
    Occurrence,
)
from builder.model.edition import (
    INTERVIEW,
    Annotator,
    Chapter,
    Description,
    Edition,
    Grain,
    Kind,
    Recording,
    Speaker,
    Work,
)
from builder.model.text import (
    PROFILE,
    Aside,
    GivenReading,
    Note,
    Paragraph,
    Passage,
    Profile,
    Section,
    SourceLine,
)
from builder.model.tokens import (
    Entry,
    Morpheme,
    Morphemes,
    Origin,
    RubySegment,
    Token,
    TokenType,
    new,
    read_as,
)
from builder.model.words import Draft, DraftStatus, Named, ReadingOverride, Term

__all__ = [
    "INTERVIEW",
    "PROFILE",
    "AnnotatedEdition",
    "AnnotatedParagraph",
    "AnnotatedSection",
    "Annotator",
    "Aside",
    "Chapter",
    "Description",
    "Draft",
    "DraftStatus",
    "Edition",
    "Entry",
    "GivenReading",
    "Grain",
    "Kind",
    "Morpheme",
    "Morphemes",
    "Named",
    "Note",
    "Occurrence",
    "Origin",
    "Paragraph",
    "Passage",
    "Profile",
    "ReadingOverride",
    "Recording",
    "RubySegment",
    "Section",
    "SourceLine",
    "Speaker",
    "Term",
    "Token",
    "TokenType",
    "Work",
    "new",
    "read_as",
]
