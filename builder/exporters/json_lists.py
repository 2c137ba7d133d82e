"""Tokens, words and terms in JSON, written by hand: they are most of an edition's JSON, and most of
their parts stand there again and again. Python's encoder would take longer for them than all other
formats take together."""

from collections.abc import Iterable
from functools import lru_cache
from json.encoder import encode_basestring

from builder.json_text import compact
from builder.model import Origin, RubySegment, Term, Token
from builder.vocabulary import Use, Word


def tokens_json(tokens: Iterable[Token]) -> str:
    """A list of tokens. What needs no reading has neither ruby nor origin, and most tokens are in
    no doubt."""
    return f"[{','.join(map(_token, tokens))}]"


def words_json(uses: Iterable[Use]) -> str:
    """A section's list of words, each with its first place there."""
    return f"[{','.join(map(_use, uses))}]"


def terms_json(terms: Iterable[Term]) -> str:
    """A list of terms."""
    return f"[{','.join(map(_term, terms))}]"


def _token(token: Token) -> str:
    surface, start, end, morphemes, ruby, origin, doubtful, candidates = token
    # A morpheme's base form, its lemma, its reading and its parts of speech.
    parts = [_morpheme(each[0], *each[3:7]) for each in morphemes]
    said = _said(ruby, origin) if origin else ""
    if doubtful:
        said += f',"doubtful":true,"candidates":{_texts(candidates)}'
    return (
        f'{{"surface":{encode_basestring(surface)},"start":{start},"end":{end},'
        f'"morphemes":[{",".join(parts)}]{said}}}'
    )


@lru_cache(maxsize=1 << 13)
def _said(ruby: tuple[RubySegment, ...], origin: Origin) -> str:
    return f',"ruby":[{",".join(map(_ruby, ruby))}],"origin":{encode_basestring(origin.value)}'


def _ruby(segment: RubySegment) -> str:
    reading = "null" if segment.reading is None else encode_basestring(segment.reading)
    return f'{{"base":{encode_basestring(segment.base)},"reading":{reading}}}'


@lru_cache(maxsize=1 << 13)
def _morpheme(surface: str, base_form: str, lemma: str, reading: str, pos: tuple[str, ...]) -> str:
    values = map(encode_basestring, (surface, base_form, lemma, reading))
    named = zip(("surface", "baseForm", "lemma", "reading"), values, strict=True)
    return "{" + "".join(f'"{name}":{value},' for name, value in named) + f'"pos":{_texts(pos)}}}'


def _texts(texts: Iterable[str]) -> str:
    return f"[{','.join(map(encode_basestring, texts))}]"


def _use(use: Use) -> str:
    return (
        f'{_word(use.word)},"count":{use.times},"paragraph":{encode_basestring(use.paragraph_id)},'
        f'"start":{use.start},"end":{use.end}}}'
    )


@lru_cache(maxsize=1 << 13)
def _word(word: Word) -> str:
    """The object without its end."""
    known = {
        "key": word.key,
        "term": word.term.id if word.term else None,
        "form": word.form,
        "reading": word.reading,
        "partOfSpeech": word.part.value,
        "english": word.english,
        "level": word.level,
        "kanjiYear": word.year,
    }
    return compact(known).removesuffix("}")


@lru_cache(maxsize=1 << 12)
def _term(term: Term) -> str:
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
    return compact(known)
