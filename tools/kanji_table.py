"""Make builder/readings/data/kanji.tsv from KANJIDIC.

    python tools/kanji_table.py /usr/share/edict/kanjidic > builder/readings/data/kanji.tsv

KANJIDIC (EDRDG, CC BY-SA 4.0; Debian package `kanjidic`) holds a kanji a line in EUC-JP: fields
in ASCII, on readings in katakana, kun readings in hiragana with a full stop before the okurigana,
`T1` before readings in names, `T2` before names of radicals. Out: the kanji, its readings in
hiragana, its readings in names; tab between the three, a space between readings.
"""

import re
import sys
from pathlib import Path

from builder.japanese import hiragana

_READING = re.compile(r"-?[ぁ-ゖァ-ヺー.]+-?")


def _readings(fields: list[str]) -> tuple[list[str], list[str]]:
    """The readings of one kanji and those it has in names."""
    groups: dict[str, list[str]] = {"": [], "T1": [], "T2": []}
    group = ""
    for field in fields:
        if field in groups:
            group = field
        elif _READING.fullmatch(field):
            groups[group].append(hiragana(field.strip("-")))
    return list(dict.fromkeys(groups[""])), list(dict.fromkeys(groups["T1"]))


def main(path: str) -> None:
    """Print the table made from the file at `path`."""
    for line in Path(path).read_text(encoding="euc_jp").splitlines():
        if line.startswith("#"):
            continue
        kanji, *fields = line.partition("{")[0].split()
        common, names = _readings(fields)
        if common or names:
            print(kanji, " ".join(common), " ".join(names), sep="\t")


if __name__ == "__main__":
    main(sys.argv[1])
