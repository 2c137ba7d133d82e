"""Readings, measured on sentences that people checked, where there are any: no part of the project.

KUNTEN_GOLD, or `shared/gold` beside the project's folder, holds such sentences, and a program that
scores what `kunten annotate` makes of them; these are halves that were used for tuning.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench_figure import Figure, NotMeasuredError
from bench_library import PROJECT

_GOLD = Path(os.environ.get("KUNTEN_GOLD", PROJECT.parent / "shared" / "gold"))
_KUNTEN = Path(sys.executable).with_name("kunten")

# By a file of sentences: which share is to be reached, in percent. `sent`: of sentences read right
# as a whole; `f1`: of rubies; `mono`: of lines cut kanji by kanji; `target`: of words to be told
# apart.
_BARS: dict[str, dict[str, float]] = {
    "gsd.tsv": {"sent": 90, "f1": 98.3},
    "wiki.tsv": {"sent": 93, "f1": 98.4},
    "rohan.tsv": {"sent": 91.5, "f1": 96},
    "words.tsv": {"sent": 98.8, "f1": 98.8},
    "mono.mono.tsv": {"mono": 95},
    "homograph.partial.tsv": {"target": 93},
}
_NAMES = {
    "sent": "sentences right",
    "f1": "ruby F1",
    "mono": "cut kanji by kanji",
    "target": "homographs right",
}


def readings(folder: Path, _: list[int]) -> Iterator[Figure]:
    """Percent of what is read right, and of lines whose text is kept."""
    if not (_GOLD / "score.py").exists():
        raise NotMeasuredError("checked sentences are needed: KUNTEN_GOLD names their folder")
    for name, bars in _BARS.items():
        grain = " --grain kanji" if "mono" in bars else ""
        found = _scored(name, f"{_KUNTEN} annotate{grain}", folder / "scores.json")
        for key, least in bars.items():
            title = f"{name.partition('.')[0]}, tuning half: {_NAMES[key]}"
            yield Figure(name=title, value=found[key], unit="%", least=least)
        yield Figure(
            name=f"{name.partition('.')[0]}: lines with their text kept",
            value=found["fid"],
            unit="%",
            least=100,
        )


def _scored(name: str, command: str, target: Path) -> dict[str, float]:
    target.unlink(missing_ok=True)
    scorer = [sys.executable, f"{_GOLD}/score.py", "--data", f"{_GOLD}/{name}"]
    told = ["--sys", f"kunten={command}", "--json", f"{target}"]
    subprocess.run([*scorer, *told], cwd=target.parent, stdout=subprocess.DEVNULL, check=True)
    found: dict[str, float] = json.loads(target.read_text("utf-8"))
    return found
