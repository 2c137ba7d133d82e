"""Tokens, words and terms in JSON, written by hand: they are most of an edition's JSON, and most of
their parts stand there again and again. Python's encoder would take longer for them than all other
formats take together."""

from collections.abc import Iterable
from functools import lru_cache
from json.encoder import encode_basestring as _text

from builder.json_text import compact, list_of
from builder.model import Entry, Occurrence, Origin, RubySegment, Term, Token
from builder.recent import Memo, Recent
from builder.vocabulary import Use, Word


def tokens_json(tokens: Iterable[Token]) -> str:
    """A list of tokens. What needs no reading has neither ruby nor origin, and most tokens are in
    no doubt."""
    written = []
    for surface, start, end, entries, ruby, origin, doubtful, candidates in tokens:
        if len(entries) == 1:
            before, behind = _word_alone(entries[0], ruby, origin, doubtful, candidates)
        else:
            parts = map(_morphemes.__getitem__, entries)
            before, behind = _token(surface, parts, ruby, origin, doubtful, candidates)
        written.append(f'{before}{start},"end":{end}{behind}')
    return list_of(written)


def occurrences_json(occurrences: Iterable[Occurrence]) -> str:
    """A list of the places of a paragraph's terms."""
    return list_of(
        f'{{"id":{_text(each.term_id)},"start":{each.start},"end":{each.end}}}'
        for each in occurrences
    )


def words_json(uses: Iterable[Use]) -> str:
    """A section's list of words, each with its first place there."""
    return list_of(map(_use, uses))


def terms_json(terms: Iterable[Term]) -> str:
    """A list of terms."""
    return list_of(map(_term, terms))


@lru_cache(maxsize=1 << 13)
def _word_alone(
    entry: Entry,
    ruby: tuple[RubySegment, ...],
    origin: Origin | None,
    doubtful: bool,
    candidates: tuple[str, ...],
) -> tuple[str, str]:
    """A token of one morpheme, as most are."""
    return _token(entry.surface, [_morphemes[entry]], ruby, origin, doubtful, candidates)


def _token(
    surface: str,
    morphemes: Iterable[str],
    ruby: Iterable[RubySegment],
    origin: Origin | None,
    doubtful: bool,
    candidates: Iterable[str],
) -> tuple[str, str]:
    """What is written before and behind a token's place."""
    behind = f',"morphemes":{list_of(morphemes)}'
    if origin:
        said = list_of(map(_ruby, ruby))
        behind += f',"ruby":{said},"origin":{_text(origin)}'
    if doubtful:
        behind += f',"doubtful":true,"candidates":{_texts(candidates)}'
    return f'{{"surface":{_text(surface)},"start":', f"{behind}}}"


def _morpheme(entry: Entry) -> str:
    return (
        f'{{"surface":{_text(entry.surface)},"baseForm":{_text(entry.base_form)},'
        f'"lemma":{_text(entry.lemma)},"reading":{_text(entry.reading)},'
        f'"pos":{_pos(entry.pos)}}}'
    )


_morphemes = Memo(_morpheme)


@lru_cache(maxsize=1 << 10)
def _pos(pos: tuple[str, ...]) -> str:
    return _texts(pos)


def _ruby(segment: RubySegment) -> str:
    reading = "null" if segment.reading is None else _text(segment.reading)
    return f'{{"base":{_text(segment.base)},"reading":{reading}}}'


def _texts(texts: Iterable[str]) -> str:
    return list_of(map(_text, texts))


def _use(use: Use) -> str:
    return (
        f'{_word(use.word)},"count":{use.times},"paragraph":{_text(use.paragraph_id)},'
        f'"start":{use.start},"end":{use.end}}}'
    )


@lru_cache(maxsize=1 << 13)
def _word(word: Word) -> str:
    """The object without its end."""
    term = "null" if word.term is None else _text(word.term.id)
    year = "null" if word.year is None else word.year
    return (
        f'{{"key":{_text(word.key)},"term":{term},"form":{_text(word.form)},'
        f'"reading":{_text(word.reading)},"partOfSpeech":{_text(word.part)},'
        f'"english":{_text(word.english)},"level":{_text(word.level)},"kanjiYear":{year}'
    )


def _term_json(term: Term) -> str:
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


_term = Recent(_term_json, most=1 << 12)
