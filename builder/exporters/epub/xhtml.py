"""XHTML for an e-reader: a page's frame, and a paragraph's text."""

import html
from collections.abc import Iterable, Sequence

from builder.exporters.signs import plain_text, with_breaks, writable
from builder.inline import Instead, Laid, Layout, Mark, layout, read_spans
from builder.model import AnnotatedParagraph, Aside, Note, RubySegment, Token, new
from builder.pages.paragraph import whole_words
from builder.recent import Memo
from builder.sentences import Span, note_inside

STYLE = "style.css"
GLOSSARY = "glossary.xhtml"

_PLAIN = plain_text("&<>\"'")


def page(title: str, body: Iterable[str]) -> bytes:
    """A whole document; `body` is XHTML."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE html>",
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        ' lang="ja" xml:lang="ja">',
        f"<head><title>{escape(title)}</title>",
        f'<link rel="stylesheet" type="text/css" href="{STYLE}"/></head>',
        "<body>",
        *body,
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode()


def escape(text: str) -> str:
    """Text as it stands in an element or in an attribute."""
    return text if _is_plain(text) else html.escape(writable(text))


def english(text: str) -> str:
    """Text in English."""
    return f'<span lang="en" xml:lang="en">{escape(text)}</span>'


def link(text: str, address: str) -> str:
    """A link; `text` is XHTML already."""
    return f'<a href="{escape(address)}">{text}</a>'


def with_ruby(text: str, tokens: Sequence[Token]) -> str:
    """A text with its readings."""
    return _laid(Layout(text, read_spans(tokens))).written()


class Paragraphs:
    """Writes the paragraphs of one page: it numbers the notes, and links the first use of a term.

    `footnotes` are those of the paragraphs that were written, in their order.
    """

    def __init__(self) -> None:
        self.linked: set[str] = set()
        self.footnotes: list[str] = []

    def paragraph(self, annotated: AnnotatedParagraph, id: str = "") -> str:
        """The paragraph as `<p>`, with a mark in the place of each note."""
        paragraph = annotated.paragraph
        marks = [
            *_speaker(paragraph.lead),
            *map(_aside, paragraph.asides),
            *self._term_marks(annotated, paragraph.notes),
        ]
        notes = list(self._notes(annotated))
        text = _laid(layout(annotated)).written(notes, marks)
        return f"<p{_id(id)}>{text}</p>"

    def _term_marks(self, annotated: AnnotatedParagraph, notes: Sequence[Note]) -> Iterable[Mark]:
        """Links to the glossary, outside of the notes: a link cannot hold a note's own."""
        for occurrence, span in whole_words(annotated):
            id = occurrence.term_id
            if id not in self.linked and not (notes and _touches(span, notes)):
                self.linked.add(id)
                yield new(Mark, (*span, _to_term[id], "</a>"))

    def _notes(self, annotated: AnnotatedParagraph) -> Iterable[Instead]:
        for note in annotated.paragraph.notes:
            number = len(self.footnotes) + 1
            self.footnotes.append(_footnote(annotated, note, number))
            yield note.start, note.end, _noteref(note, number)


def _touches(span: Span, notes: Iterable[Note]) -> bool:
    return any(note.start < span[1] and span[0] < note.end for note in notes)


_to_term: Memo[str, str] = Memo(
    lambda id: f'<a href="{GLOSSARY}#term-{id}" epub:type="glossref" role="doc-glossref">'
)


def _noteref(note: Note, number: int) -> str:
    return (
        f'<a class="noteref" epub:type="noteref" role="doc-noteref" id="noteref-{number}"'
        f' href="#note-{number}">{escape(note.label)}{number}</a>'
    )


def _footnote(annotated: AnnotatedParagraph, note: Note, number: int) -> str:
    span = note_inside(annotated.paragraph, note)
    text = _laid(layout(annotated, span)).written()
    return (
        f'<aside epub:type="footnote" role="doc-footnote" id="note-{number}"><p>'
        f'<a class="label" role="doc-backlink" href="#noteref-{number}">'
        f"{escape(note.label)}{number}</a> {text}</p></aside>"
    )


def _speaker(lead: int) -> Iterable[Mark]:
    if lead:
        yield _span((0, lead), "speaker")


def _aside(aside: Aside) -> Mark:
    return _span((aside.start, aside.end), "aside")


def _span(span: Span, name: str) -> Mark:
    opening = f'<span class="{name}">'
    return Mark(start=span[0], end=span[1], opening=opening, closing="</span>")


def _id(id: str) -> str:
    return f' id="{escape(id)}"' if id else ""


def _laid(layout: Layout) -> Laid:
    return Laid(layout, _ruby, _escape_lines)


def _ruby(segment: RubySegment, _: bool) -> str:
    base, reading = escape(segment.base), escape(segment.reading or "")
    # Without <rp>: EPUB 3 knows ruby, and EPUBCheck advises against it.
    return f"<ruby>{base}<rt>{reading}</rt></ruby>"


def _escape_lines(text: str) -> str:
    return text if _is_plain(text) else with_breaks(escape(text), "<br/>")


def _is_plain(text: str) -> bool:
    """Whether the text stands for itself; letters alone do, which is quick to see."""
    return text.isalnum() or _PLAIN.fullmatch(text) is not None
