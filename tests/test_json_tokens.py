"""Tokens written as JSON by hand are what Python's encoder writes."""

import json

from builder.exporters.json_tokens import tokens_json
from builder.model import Morpheme, Origin, RubySegment, Token

ODD = '塩"\\\n\x01\u2028\ud800</é😀'


def test_tokens_are_written_as_the_encoder_writes_them() -> None:
    morpheme = Morpheme(
        surface=ODD,
        start=0,
        end=len(ODD),
        base_form="塩",
        lemma="潮",
        reading="しお",
        pos=("名詞", ODD),
    )
    ruby = (RubySegment(base=ODD, reading="しお"), RubySegment(base="は", reading=None))
    plain = Token(surface=ODD, start=0, end=9, morphemes=(morpheme,), ruby=(), origin=None)
    read = Token(
        surface="塩", start=9, end=10, morphemes=(), ruby=ruby, origin=Origin.WORD_LIST,
        doubtful=True, candidates=("しお", ODD),
    )  # fmt: skip
    written = {
        "surface": ODD,
        "baseForm": "塩",
        "lemma": "潮",
        "reading": "しお",
        "pos": ["名詞", ODD],
    }
    expected = [
        {"surface": ODD, "start": 0, "end": 9, "morphemes": [written]},
        {
            "surface": "塩",
            "start": 9,
            "end": 10,
            "morphemes": [],
            "ruby": [{"base": ODD, "reading": "しお"}, {"base": "は", "reading": None}],
            "origin": Origin.WORD_LIST.value,
            "doubtful": True,
            "candidates": ["しお", ODD],
        },
    ]
    assert tokens_json([plain, read]) == json.dumps(
        expected, ensure_ascii=False, separators=(",", ":")
    )
