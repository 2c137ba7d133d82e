"""Words that their neighbours decide: the reading of every word in braces."""

import re
from itertools import accumulate
from pathlib import Path

import pytest

from builder.analyzer import UnidicAnalyzer
from builder.furigana import lay
from builder.readings import ReadingEngine, annotate_lines
from builder.readings.context import STEM, rules

SENTENCES = Path(__file__).with_name("context.txt").read_text("utf-8").splitlines()
_PART = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}|[^{]")


@pytest.fixture(scope="module")
def engine() -> ReadingEngine:
    return ReadingEngine(UnidicAnalyzer(), grain="kanji")


def parts(annotated: str) -> list[tuple[int, str, str]]:
    """Each annotated word and each other character: where, what, how it is read."""
    found = [(m[1] or m[0], m[2] or m[0]) for m in _PART.finditer(annotated)]
    starts = accumulate((len(base) for base, _ in found), initial=0)
    return [(start, *pair) for start, pair in zip(starts, found, strict=False)]


def targets(annotated: str) -> list[tuple[int, str, str]]:
    return [part for part in parts(annotated) if part[1] != part[2]]


def first_ruby(word: str, reading: str) -> tuple[str, str]:
    """The word's first kanji, without okurigana."""
    segment = next(each for each in lay(word.rstrip(STEM), reading) if each.reading)
    return segment.base, segment.reading or ""


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_word_is_read_as_its_neighbours_ask(engine: ReadingEngine, sentence: str) -> None:
    text = "".join(base for _, base, _ in parts(sentence))
    (annotated,) = annotate_lines([text], engine)
    for start, word, reading in targets(sentence):
        inside = [p for p in parts(annotated) if start <= p[0] < start + len(word)]
        assert "".join(base for _, base, _ in inside) == word, annotated
        assert "".join(kana for _, _, kana in inside) == reading, annotated


def test_every_reading_of_every_rule_has_a_sentence() -> None:
    tried = [(word, reading) for sentence in SENTENCES for _, word, reading in targets(sentence)]
    missing = []
    for rule in rules():
        word, reading = first_ruby(*rule)
        if not any(word in base and reading in over for base, over in tried):
            missing.append(rule)
    assert missing == []
