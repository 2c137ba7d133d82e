"""Make builder/readings/data/words.tsv.xz from SudachiDict and EDICT.

    pip install sudachipy sudachidict-core
    python tools/word_list.py /usr/share/edict/edict

Both are read as teachers: a word enters the list only where the engine without it would read it
otherwise, so that the list stays small. Shorter words come first, longer ones are tried with
them. Sources: SudachiDict core (Works Applications, Apache-2.0) and EDICT (EDRDG, CC BY-SA 4.0,
Debian package `edict`).
"""

import lzma
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from sudachipy import Dictionary, SplitMode  # type: ignore[import-not-found]

from builder.analyzer import UnidicAnalyzer, hiragana
from builder.furigana import KANJI, has_kanji
from builder.readings.engine import ReadingEngine
from builder.readings.words import WordList

OUT = Path(__file__).parent.parent / "builder" / "readings" / "data" / "words.tsv.xz"

_WORD = re.compile(f"[ぁ-ゖァ-ヺー{KANJI}]{{2,10}}")
_READING = re.compile("[ぁ-ゖー]+")
_INFLECTED = ("動詞", "形容詞", "助動詞", "補助記号", "記号", "空白")
_ADDRESS = re.compile("..+?[都道府県市区郡].+|.*町.+町")
_OLD_KANA = re.compile("[ゐゑヰヱ]|[はひふへほ]$")
_PREFERRED = {"日本": "にほん"}
"""Where both readings are right and the teachers differ from word to word."""


def _fits(surface: str, reading: str) -> bool:
    return (
        bool(_WORD.fullmatch(surface) and _READING.fullmatch(reading))
        and has_kanji(surface)
        and not _OLD_KANA.search(surface)
    )


def sudachi_words() -> Iterator[tuple[str, str]]:
    """Words that SudachiDict knows as one, with the reading it prefers for them alone."""
    dictionary = Dictionary(dict="core")
    tokenizer = dictionary.tokenizer(mode=SplitMode.C)
    for surface in {entry.surface() for entry in dictionary.entries()}:
        if not _WORD.fullmatch(surface) or not has_kanji(surface):
            continue
        words = tokenizer.tokenize(surface)
        pos = words[0].part_of_speech()
        address = pos[2] == "地名" and _ADDRESS.fullmatch(surface)
        reading = hiragana(words[0].reading_form())
        if len(words) == 1 and pos[0] not in _INFLECTED and not address and _fits(surface, reading):
            yield surface, reading


def edict_words(path: Path) -> Iterator[tuple[str, str]]:
    """Words of EDICT that have one reading only; expressions too, verbs as they stand there."""
    readings: dict[str, set[str]] = {}
    for line in path.read_text(encoding="euc_jp", errors="ignore").splitlines():
        found = re.match(r"(\S+) \[([^\]]+)\] /", line)
        if found and _fits(found[1], hiragana(found[2])):
            readings.setdefault(found[1], set()).add(hiragana(found[2]))
    for surface, known in readings.items():
        if len(known) == 1:
            yield surface, known.pop()


def _read(engine: ReadingEngine, surface: str) -> str:
    """How the engine reads `surface`, in hiragana."""
    segments = (segment for token in engine.read(surface) for segment in token.ruby)
    return hiragana("".join(segment.reading or segment.base for segment in segments))


def main(edict: str) -> None:
    """Write the word list."""
    wanted = dict(edict_words(Path(edict))) | dict(sudachi_words())
    words = WordList({})
    engine = ReadingEngine(UnidicAnalyzer(), words=words)
    kept = {}
    for surface, reading in sorted(wanted.items(), key=lambda pair: (len(pair[0]), pair)):
        reading = _PREFERRED.get(surface, reading)
        if _read(engine, surface) != reading:
            words.add(surface, reading)
            kept[surface] = reading
    text = "".join(f"{surface}\t{reading}\n" for surface, reading in sorted(kept.items()))
    OUT.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(len(wanted), len(kept), OUT.stat().st_size)


if __name__ == "__main__":
    main(sys.argv[1])
