"""Fit the weights of `tools/teachers.py` on sentences with checked readings.

    pip install numpy
    python tools/weigh.py GOLD.tsv ...

A line of a file: a sentence, a tab, the sentence with its readings as `{漢字|かんじ}`, where
several are right with a slash between. Its words are the longest ones that a dictionary knows and
that begin and end where the readings do. Out: the share of the words read right of those on which
the dictionaries differ, on each fifth of the sentences with weights from the other four, and in
all with the weights that `tools/teachers.py` has; the weights from all. Nothing of the sentences
but these eight numbers goes into the project.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import islice, product
from pathlib import Path

import numpy as np
from teachers import WEIGHTS, evidence, words

from builder.analyzer import UnidicAnalyzer
from builder.japanese import hiragana

FOLDS, ROUNDS, RATE, RIDGE = 5, 400, 0.5, 1.0
LONGEST, ALTERNATIVES = 10, 64
_SEGMENT = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}|([^{}])")

Word = tuple[np.ndarray, np.ndarray]
"""What counts for each reading of a word, a row a reading; which of the readings are right."""


def _gold(annotated: str) -> dict[int, tuple[int, list[str]]]:
    """Start of each segment → its end, its right readings."""
    segments, at = {}, 0
    for base, readings, bare in _SEGMENT.findall(annotated):
        text = base or bare
        segments[at] = (at + len(text), [hiragana(r) for r in (readings or text).split("/")])
        at += len(text)
    return segments


def _right(gold: dict[int, tuple[int, list[str]]], start: int, end: int) -> set[str]:
    """The right readings of a span; none where it does not begin and end with segments."""
    parts = []
    while start < end and start in gold:
        start, readings = gold[start]
        parts.append(readings)
    return (
        {"".join(each) for each in islice(product(*parts), ALTERNATIVES)} if start == end else set()
    )


def _word(surface: str, right: set[str]) -> Word | None:
    """The word, if it has right and wrong readings."""
    found = evidence(surface)
    hits = np.array([reading in right for reading in found])
    if not hits.any() or hits.all():
        return None
    return np.array([[each.get(name, 0) for name in WEIGHTS] for each in found.values()]), hits


def _words(text: str, annotated: str, analyzer: UnidicAnalyzer, known: set[str]) -> Iterator[Word]:
    gold, morphemes, i = _gold(annotated), analyzer.analyze(text), 0
    while i < len(morphemes):
        start, end = morphemes[i].start, i + 1
        for j in range(len(morphemes), i, -1):
            surface = text[start : morphemes[j - 1].end]
            if 1 < len(surface) <= LONGEST and surface in known:
                word = _word(surface, _right(gold, start, morphemes[j - 1].end))
                end = j
                if word:
                    yield word
                break
        i = end


def _fitted(sample: Sequence[Word]) -> np.ndarray:
    """The weights that make the right readings likeliest, by gradient ascent."""
    weights = np.zeros(len(WEIGHTS))
    for _ in range(ROUNDS):
        slope = -RIDGE * weights
        for counts, hits in sample:
            chance = np.exp(counts @ weights)
            chance /= chance.sum()
            wanted = chance * hits / (chance * hits).sum()
            slope += (wanted - chance) @ counts
        weights += RATE * slope / len(sample)
    return weights


def _share(sample: Sequence[Word], weights: np.ndarray) -> float:
    return float(np.mean([hits[(counts @ weights).argmax()] for counts, hits in sample]))


def main() -> None:
    """Print the shares and the weights."""
    analyzer, known = UnidicAnalyzer(), words()
    lines = [line for path in sys.argv[1:] for line in Path(path).read_text("utf-8").splitlines()]
    folds: list[list[Word]] = [[] for _ in range(FOLDS)]
    for n, line in enumerate(lines):
        text, annotated, *_ = line.split("\t")
        folds[n % FOLDS] += _words(text, annotated, analyzer, known)
    for n, tried in enumerate(folds):
        others = [word for m, fold in enumerate(folds) if m != n for word in fold]
        print(f"fold {n}: {_share(tried, _fitted(others)):.3f} of {len(tried)}")
    every = [word for fold in folds for word in fold]
    print(f"as it is: {_share(every, np.array(list(WEIGHTS.values()))):.3f} of {len(every)}")
    weights = _fitted(every)
    print({name: round(float(weight), 2) for name, weight in zip(WEIGHTS, weights, strict=True)})


if __name__ == "__main__":
    main()
