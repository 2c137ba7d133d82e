"""Where else a sentence shows a word: what must go with it when the word is asked for by a gap."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from builder.model import AnnotatedParagraph, Token
from builder.recent import Recent
from builder.sentences import Span, sentence_at

_HIRAGANA = re.compile("[ぁ-んー]*")


def elsewhere(
    annotated: AnnotatedParagraph, span: Span, forms: Collection[str]
) -> tuple[Span, ...]:
    """The other places of a word in its sentence, in order and without overlap; `span` is the
    word with its endings, `forms` how it is written (term, aliases, dictionary form).

    A form in hiragana alone counts where it is a whole word, not in the middle of another; a word
    of the same lemma counts however it is inflected or spelled (申込み, 申し込み).
    """
    text, tokens = annotated.paragraph.text, annotated.tokens
    sentence = sentence_at(annotated.paragraph, *span)
    starts = _listed(tokens).starts
    own = tokens[bisect_left(starts, span[0]) : bisect_left(starts, span[1])]
    stem = text[span[0] : own[-1].end] if own and len(own) == 1 else ""
    wanted = {each for each in (*forms, text[slice(*span)], stem) if each}
    lemma = _lemma(own[0]) if own and not any(map(_is_content, own[1:])) else ()
    found = [*_written(text, sentence, wanted), *_words(tokens, sentence, wanted, lemma)]
    return tuple(_apart(found, span))


def _written(text: str, sentence: Span, forms: Collection[str]) -> Iterator[Span]:
    for form in forms:
        at = -1 if _is_hiragana(form) else text.find(form, *sentence)
        while at >= 0:
            yield at, at + len(form)
            at = text.find(form, at + len(form), sentence[1])


@lru_cache(maxsize=1 << 12)
def _is_hiragana(form: str) -> bool:
    return _HIRAGANA.fullmatch(form) is not None


def _words(
    tokens: Sequence[Token], sentence: Span, forms: Collection[str], lemma: tuple[str, ...]
) -> Iterator[Span]:
    listed = _listed(tokens)
    first, last = (bisect_left(listed.starts, at) for at in sentence)
    end_of_lemma = lemma[-1] if lemma else None
    for i in range(first, last):
        alike = listed.lemmas[i] == end_of_lemma  # quick, and seldom so
        if listed.surfaces[i] in forms or (alike and _lemma(tokens[i]) == lemma):
            yield tokens[i].start, with_endings(tokens, i)


class _Listed(NamedTuple):
    """Of each token its start, its surface, and the lemma that it ends with."""

    starts: list[int]
    surfaces: list[str]
    lemmas: list[str]


@Recent
def _listed(tokens: Sequence[Token]) -> _Listed:
    return _Listed(
        starts=[each.start for each in tokens],
        surfaces=[each.surface for each in tokens],
        lemmas=[each.morphemes[-1].lemma for each in tokens],
    )


def _apart(found: list[Span], span: Span) -> Iterator[Span]:
    """Those beside the word itself, the longest of what begins together."""
    free_from = 0
    for start, end in sorted(found, key=lambda each: (each[0], -each[1])):
        if start >= free_from and not (start < span[1] and span[0] < end):
            yield start, end
            free_from = end


def _lemma(token: Token) -> tuple[str, ...]:
    return tuple(each.lemma for each in token.morphemes) if _is_content(token) else ()


def _is_content(token: Token) -> bool:
    return token.morphemes[-1].pos[:1] not in {("助詞",), ("助動詞",)}


def with_endings(tokens: Sequence[Token], i: int) -> int:
    """Where token `i` ends together with what inflects it: 振ら|ない, 使わ|れ|て."""
    end = tokens[i].end
    if tokens[i].morphemes[-1].pos[:1] not in {("動詞",), ("形容詞",)}:
        return end
    for token in tokens[i + 1 :]:
        pos = token.morphemes[0].pos
        joins = pos[:1] == ("助動詞",) or (pos[1:2] == ("接続助詞",) and token.surface in "てで")
        if token.start != end or not joins:
            break
        end = token.end
    return end
