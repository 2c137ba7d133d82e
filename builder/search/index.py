"""The one search index of a site, in Material's shape with fields of our own.

docs/search.md describes it. The stock search plugin writes the documents of the hand-written
pages; the editions' and the glossary's are put beside them.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from builder.glossary import Glossary
from builder.model import Term
from builder.pages.page import GLOSSARY_PATH, GLOSSARY_TITLE
from builder.search.documents import BREAK, RUBY, Document, Part, with_signs
from builder.search.kana import tables
from builder.search.words import by_frequency, joined, sign

_TAG = re.compile(r"<[^>]*>")


class Joined(NamedTuple):
    """What some editions give together: their words, the most frequent first, and those of them
    that inflect, `joined`, and their documents."""

    words: str
    verbs: str
    documents: list[Document]


def joined_parts(parts: Sequence[Part]) -> Joined:
    """The parts of some editions as one."""
    words = by_frequency((part.words, _signs(part)) for part in parts)
    numbers = {word: number for number, word in enumerate(words)}
    verbs = sorted(set(chain.from_iterable(part.verbs for part in parts)))
    documents: list[Document] = []
    for part in parts:
        signs = {ord(sign(old)): sign(numbers[word]) for old, word in enumerate(part.words)}
        documents += (with_signs(document, signs) for document in part.documents)
    return Joined(joined(words), joined(verbs), documents)


def site_index(stock: Mapping[str, Any], parts: Sequence[Part], glossary: Glossary) -> Document:
    """The index: `stock` as the search plugin wrote it, `parts` of all editions, the glossary."""
    editions = joined_parts(parts)
    documents = [*map(_hand_written, stock["docs"]), *editions.documents, _glossary(glossary)]
    own = {
        "version": 1,
        "editions": len(parts),
        **tables(),
        "words": editions.words,
        "verbs": editions.verbs,
    }
    return {"config": {**stock["config"], "kunten": own}, "docs": documents}


def _signs(part: Part) -> Mapping[str, int]:
    """How often each sign of a reading stands in an edition."""
    return Counter("".join(str(doc.get(field, "")) for doc in part.documents for field in RUBY))


def edition_names(parts: Iterable[Part]) -> list[list[str]]:
    """The slug and title of each edition, to choose one to search in."""
    firsts = (part.documents[0] for part in parts)
    return [[str(each["location"]).rstrip("/"), str(each["title"])] for each in firsts]


def _hand_written(document: Mapping[str, Any]) -> Document:
    """A document of the search plugin, whose title and text are HTML, as plain text."""
    plain = {field: _plain(document.get(field, "")) for field in ("title", "text")}
    return {**document, **plain}


def _plain(markup: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", markup)).split())


def _glossary(glossary: Glossary) -> Document:
    """One document for the glossary's page; a row for each term."""
    return {
        "location": f"{GLOSSARY_PATH.removesuffix('.md')}/",
        "title": GLOSSARY_TITLE,
        "kind": "glossary",
        "terms": [_term(term) for term in glossary.terms],
    }


def _term(term: Term) -> list[str]:
    return [
        term.id,
        term.term,
        term.reading,
        term.english,
        f"{term.ja}{BREAK}{term.en}",
        *term.aliases,
    ]
