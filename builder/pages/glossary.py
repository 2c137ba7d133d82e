"""The glossary's page: every term with its explanations, its places, and ways to find it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from builder.glossary import Glossary, in_order, kana_row
from builder.markup import (
    bilingual,
    block,
    bullets,
    element_text,
    english,
    escape,
    former_ids,
    heading,
    link,
    raw_html,
)
from builder.model import Term
from builder.pages.concordance import (
    Gathered,
    concordance,
    definitions,
    gather,
    most_places,
)
from builder.pages.packed import PackedMentions
from builder.pages.page import (
    GLOSSARY_PATH,
    GLOSSARY_TITLE,
    Page,
    head,
    study_assets,
)
from builder.reader import GLOSSARY
from builder.vocabulary.levels import level_order


def glossary_page(glossary: Glossary, editions: Iterable[PackedMentions]) -> Page:
    """The page at `/glossary/`; `editions` holds what each edition says of the terms, by id."""
    found = gather(glossary.terms, editions)
    most = most_places(found.values())
    rows = [(row, list(terms)) for row, terms in groupby(in_order(glossary.terms), kana_row)]
    parts = [
        study_assets(),
        heading(1, GLOSSARY_TITLE, id="glossary"),
        block(" ".join(link(name, f"#{id}") for (id, name), _ in rows), classes=["kt-rows"]),
        *_indexes(glossary.terms),
    ]
    for (id, name), terms in rows:
        parts.append(heading(2, name, id=id))
        for term in terms:
            parts += _entry(term, glossary, found[term.id], most)
    about = head(GLOSSARY_TITLE, "用語集: 読み方・英語・やさしい説明", hide=("toc",))
    return Page.of(GLOSSARY_PATH, about, parts, GLOSSARY)


def _indexes(terms: Sequence[Term]) -> Iterator[str]:
    """The terms by English, by category and by level, each folded away."""
    in_kana_order = in_order(terms)
    by_english = sorted(in_kana_order, key=lambda term: _english_order(term.english))
    by_category = sorted(in_kana_order, key=lambda term: term.category)
    by_level = sorted(in_kana_order, key=lambda term: (level_order(term.level), term.level))
    yield _index("英語から", "By English", by_english, lambda term: _initial(term.english))
    yield _index("分野から", "By category", by_category, lambda term: term.category)
    yield _index("級から", "By level", by_level, lambda term: term.level)


def _index(japanese: str, english: str, terms: Sequence[Term], group: Callable[[Term], str]) -> str:
    groups = "".join(
        f"<dt>{element_text(name)}</dt><dd>{'、'.join(map(_index_link, each))}</dd>"
        for name, each in groupby(terms, group)
    )
    return raw_html(
        f'<details class="kt-index"><summary>{bilingual(japanese, english)}</summary>'
        f"<dl>{groups}</dl></details>"
    )


def _index_link(term: Term) -> str:
    english = f'<span lang="en">{element_text(term.english)}</span>'
    return f'<a href="#term-{term.id}">{element_text(term.term)}</a> {english}'


def _english_order(english: str) -> str:
    """Without the "to" of verbs, as dictionaries sort."""
    return english.casefold().removeprefix("to ")


def _initial(english: str) -> str:
    first = _english_order(english)[:1].upper()
    return first if first.isalpha() else "#"


def _entry(term: Term, glossary: Glossary, gathered: Gathered, most: int) -> Iterator[str]:
    yield from former_ids(term.formerly)
    yield heading(3, escape(term.term), id=f"term-{term.id}", classes=["kt-entry"])
    yield block(_facts(term), classes=["kt-facts"])
    yield block(escape(term.ja))
    yield block(english(term.en))
    yield from definitions(gathered)
    more = [*_aliases(term), *_related(term, glossary), *_source(term)]
    if more:
        yield bullets(more)
    yield from concordance(term, gathered, most)


def _facts(term: Term) -> str:
    return " · ".join(
        [escape(term.reading), english(term.english), escape(term.level), escape(term.category)]
    )


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
