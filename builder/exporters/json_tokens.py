"""Tokens in JSON, written by hand: nine tenths of an edition's JSON are tokens, of which most parts
stand there again and again, and Python's encoder would take longer for them than all other formats
take together."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from json.encoder import encode_basestring

from builder.model import RubySegment, Token


def tokens_json(tokens: Iterable[Token]) -> str:
    """A list of tokens. What needs no reading has neither ruby nor origin, and most tokens are in
    no doubt."""
    return f"[{','.join(map(_token, tokens))}]"


def _token(token: Token) -> str:
    morphemes = ",".join(
        _morpheme(each.surface, each.base_form, each.lemma, each.reading, each.pos)
        for each in token.morphemes
    )
    said = "".join(_said(token)) if token.origin or token.doubtful else ""
    return (
        f'{{"surface":{encode_basestring(token.surface)},"start":{token.start},"end":{token.end},'
        f'"morphemes":[{morphemes}]{said}}}'
    )


def _said(token: Token) -> Iterator[str]:
    if token.origin:
        ruby = ",".join(map(_ruby, token.ruby))
        yield f',"ruby":[{ruby}],"origin":{encode_basestring(token.origin.value)}'
    if token.doubtful:
        yield f',"doubtful":true,"candidates":{_texts(token.candidates)}'


@lru_cache(maxsize=1 << 13)
def _morpheme(surface: str, base_form: str, lemma: str, reading: str, pos: tuple[str, ...]) -> str:
    values = map(encode_basestring, (surface, base_form, lemma, reading))
    named = zip(("surface", "baseForm", "lemma", "reading"), values, strict=True)
    return "{" + "".join(f'"{name}":{value},' for name, value in named) + f'"pos":{_texts(pos)}}}'


@lru_cache(maxsize=1 << 13)
def _ruby(segment: RubySegment) -> str:
    reading = "null" if segment.reading is None else encode_basestring(segment.reading)
    return f'{{"base":{encode_basestring(segment.base)},"reading":{reading}}}'


def _texts(texts: Iterable[str]) -> str:
    return f"[{','.join(map(encode_basestring, texts))}]"
