"""The glossary's page: every term with its explanations and the places where it stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from urllib.parse import quote

from builder.glossary import Glossary, in_order, kana_row
from builder.markup import block, escape, heading, link
from builder.model import Term
from builder.pages.page import GLOSSARY_PATH, GLOSSARY_SOURCE, Page, head
from builder.pages.places import Place

# A list of places that is longer names the first place of each edition, up to as many.
_MOST_PLACES = 12

Places = Sequence[Mapping[str, Sequence[Place]]]


def glossary_page(glossary: Glossary, editions: Places) -> Page:
    """The page at `/glossary/`; `editions` holds the places of the terms in each edition."""
    rows = [(row, list(terms)) for row, terms in groupby(in_order(glossary.terms), kana_row)]
    parts = [
        head("用語集 Glossary", "用語集: 読み方・英語・やさしい説明", hide=("toc",)),
        heading(1, "用語集 Glossary", id="glossary"),
        block(" ".join(link(name, f"#{id}") for (id, name), _ in rows), classes=["kt-rows"]),
    ]
    for (id, name), terms in rows:
        parts.append(heading(2, name, id=id))
        for term in terms:
            parts += _entry(term, glossary, [each[term.id] for each in editions if term.id in each])
    return Page(path=GLOSSARY_PATH, markdown="\n\n".join(parts) + "\n", source=GLOSSARY_SOURCE)


def _entry(term: Term, glossary: Glossary, editions: Sequence[Sequence[Place]]) -> Iterator[str]:
    yield heading(3, escape(term.term), id=f"term-{term.id}", classes=["kt-entry"])
    yield block(_facts(term), classes=["kt-facts"])
    yield escape(term.ja)
    yield f'<span lang="en">{escape(term.en)}</span>'
    more = [*_aliases(term), *_related(term, glossary), *_source(term), *_places(term, editions)]
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


def _places(term: Term, editions: Sequence[Sequence[Place]]) -> Iterator[str]:
    """Where the term stands; of too many places a choice, and the way to the others."""
    count = sum(map(len, editions))
    if count:
        chosen = _each(editions) if count <= _MOST_PLACES else _first_of_each(editions)
        yield "出てくるところ Where it stands: " + "、".join(chosen)
    if count > _MOST_PLACES:
        search = f'<a href="?q={quote(term.term)}">検索する Search</a>'
        inside = f"{len(editions)}つの版に{count}か所 {count} places in {len(editions)} editions"
        yield f"{inside}: {search}"


def _each(editions: Iterable[Sequence[Place]]) -> Iterator[str]:
    for places in editions:
        for place in places:
            yield link(escape(place.name), place.path) + (
                f" ×{place.count}" if place.count > 1 else ""
            )


def _first_of_each(editions: Iterable[Sequence[Place]]) -> Iterator[str]:
    for first, *_ in islice(editions, _MOST_PLACES):
        yield link(escape(f"{first.edition}: {first.name}"), first.path)
