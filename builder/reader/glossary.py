"""glossary.yml: the entries that every edition shares.

```yaml
- id: semiconductor          # of the address, never to be changed
  term: 半導体               # as it stands in texts
  reading: はんどうたい      # kana
  english: semiconductor
  ja: 電気を通したり通さなかったりする材料。   # explained in easy Japanese
  en: A material that …                        # and in English
  level: B2
  category: 技術
  aliases: [半導体素子]      # other forms in texts; this and the rest may be absent
  related: [chip]            # ids of other entries
  source: "https://…"        # where the explanation comes from
  name_of: person            # of a name: person, place, organization or work
  always_ruby: true          # show its readings even where those of known or easy words are not
```
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from builder.datafile import load
from builder.errors import Problem, raise_any
from builder.model import Named, Term
from builder.reader.fields import Fields, as_items, report_repeats
from builder.reader.readings import is_kana

_Entry = tuple[Term, Fields]
_YES_OR_NO = {"true": True, "false": False}


@lru_cache(maxsize=1)
def parse_glossary(text: str, *, path: str) -> tuple[Term, ...]:
    """The entries in the file's order; kept, for a preview reads the file again after each edit of
    another. Raises `EditionError` with all problems."""
    problems: list[Problem] = []
    entries = [(_term(fields), fields) for fields in as_items(load(text, path), path, problems)]
    ids = ((term.id, term.id, fields) for term, fields in entries)
    report_repeats(ids, "duplicate-id", "id", "an id of its own")
    _check_names(entries)
    _check_related(entries)
    raise_any(problems)
    return tuple(term for term, _ in entries)


def _term(fields: Fields) -> Term:
    term = Term(
        id=fields.text("id", required=True),
        term=fields.text("term", required=True),
        reading=fields.text("reading", required=True),
        english=fields.text("english", required=True),
        ja=fields.text("ja", required=True, lines=True),
        en=fields.text("en", required=True, lines=True),
        level=fields.text("level", required=True),
        category=fields.text("category", required=True),
        aliases=fields.texts("aliases"),
        related=fields.texts("related"),
        source=fields.text("source"),
        always_ruby=fields.convert("always_ruby", _YES_OR_NO.get, "true or false") or False,
        name_of=fields.convert("name_of", Named, "person, place, organization or work"),
        location=fields.location(),
    )
    fields.done()
    if term.reading and not is_kana(term.reading):
        fields.report("reading-not-kana", "reading", "kana as reading", term.reading)
    if term.id:
        fields.check_id("term-id", "id", term.id)
    return term


def _check_names(entries: Iterable[_Entry]) -> None:
    """Two entries must not claim one word, capitals and width apart."""
    owners: dict[str, Term] = {}
    for term, fields in entries:
        for key, name in [("term", term.term), *(("aliases", alias) for alias in term.aliases)]:
            owner = owners.setdefault(_fold(name), term) if name else term
            if owner is not term:
                found = f"{name}, which {owner.id} has too"
                fields.report("term-twice", key, "a word that no other entry has", found)


def _check_related(entries: Iterable[_Entry]) -> None:
    ids = [term.id for term, _ in entries]
    known = set(ids)
    for term, fields in entries:
        for id in term.related:
            if id not in known:
                hint = fields.likeliest(id, ids)
                fields.report("related-unknown", "related", "the id of an entry", id, hint)


def _fold(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
