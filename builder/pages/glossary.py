"""The glossary's page: every term with its explanations and the places where it stands."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from builder.glossary import Glossary, in_order, kana_row, occurrences_by_term
from builder.markup import block, escape, heading, link
from builder.model import AnnotatedEdition, Occurrence, Section, Term
from builder.pages.page import GLOSSARY_PATH, GLOSSARY_SOURCE, Page, head
from builder.timestamps import clock

Places = Sequence[tuple[AnnotatedEdition, Occurrence]]


def glossary_page(editions: Iterable[AnnotatedEdition], glossary: Glossary) -> Page:
    """The page at `/glossary/`."""
    places = occurrences_by_term(editions)
    rows = [(row, list(terms)) for row, terms in groupby(in_order(glossary.terms), kana_row)]
    parts = [
        head("用語集 Glossary", "用語集: 読み方・英語・やさしい説明", hide=("toc",)),
        heading(1, "用語集 Glossary", id="glossary"),
        block(" ".join(link(name, f"#{id}") for (id, name), _ in rows), classes=["kt-rows"]),
    ]
    for (id, name), terms in rows:
        parts.append(heading(2, name, id=id))
        for term in terms:
            parts += _entry(term, glossary, places.get(term.id, ()))
    return Page(path=GLOSSARY_PATH, markdown="\n\n".join(parts) + "\n", source=GLOSSARY_SOURCE)


def _entry(term: Term, glossary: Glossary, places: Places) -> Iterator[str]:
    yield heading(3, escape(term.term), id=f"term-{term.id}", classes=["kt-entry"])
    yield block(_facts(term), classes=["kt-facts"])
    yield escape(term.ja)
    yield f'<span lang="en">{escape(term.en)}</span>'
    more = [*_aliases(term), *_related(term, glossary), *_source(term), *_places(places)]
    if more:
        yield "\n".join(f"- {line}" for line in more)


def _facts(term: Term) -> str:
    english = f'<span lang="en">{escape(term.english)}</span>'
    return " · ".join([escape(term.reading), english, escape(term.level), escape(term.category)])


def _aliases(term: Term) -> Iterator[str]:
    if term.aliases:
        yield "ほかの書き方 Also: " + "、".join(map(escape, term.aliases))


def _related(term: Term, glossary: Glossary) -> Iterator[str]:
    if term.related:
        links = (link(escape(glossary.by_id[id].term), f"#term-{id}") for id in term.related)
        yield "関連 Related: " + "、".join(links)


def _source(term: Term) -> Iterator[str]:
    if term.source:
        yield f"出典 Source: {escape(term.source)}"


def _places(places: Places) -> Iterator[str]:
    """One link for each passage (or paragraph without a time) where the term stands."""
    counts = Counter(_passage(edition, occurrence) for edition, occurrence in places)
    if counts:
        yield "出てくるところ Where it stands: " + "、".join(
            link(label, target) + (f" ×{count}" if count > 1 else "")
            for (label, target), count in counts.items()
        )


def _passage(annotated: AnnotatedEdition, occurrence: Occurrence) -> tuple[str, str]:
    """The name of the place, in Markdown, and its address."""
    section = next(
        each.section for each in annotated.sections if each.section.id == occurrence.section_id
    )
    anchor, time = _anchor(section, occurrence.paragraph_id)
    path = f"{annotated.edition.slug}/{section.id}.md#{anchor}"
    return escape(f"{section.title} {time}".rstrip()), path


def _anchor(section: Section, paragraph_id: str) -> tuple[str, str]:
    """The anchor to link to, and the time that stands there, empty for none."""
    for passage in section.passages:
        if any(paragraph.id == paragraph_id for paragraph in passage.paragraphs):
            if passage.time is not None:
                return passage.id, clock(passage.time)
            break
    return paragraph_id, ""
