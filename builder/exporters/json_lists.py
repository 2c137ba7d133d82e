"""Tokens, words and terms in JSON: they are most of an edition's, and most of their parts stand
there again and again, so those are encoded once. Tokens, places and words are written by hand, for
which Python's encoder would take longer than all other formats take together.
"""

from collections.abc import Iterable
from functools import lru_cache
from json.encoder import encode_basestring as _text

from builder.json_text import Pieces, compact, encoded, list_of
from builder.model import Entry, Occurrence, RubySegment, Term, Token, TokenType
from builder.recent import Memo, Recent
from builder.vocabulary import Use, Word


def tokens_json(tokens: Iterable[Token]) -> Pieces:
    """A list of tokens. What needs no reading has neither ruby nor origin, and most tokens are in
    no doubt."""
    written: list[bytes] = []
    for start, end, type in tokens:
        before, behind = _known_tokens[type]
        written += before, _start[start], _number[end], behind
    return _list_of(written)


def occurrences_json(occurrences: Iterable[Occurrence]) -> Pieces:
    """A list of the places of a paragraph's terms."""
    written: list[bytes] = []
    for id, _, _, start, end, _, _, _ in occurrences:
        written += _occurring[id], _start[start], _number[end], b"}"
    return _list_of(written)


def words_json(uses: Iterable[Use]) -> Pieces:
    """A section's list of words, each with its first place there."""
    written: list[bytes] = []
    for word, times, paragraph, start, end, _, _ in uses:
        written += _known_words[word], _number[times], _in_paragraph[paragraph]
        written += _start[start], _number[end], b"}"
    return _list_of(written)


def terms_json(terms: Iterable[Term]) -> Pieces:
    """A list of terms."""
    return list_of([_known_terms(each)] for each in terms)


def _list_of(written: Iterable[bytes]) -> Pieces:
    """A list of values, each of which was written behind a comma."""
    return b"[", b"".join(written)[1:], b"]"


_number: Memo[int, bytes] = Memo(lambda number: b"%d" % number)
_start: Memo[int, bytes] = Memo(lambda start: b'%d,"end":' % start)

_Around = tuple[bytes, bytes]
"""What is written before and behind a token's place."""


def _around_token(word: TokenType) -> _Around:
    behind = f',"morphemes":[{",".join(map(_morpheme, word.entries))}]'
    if word.origin:
        behind += f',"ruby":[{",".join(map(_ruby, word.ruby))}],"origin":{_text(word.origin)}'
    if word.doubtful:
        behind += f',"doubtful":true,"candidates":{_texts(word.candidates)}'
    return encoded(f',{{"surface":{_text(word.surface)},"start":'), encoded(f"{behind}}}")


_known_tokens = Memo(_around_token)


def _morpheme(entry: Entry) -> str:
    return (
        f'{{"surface":{_text(entry.surface)},"baseForm":{_text(entry.base_form)},'
        f'"lemma":{_text(entry.lemma)},"reading":{_text(entry.reading)},'
        f'"pos":{_texts(entry.pos)}}}'
    )


def _ruby(segment: RubySegment) -> str:
    reading = "null" if segment.reading is None else _text(segment.reading)
    return f'{{"base":{_text(segment.base)},"reading":{reading}}}'


@lru_cache(maxsize=1 << 10)
def _texts(texts: tuple[str, ...]) -> str:
    return f"[{','.join(map(_text, texts))}]"


_occurring: Memo[str, bytes] = Memo(lambda id: encoded(f',{{"id":{_text(id)},"start":'))
_in_paragraph: Memo[str, bytes] = Memo(lambda id: encoded(f',"paragraph":{_text(id)},"start":'))


def _word_text(word: Word) -> bytes:
    """What is written before the number of its places."""
    term = "null" if word.term is None else _text(word.term.id)
    year = "null" if word.year is None else word.year
    return encoded(
        f',{{"key":{_text(word.key)},"term":{term},"form":{_text(word.form)},'
        f'"reading":{_text(word.reading)},"partOfSpeech":{_text(word.part)},'
        f'"english":{_text(word.english)},"level":{_text(word.level)},"kanjiYear":{year},"count":'
    )


_known_words = Memo(_word_text, most=1 << 12)


def _term_text(term: Term) -> bytes:
    known = {
        "id": term.id,
        "term": term.term,
        "aliases": term.aliases,
        "reading": term.reading,
        "english": term.english,
        "ja": term.ja,
        "en": term.en,
        "level": term.level,
        "category": term.category,
        "related": term.related,
        "source": term.source,
        "alwaysRuby": term.always_ruby,
        "nameOf": term.name_of.value if term.name_of else None,
    }
    return encoded(compact(known))


_known_terms = Recent(_term_text, most=1 << 12)
