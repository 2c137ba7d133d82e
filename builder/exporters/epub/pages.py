"""The pages of the book: title, sections, profile, glossary."""

from collections.abc import Iterator

from builder.exporters.epub.xhtml import (
    GLOSSARY,
    Paragraphs,
    english,
    escape,
    link,
    page,
    with_ruby,
)
from builder.exporters.export import Export, recording_address
from builder.exporters.plain import rights_lines
from builder.exporters.words import Word
from builder.furigana import lay
from builder.model import AnnotatedSection, Origin, Passage, Term, Token, TokenType
from builder.recent import Recent
from builder.timestamps import clock, duration

TITLE = "title.xhtml"
PROFILE = "profile.xhtml"


def section_file(number: int) -> str:
    """The name of the file of a section, counted from 0."""
    return f"section-{number + 1}.xhtml"


def pages(export: Export) -> dict[str, bytes]:
    """Every page by the name of its file, in the order of reading."""
    found = {TITLE: _title_page(export)}
    for number, content in enumerate(export.each(section_page)):
        found[section_file(number)] = content
    if export.edition.profile:
        found[PROFILE] = _profile_page(export, export.edition.profile.name)
    if export.words:
        found[GLOSSARY] = _glossary_page(export)
    return found


def _title_page(export: Export) -> bytes:
    edition = export.edition
    people = [f"{each.name} {each.english} {each.role}".split() for each in edition.speakers]
    people += [[each.name, "—", each.label] for each in edition.annotators]
    body = [
        '<section epub:type="titlepage">',
        f"<h1>{escape(edition.title)}</h1>",
        *([f'<p class="subtitle">{escape(edition.subtitle)}</p>'] if edition.subtitle else []),
        *(f'<p class="people">{escape(" ".join(each))}</p>' for each in people),
        *(f'<p class="rights">{escape(line)}</p>' for line in rights_lines(export)),
        "</section>",
    ]
    return page(edition.title, body)


def section_page(export: Export, annotated: AnnotatedSection) -> bytes:
    """The page of a section."""
    section = annotated.section
    title = with_ruby(section.title, annotated.title)
    body = ['<section epub:type="chapter" role="doc-chapter">', f"<h1>{title}</h1>"]
    text = Paragraphs()
    for passage, paragraphs in annotated.passages:
        body += _time(export, passage)
        for one in paragraphs:
            body.append(text.paragraph(one, passage.own_id(one.paragraph)))
    return page(section.title, [*body, *text.footnotes, "</section>"])


def _time(export: Export, passage: Passage) -> Iterator[str]:
    """The passage's time, linked to that second of the recording."""
    if passage.time is None:
        return
    written = f'<time datetime="{duration(passage.time)}">{clock(passage.time)}</time>'
    address = recording_address(export.edition, passage.time)
    yield f'<h2 id="{passage.id}">{link(written, address) if address else written}</h2>'


def _profile_page(export: Export, name: str) -> bytes:
    text = Paragraphs()
    written = [text.paragraph(each, each.paragraph.id) for each in export.annotated.profile]
    body = ["<section>", f"<h1>{escape(name)}</h1>", *written, *text.footnotes, "</section>"]
    return page(name, body)


def _glossary_page(export: Export) -> bytes:
    words, places = {word.term.id: word for word in export.words}, dict[tuple[str, str], str]()
    files = {each.id: section_file(i) for i, each in enumerate(export.edition.sections)}
    body = [
        '<section epub:type="glossary" role="doc-glossary">',
        f"<h1>用語集 {english('Glossary')}</h1>",
        "<dl>",
    ]
    for term in export.terms:
        word = words[term.id]
        place = word.page, word.anchor
        if place not in places:
            places[place] = link(_place(word), f"{files.get(word.page, PROFILE)}#{word.anchor}")
        body += _entry(term), f'<p class="place">{places[place]}</p></dd>'
    return page("用語集 Glossary", [*body, "</dl>", "</section>"])


def _entry_text(term: Term) -> str:
    """What is the same in all books."""
    facts = " · ".join(map(escape, (term.reading, term.level, term.category)))
    lines = (
        f'<dt epub:type="glossterm" id="term-{term.id}"><dfn>{_term(term)}</dfn></dt>',
        '<dd epub:type="glossdef">',
        f'<p class="facts">{english(term.english)} · {facts}</p>',
        f"<p>{escape(term.ja)}</p><p>{english(term.en)}</p>",
    )
    return "\n".join(lines)


_entry = Recent(_entry_text, most=1 << 10)


def _term(term: Term) -> str:
    ruby = lay(term.term, term.reading)
    word = TokenType(term.term, (), ruby, Origin.OVERRIDE)
    return with_ruby(term.term, [Token(0, len(term.term), word)])


def _place(word: Word) -> str:
    """Where the term stands first: the section's title and the time."""
    return escape(f"→ {word.title} {word.clock}".rstrip())
