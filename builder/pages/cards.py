"""The files of the terms' cards, which a page's script fetches when a reader opens the first one.

They stand apart from the pages: the explanations would double the weight of each.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from builder.json_text import compact
from builder.model import Term
from builder.pages.places import Mentions

_FIELDS = ("term", "reading", "english", "ja", "en", "level")


def cards(terms: Iterable[Term], mentioned: Iterable[Iterable[str]]) -> str:
    """JSON: for each term's id what its card shows; `mentioned` are the ids in each edition."""
    editions = Counter(chain.from_iterable(mentioned))
    return compact({term.id: _entry(term, editions[term.id]) for term in terms})


def edition_places(mentions: Mentions) -> bytes:
    """JSON: for each term's id its places in an edition, `[address, name]` each; addresses count
    from the edition's folder."""
    places = [(_address(each.path), each.name) for each in mentions.stretches]
    found = {
        id: list(dict.fromkeys([places[number] for number, _, _ in each.spots]))
        for id, each in mentions.terms.items()
    }
    return compact(found).encode()


def _entry(term: Term, editions: int) -> dict[str, str | int]:
    name_of = {"name_of": str(term.name_of)} if term.name_of else {}
    return {field: getattr(term, field) for field in _FIELDS} | name_of | {"editions": editions}


def _address(path: str) -> str:
    return path.partition("/")[2].replace(".md#", "/#")
