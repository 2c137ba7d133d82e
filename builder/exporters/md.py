"""One Markdown file of an edition, for note-taking programs: readings as HTML's ruby, notes as
footnotes, the glossary at the end. The site's own pages are `builder.exporters.markdown`'s.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import accumulate

from builder.exporters.export import Export, recording_address
from builder.exporters.plain import rights_lines
from builder.exporters.signs import plain_text, writable
from builder.inline import Instead, Laid, Layout, layout
from builder.markup import ruby_element
from builder.markup_markdown import escape, link
from builder.model import (
    AnnotatedParagraph,
    AnnotatedSection,
    Edition,
    Note,
    Passage,
    RubySegment,
    Term,
)
from builder.recent import Recent
from builder.sentences import note_inside
from builder.timestamps import clock

_PLAIN = plain_text(r" -/:-@\[-`{-~｜《》\u2028\u2029\u3000")
# Signs that Markdown takes for its own at the beginning of a line alone, if at all:
# " % ' ( ) , - . / ; ?
_MILD = re.compile("&#(34|37|39|40|41|44|45|46|47|59|63);")


def md(export: Export) -> bytes:
    """UTF-8, a blank line between blocks."""
    edition = export.edition
    footnotes: list[str] = []
    blocks = [f"# {_text(edition.title)}", _text(edition.subtitle)]
    blocks += map(_rights, rights_lines(export))
    for text, own in export.each(section_md):
        blocks += text
        footnotes += own
    if edition.profile:
        notes = _Notes(len(footnotes))
        blocks += [f"## {_text(edition.profile.name)}"]
        blocks += map(notes.paragraph, export.annotated.profile)
        footnotes += notes.footnotes
    terms = export.terms
    blocks += ["## 用語集 Glossary", "\n".join(map(_term, terms))] if terms else []
    blocks += footnotes
    return ("\n\n".join(filter(None, blocks)) + "\n").encode()


class _Notes:
    """Writes paragraphs and numbers their notes, behind so many `before`; `footnotes` are those
    that were met."""

    def __init__(self, before: int) -> None:
        self._before = before
        self.footnotes: list[str] = []

    def paragraph(self, annotated: AnnotatedParagraph) -> str:
        """The paragraph with a footnote's mark in the place of each note."""
        notes = [self._mark(annotated, note) for note in annotated.paragraph.notes]
        return _laid(layout(annotated)).written(notes)

    def _mark(self, annotated: AnnotatedParagraph, note: Note) -> Instead:
        number = self._before + len(self.footnotes) + 1
        span = note_inside(annotated.paragraph, note)
        text = _laid(layout(annotated, span)).written()
        # What goes on in another line is the footnote's where it is indented.
        inside = text.replace("\n", "\n    ")
        self.footnotes.append(f"[^{number}]: {_text(note.label)}: {inside}")
        return note.start, note.end, f"[^{number}]"


def _rights(line: str) -> str:
    return link(_text(line), line) if re.match("https?://", line) else _text(line)


def section_md(export: Export, annotated: AnnotatedSection) -> tuple[list[str], list[str]]:
    """The blocks of a section, and its footnotes."""
    notes = _Notes(_notes_before(export.edition)[annotated.section.id])
    blocks = [f"## {_text(annotated.section.title)}"]
    for passage, paragraphs in annotated.passages:
        blocks += _time(export, passage)
        blocks += map(notes.paragraph, paragraphs)
    return blocks, notes.footnotes


@Recent
def _notes_before(edition: Edition) -> Mapping[str, int]:
    """How many notes stand before each section, by its id."""
    counts = (sum(len(each.notes) for each in one.paragraphs) for one in edition.sections)
    ids = (each.id for each in edition.sections)
    return dict(zip(ids, accumulate(counts, initial=0), strict=False))


def _time(export: Export, passage: Passage) -> Iterable[str]:
    if passage.time is None:
        return []
    address = recording_address(export.edition, passage.time)
    time = clock(passage.time)
    return [f"### {link(time, address) if address else time}"]


def _term_text(term: Term) -> str:
    explained = " ".join(_text(" ".join(each.split())) for each in (term.english, term.ja, term.en))
    return f"- **{_text(term.term)}** {_text(term.reading)}: {explained}"


_term = Recent(_term_text, most=1 << 10)


def _laid(layout: Layout) -> Laid:
    return Laid(layout, _ruby, _text)


def _ruby(segment: RubySegment, _: bool) -> str:
    return ruby_element(_text(segment.base), _text(segment.reading or ""))


def _text(text: str) -> str:
    """Text that stays text, and is read with ease where Markdown is read as it stands."""
    return text if _PLAIN.fullmatch(text) else _escaped(text)


@lru_cache(maxsize=1 << 12)
def _escaped(text: str) -> str:
    return _MILD.sub(_as_it_is, escape(writable(text)))


def _as_it_is(reference: re.Match[str]) -> str:
    line = reference.string[: reference.start()].rpartition("\n")[2]
    begins = not line.strip() or line.strip().isdigit()  # 1. and 1) would begin a list
    return reference[0] if begins else chr(int(reference[1]))
