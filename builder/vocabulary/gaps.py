"""Where else a sentence shows a word: what must go with it when the word is asked for by a gap."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from builder.model import AnnotatedParagraph, Token
from builder.recent import Recent
from builder.sentences import Span, sentence_at

_HIRAGANA = re.compile("[ぁ-んー]*")


def elsewhere(
    annotated: AnnotatedParagraph, span: Span, forms: tuple[str, ...]
) -> tuple[Span, ...]:
    """The other places of a word in its sentence, in order and without overlap; `span` is the
    word with its endings, `forms` how it is written (term, aliases, dictionary form).

    A form in hiragana alone counts where it is a whole word, not in the middle of another; a word
    of the same lemma counts however it is inflected or spelled (申込み, 申し込み).
    """
    known = _known(annotated)
    key = span, forms
    if key not in known:
        known[key] = _elsewhere(annotated, span, forms)
    return known[key]


@Recent
def _known(_: AnnotatedParagraph) -> dict[tuple[Span, tuple[str, ...]], tuple[Span, ...]]:
    """What was asked of a paragraph: word lists and decks often ask the same."""
    return {}


def _elsewhere(annotated: AnnotatedParagraph, span: Span, forms: Iterable[str]) -> tuple[Span, ...]:
    text, tokens = annotated.paragraph.text, annotated.tokens
    sentence = sentence_at(annotated.paragraph, *span)
    own = tokens[slice(*numbers(tokens, span))]
    stem = text[span[0] : own[-1].end] if len(own) == 1 else ""
    wanted = {*forms, text[span[0] : span[1]], stem} - {""}
    lemma = _lemma(own[0]) if own and not any(map(_is_content, own[1:])) else ()
    found = [*_written(text, sentence, wanted), *_words(tokens, sentence, wanted, lemma)]
    beside = [each for each in found if each[1] <= span[0] or span[1] <= each[0]]
    return tuple(_apart(beside)) if beside else ()


def numbers(tokens: Sequence[Token], span: Span) -> tuple[int, int]:
    """The numbers of the first token that starts in the span and of the first one behind it."""
    starts = _listed(tokens).starts
    first = bisect_left(starts, span[0])
    return first, bisect_left(starts, span[1], first)


def touched(tokens: Sequence[Token], span: Span) -> tuple[int, int]:
    """The numbers of the first token of which something is in the span and of the first one behind
    it."""
    first, behind = numbers(tokens, span)
    if first and tokens[first - 1].end > span[0]:
        return first - 1, behind
    return first, behind


def _written(text: str, sentence: Span, forms: Collection[str]) -> list[Span]:
    found = []
    for form in forms:
        at = -1 if _is_hiragana(form) else text.find(form, *sentence)
        while at >= 0:
            behind = at + len(form)
            found.append((at, behind))
            at = text.find(form, behind, sentence[1])
    return found


@lru_cache(maxsize=1 << 12)
def _is_hiragana(form: str) -> bool:
    return _HIRAGANA.fullmatch(form) is not None


def _words(
    tokens: Sequence[Token], sentence: Span, forms: Collection[str], lemma: tuple[str, ...]
) -> list[Span]:
    _, surfaces, lemmas = _listed(tokens)
    end_of_lemma = lemma[-1] if lemma else None
    # Most words have none of both, which is quick to see.
    return [
        (tokens[i].start, with_endings(tokens, i))
        for i in range(*numbers(tokens, sentence))
        if surfaces[i] in forms or (lemmas[i] == end_of_lemma and _lemma(tokens[i]) == lemma)
    ]


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


def _apart(found: list[Span]) -> Iterator[Span]:
    """The longest of what begins together, without what begins in one before."""
    free_from = 0
    for start, end in sorted(found, key=lambda each: (each[0], -each[1])):
        if start >= free_from:
            yield start, end
            free_from = end


def _lemma(token: Token) -> tuple[str, ...]:
    return tuple(each.lemma for each in token.morphemes) if _is_content(token) else ()


def _is_content(token: Token) -> bool:
    return token.morphemes[-1].pos[:1] not in {("助詞",), ("助動詞",)}


def with_endings(tokens: Sequence[Token], i: int) -> int:
    """Where token `i` ends together with what inflects it: 振ら|ない, 使わ|れ|て."""
    end = tokens[i].end
    if not tokens[i].morphemes[-1].inflects:
        return end
    for token in tokens[i + 1 :]:
        pos = token.morphemes[0].pos
        joins = pos[:1] == ("助動詞",) or (pos[1:2] == ("接続助詞",) and token.surface in "てで")
        if token.start != end or not joins:
            break
        end = token.end
    return end
