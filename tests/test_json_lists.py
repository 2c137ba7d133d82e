"""What is written as JSON by hand is what Python's encoder writes."""

from dataclasses import replace

from builder.exporters.json_lists import occurrences_json, terms_json, tokens_json, words_json
from builder.json_text import compact, list_of, object_of
from builder.model import Entry, Named, Occurrence, Origin, RubySegment, Term, Token, TokenType
from builder.vocabulary import Use, Word
from builder.vocabulary.parts import PartOfSpeech

ODD = '塩"\\\n\x01\u2028\ud800</é😀'


def text(value: object) -> bytes:
    return compact(value).encode("utf-8", "backslashreplace")


def test_tokens_are_written_as_the_encoder_writes_them() -> None:
    entry = Entry(surface=ODD, base_form="塩", lemma="潮", reading="しお", pos=("名詞", ODD))
    ruby = (RubySegment(base=ODD, reading="しお"), RubySegment(base="は", reading=None))
    plain = Token(0, 9, TokenType(ODD, (entry,), ruby=()))
    in_doubt = TokenType("塩", (), ruby, Origin.WORD_LIST, doubtful=True, candidates=("しお", ODD))
    read = Token(9, 10, in_doubt)
    joined = Token(10, 30, TokenType(ODD * 2, (entry, entry), ruby=()))
    inside = {
        "surface": ODD,
        "baseForm": "塩",
        "lemma": "潮",
        "reading": "しお",
        "pos": ["名詞", ODD],
    }
    expected = [
        {"surface": ODD, "start": 0, "end": 9, "morphemes": [inside]},
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
        {"surface": ODD * 2, "start": 10, "end": 30, "morphemes": [inside, inside]},
    ]
    assert b"".join(tokens_json([plain, read, joined])) == text(expected)


def test_the_places_of_terms_are_written_as_the_encoder_writes_them() -> None:
    places = [Occurrence("umi", "s1", "p1", 3, 4), Occurrence(ODD, "s1", "p1", 5, 16)]
    expected = [{"id": "umi", "start": 3, "end": 4}, {"id": ODD, "start": 5, "end": 16}]
    assert b"".join(occurrences_json(places)) == text(expected)
    for none in (occurrences_json([]), tokens_json([]), words_json([]), terms_json([])):
        assert b"".join(none) == b"[]"


def test_pieces_are_joined_to_lists_and_objects() -> None:
    values = [[b"1"], [b"[", b"2", b"]"]]
    assert b"".join(list_of(values)) == b"[1,[2]]"
    assert b"".join(list_of([])) + b"".join(object_of({})) == b"[]{}"
    assert b"".join(object_of(dict(zip("ab", values, strict=True)))) == b'{"a":1,"b":[2]}'


def test_words_and_terms_are_written_as_the_encoder_writes_them() -> None:
    term = Term(
        id="shio", term=ODD, aliases=("潮", ODD), reading="しお", english=ODD, ja=ODD, en=ODD,
        level="N3", category="sea", related=("umi",),
    )  # fmt: skip
    name = Term(
        id="umi", term="海", reading="うみ", english="", ja="", en="", level="", category="sea",
        source="edict", always_ruby=True, name_of=Named.PLACE,
    )  # fmt: skip
    noun = Word(
        key=f"w:{ODD}|しお", form=ODD, reading="しお", part=PartOfSpeech.NOUN, english=ODD,
        level="", year=None,
    )  # fmt: skip
    listed = replace(noun, key="shio", level="N3", year=2, term=term)
    uses = [
        Use(word=noun, times=2, paragraph_id=ODD, start=3, end=4, surface=ODD),
        Use(word=listed, times=1, paragraph_id="p2", start=0, end=1, surface="塩"),
    ]
    expected_words = [
        {
            "key": f"w:{ODD}|しお", "term": None, "form": ODD, "reading": "しお",
            "partOfSpeech": PartOfSpeech.NOUN.value, "english": ODD, "level": "",
            "kanjiYear": None, "count": 2, "paragraph": ODD, "start": 3, "end": 4,
        },
        {
            "key": "shio", "term": "shio", "form": ODD, "reading": "しお",
            "partOfSpeech": PartOfSpeech.NOUN.value, "english": ODD, "level": "N3",
            "kanjiYear": 2, "count": 1, "paragraph": "p2", "start": 0, "end": 1,
        },
    ]  # fmt: skip
    assert b"".join(words_json(uses)) == text(expected_words)
    expected_terms = [
        {
            "id": "shio", "term": ODD, "aliases": ["潮", ODD], "reading": "しお", "english": ODD,
            "ja": ODD, "en": ODD, "level": "N3", "category": "sea", "related": ["umi"],
            "source": "", "alwaysRuby": False, "nameOf": None,
        },
        {
            "id": "umi", "term": "海", "aliases": [], "reading": "うみ", "english": "", "ja": "",
            "en": "", "level": "", "category": "sea", "related": [], "source": "edict",
            "alwaysRuby": True, "nameOf": "place",
        },
    ]  # fmt: skip
    assert b"".join(terms_json([term, name])) == text(expected_terms)
