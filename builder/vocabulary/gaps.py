"""Where else a sentence shows a word: what must go with it when the word is asked for by a gap."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from builder.model import AnnotatedParagraph, Token, TokenType
from builder.recent import Memo, of_text
from builder.sentences import Span, innermost, innermost_first

_HIRAGANA = re.compile("[ぁ-んー]*")


class Wording:
    """A paragraph with its words: which of them stand where. Spans of words end with a token."""

    def __init__(self, annotated: AnnotatedParagraph) -> None:
        self.paragraph, self.tokens = annotated.paragraph, annotated.tokens
        self.occurrences = annotated.occurrences
        self._sentences = innermost_first(self.paragraph)
        self._starts = [each.start for each in self.tokens]
        self._lemmas = Counter([each.lemma for each in annotated.entries])

    def touched(self, span: Span) -> tuple[int, int]:
        """The numbers of the first token of which something is in the span and of the first one
        behind it."""
        first, behind = self._numbers(span)
        if first and self.tokens[first - 1].end > span[0]:
            return first - 1, behind
        return first, behind

    def elsewhere(self, span: Span, forms: Collection[str]) -> tuple[Span, ...]:
        """The other places of a word in its sentence, in order and without overlap; `span` is the
        word with its endings, `forms` how it is written (term, aliases, dictionary form).

        A form in hiragana alone counts where it is a whole word, not in the middle of another; a
        word of the same lemma counts however it is inflected or spelled (申込み, 申し込み).
        """
        text, (start, end) = self.paragraph.text, span
        first, last = sentence = innermost(self._sentences, start, end)
        said = text[start:end]
        again = [
            form
            for form in (forms if said in forms else (*forms, said))
            if text.count(form, first, last) > (form == said)  # as with few forms
            and (text.find(form, end, last) >= 0 or text.find(form, first, start) >= 0)
        ]
        lemma = self._repeated_lemma(span)
        if not again and not lemma:  # as with most words
            return ()
        found = [*_written(text, sentence, again), *self._words(sentence, again, lemma)]
        beside = [each for each in found if each[1] <= start or end <= each[0]]
        return tuple(_apart(beside))

    def _numbers(self, span: Span) -> tuple[int, int]:
        """The numbers of the first token that starts in the span and of the first one behind it."""
        first = bisect_left(self._starts, span[0])
        return first, bisect_left(self._starts, span[1], first)

    def _repeated_lemma(self, span: Span) -> tuple[str, ...]:
        """The lemma of the one content word of the span, empty where no other word of the paragraph
        can have it."""
        start, end = span
        first = bisect_left(self._starts, start)
        if first == len(self.tokens) or self._starts[first] >= end:
            return ()
        word = self.tokens[first].type
        if self._lemmas[word.entries[-1].lemma] < 2:
            return ()
        for _, _, ending in self.tokens[first + 1 : bisect_left(self._starts, end, first)]:
            if _lemma[ending]:
                return ()
        return _lemma[word]

    def _words(
        self, sentence: Span, forms: Collection[str], lemma: tuple[str, ...]
    ) -> Iterator[Span]:
        first, behind = self._numbers(sentence)
        for number, token in enumerate(self.tokens[first:behind], first):
            word = token.type
            same = lemma and word.entries[-1].lemma == lemma[-1] and _lemma[word] == lemma
            if same or word.surface in forms:
                yield token.start, with_endings(self.tokens, number)


wording = of_text(Wording)
"""A paragraph with its words. Word lists and decks often ask for the same."""


def _written(text: str, sentence: Span, forms: Iterable[str]) -> Iterator[Span]:
    for form in forms:
        at = -1 if _is_hiragana(form) else text.find(form, *sentence)
        while at >= 0:
            behind = at + len(form)
            yield at, behind
            at = text.find(form, behind, sentence[1])


@lru_cache(maxsize=1 << 12)
def _is_hiragana(form: str) -> bool:
    return _HIRAGANA.fullmatch(form) is not None


def _apart(found: list[Span]) -> Iterator[Span]:
    """The longest of what begins together, without what begins in one before."""
    free_from = 0
    for start, end in sorted(found, key=lambda each: (each[0], -each[1])):
        if start >= free_from:
            yield start, end
            free_from = end


def _lemma_of(word: TokenType) -> tuple[str, ...]:
    """The lemmas of a content word's entries; empty for another."""
    if word.entries[-1].pos[:1] in {("助詞",), ("助動詞",)}:
        return ()
    return tuple([each.lemma for each in word.entries])


_lemma = Memo(_lemma_of)


def with_endings(tokens: Sequence[Token], i: int) -> int:
    """Where token `i` ends together with what inflects it: 振ら|ない, 使わ|れ|て."""
    _, end, word = tokens[i]
    if not word.entries[-1].inflects:
        return end
    for number in range(i + 1, len(tokens)):
        start, behind, word = tokens[number]
        if start != end or not _joins[word]:
            break
        end = behind
    return end


def _may_join(word: TokenType) -> bool:
    pos = word.entries[0].pos
    return pos[:1] == ("助動詞",) or (pos[1:2] == ("接続助詞",) and word.surface in "てで")


_joins = Memo(_may_join)
