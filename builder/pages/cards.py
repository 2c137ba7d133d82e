"""The files of the terms' cards, which a page's script fetches when a reader opens the first one.

They stand apart from the pages: the explanations would double the weight of each.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from builder.json_text import compact
from builder.model import Term
from builder.pages.places import Mentions, Place

_FIELDS = ("term", "reading", "english", "ja", "en", "level")


def cards(terms: Iterable[Term], mentions: Iterable[Mapping[str, Mentions]]) -> str:
    """JSON: for each term's id what its card shows; `mentions` are those of each edition."""
    editions = Counter(id for each in mentions for id in each)
    return compact({term.id: _entry(term, editions[term.id]) for term in terms})


def edition_places(mentions: Mapping[str, Mentions]) -> bytes:
    """JSON: for each term's id its places in an edition, `[address, name]` each; addresses count
    from the edition's folder."""
    found = ((id, map(_place, each.places)) for id, each in mentions.items())
    return compact({id: list(dict.fromkeys(places)) for id, places in found}).encode()


def _entry(term: Term, editions: int) -> dict[str, str | int]:
    name_of = {"name_of": str(term.name_of)} if term.name_of else {}
    return {field: getattr(term, field) for field in _FIELDS} | name_of | {"editions": editions}


def _place(place: Place) -> tuple[str, str]:
    return _address(place.path), place.name


@lru_cache(maxsize=64)
def _address(path: str) -> str:
    return path.partition("/")[2].replace(".md#", "/#")
