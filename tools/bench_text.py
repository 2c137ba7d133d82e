"""Annotation, measured against fugashi alone on the same text."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import fugashi
import unidic_lite
from bench_figure import Figure
from bench_library import Size, library

from builder.analyzer import UnidicAnalyzer
from builder.readings import ReadingEngine, annotate_lines

_ROUNDS = 3


def annotation(_: Path, sizes: list[int]) -> Iterator[Figure]:
    """Characters a second, dictionaries loaded, of the two in turns; the best of three rounds."""
    interviews = library(Size(min(100, max(sizes))))
    lines = [
        text + "\n" for each in interviews for part in each.sections for _, text in part.paragraphs
    ]
    tagger = fugashi.Tagger(f'-d "{unidic_lite.DICDIR}"')
    engine = ReadingEngine(UnidicAnalyzer())
    plain, ours = [], []
    for _round in range(_ROUNDS):
        plain.append(_speed(lines, lambda: [[n.feature.kana for n in tagger(x)] for x in lines]))
        ours.append(_speed(lines, lambda: list(annotate_lines(lines, engine))))
    yield Figure(name="fugashi, characters a second", value=max(plain))
    yield Figure(name="annotate, characters a second", value=max(ours))
    yield Figure(name="annotate : fugashi", value=max(ours) / max(plain), least=0.15)


def _speed(lines: list[str], work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return sum(map(len, lines)) / (time.perf_counter() - start)
