"""The file of the terms' cards, which a page's script fetches when a reader opens the first one.

It stands apart from the pages: the explanations would double the weight of each.
"""

import json
from collections.abc import Iterable

from builder.model import Term

_FIELDS = ("term", "reading", "english", "ja", "en", "level")


def cards(terms: Iterable[Term]) -> str:
    """JSON: for each term's id what its card shows."""
    entries = {term.id: _entry(term) for term in terms}
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":"))


def _entry(term: Term) -> dict[str, str]:
    name_of = {"name_of": str(term.name_of)} if term.name_of else {}
    return {field: getattr(term, field) for field in _FIELDS} | name_of
