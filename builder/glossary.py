"""Which term stands where in a text, and the order of the glossary."""

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from builder.japanese import hiragana
from builder.model import Entry, Morphemes, Term, new
from builder.recent import Memo


class Match(NamedTuple):
    """A term found in a text; the span is in characters of that text."""

    term_id: str
    start: int
    end: int


class _Beginning(NamedTuple):
    """What terms begin with a word: the one that it is by itself, if any, the signs behind it in
    longer ones, and the most characters that they take up. `latin`: it may be within a longer run
    of letters or digits."""

    term_id: str
    behind: Collection[str]
    reach: int
    latin: bool


_NO_SIGN = "\0"
"""What stands for a sign that is in no term."""


class Glossary:
    """The terms, and an index of their written forms for finding them."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = tuple(terms)
        self.by_id: Mapping[str, Term] = {term.id: term for term in self.terms}
        self._forms = {
            _fold(form): term.id for term in self.terms for form in (term.term, *term.aliases)
        }
        self._reaches = _reaches(self._forms)
        self._reach = Memo(self._reach_of)
        self._begun = _begun(self._forms)
        self._begun_by = Memo(self._beginning)
        self._signs = Memo(self._sign)

    def find(self, text: str, morphemes: Morphemes) -> tuple[Match, ...]:
        """The terms in `text`, from left to right, the longest first, without overlap.

        A term begins and ends where a morpheme does, so モデル is not found in モデレーター;
        nor is a term in Latin letters or digits found inside a longer run of them (no AI in
        OpenAI), whatever the dictionary makes of that.
        """
        if not _is_folded(text):
            text = text.translate(self._signs)
        # Most texts are folded by now, and so is every part of them.
        found = self._in_folded if _is_folded(text) else self._in_other
        return tuple(found(text, morphemes))

    def _sign(self, code: int) -> str:
        """A sign of a text as it is compared, always one: ！ as !. One that folds to several, of
        which no term has any (…), is none of a term; others stay as they are (㍍)."""
        sign = chr(code)
        folded = _fold(sign)
        if len(folded) == 1:
            return folded
        return sign if _latin[sign] or any(folded in form for form in self._forms) else _NO_SIGN

    def _in_folded(self, text: str, morphemes: Morphemes) -> Iterator[Match]:
        """The terms in a folded text, in which most words begin none."""
        starts, ends, free_from = morphemes.starts, morphemes.ends, 0
        begun = map(self._begun_by.__getitem__, morphemes.entries)
        for index, known in [(index, known) for index, known in enumerate(begun) if known]:
            term_id, behind, reach, latin = known
            start, end = starts[index], ends[index]
            if start < free_from:
                continue
            match: Match | None = None
            if behind and _goes_on(behind, text, index, morphemes):
                match = self._longest_from(index, text, morphemes, reach, folded=True)
            elif term_id and not (latin and _cuts_a_run(text, start, end)):
                match = new(Match, (term_id, start, end))
            if match:
                free_from = match.end
                yield match

    def _in_other(self, text: str, morphemes: Morphemes) -> Iterator[Match]:
        """The terms in a text that is not folded."""
        free_from = 0
        for index, start in enumerate(morphemes.starts):
            reach = self._reach[text[start]] if start >= free_from else 0
            match = reach and self._longest_from(index, text, morphemes, reach, folded=False)
            if match:
                free_from = match.end
                yield match

    def _beginning(self, entry: Entry) -> _Beginning | None:
        """What begins with the word, as it stands or in its dictionary form."""
        surface = _fold(entry.surface)
        term_id = self._forms.get(surface, "")
        if not term_id and entry.inflects:
            term_id = self._forms.get(_fold(entry.base_form), "")
        behind = self._begun.get(surface, ())
        reach = self._reach[surface[0]]
        if not reach or not (term_id or behind):
            return None
        return _Beginning(term_id, behind, reach, _latin[surface[0]] or _latin[surface[-1]])

    def _reach_of(self, character: str) -> int:
        """The most characters that a term takes up in a text, if one may begin with this."""
        return self._reaches.get(_first_sign(character), 0)

    def _longest_from(
        self, index: int, text: str, morphemes: Morphemes, reach: int, *, folded: bool
    ) -> Match | None:
        entries, starts, ends = morphemes.entries, morphemes.starts, morphemes.ends
        start = starts[index]
        found = None
        for at in range(index, len(entries)):
            if starts[at] - start > reach:
                break
            entry, end = entries[at], ends[at]
            written = text[start:end]
            term_id = self._forms.get(written if folded else _fold(written))
            if not term_id and entry.inflects:  # then it is compared by its dictionary form
                term_id = self._forms.get(_fold(text[start : starts[at]] + entry.base_form))
            if term_id and not _cuts_a_run(text, start, end):
                found = new(Match, (term_id, start, end))
            if folded and not _goes_on(self._begun.get(written, ()), text, at, morphemes):
                break
        return found


def in_order(terms: Iterable[Term]) -> list[Term]:
    """The terms in the order of the kana syllabary, by their reading."""
    return sorted(terms, key=lambda term: (_collation(term.reading), term.id))


# The rows of the syllabary by their last kana in Unicode order, once voicing is taken away.
_ROWS = (
    ("お", "a", "あ行"), ("こ", "ka", "か行"), ("そ", "sa", "さ行"), ("と", "ta", "た行"),
    ("の", "na", "な行"), ("ほ", "ha", "は行"), ("も", "ma", "ま行"), ("よ", "ya", "や行"),
    ("ろ", "ra", "ら行"), ("ん", "wa", "わ行"),
)  # fmt: skip


def kana_row(term: Term) -> tuple[str, str]:
    """The row of the syllabary in which a term stands: its anchor and its name."""
    first = _collation(term.reading)[0][:1]
    rows = ((f"row-{id}", name) for last, id, name in _ROWS if first <= last)
    return next(rows, (f"row-{_ROWS[-1][1]}", _ROWS[-1][2]))


def _begun(forms: Iterable[str]) -> dict[str, set[str]]:
    """What the forms begin with → the characters that stand behind that in them."""
    begun: dict[str, set[str]] = {}
    for form in forms:
        for end in range(1, len(form) + 1):
            begun.setdefault(form[:end], set()).update(form[end : end + 1])
    return begun


def _goes_on(behind: Collection[str], text: str, index: int, morphemes: Morphemes) -> bool:
    """Whether one of these signs is behind a word: in the text, or in the dictionary form of the
    next word."""
    if not behind:
        return False
    end = morphemes.ends[index]
    if text[end : end + 1] in behind:
        return True
    entries = morphemes.entries
    entry = entries[index + 1] if index + 1 < len(entries) else None
    return entry is not None and entry.inflects and _fold(entry.base_form)[:1] in behind


def _is_folded(text: str) -> bool:
    return unicodedata.is_normalized("NFKC", text)


def _fold(form: str) -> str:
    """One form for full and half width; case stays, for SNS is not sns."""
    return unicodedata.normalize("NFKC", form)


def _reaches(forms: Iterable[str]) -> dict[str, int]:
    """By the sign that a form begins with: the most characters that a text writes it with."""
    reach: dict[str, int] = {}
    for form in forms:
        sign = _first_sign(form[:1])
        reach[sign] = max(reach.get(sign, 0), len(unicodedata.normalize("NFD", form)))
    return reach


def _first_sign(character: str) -> str:
    """What ガ, ｶﾞ and カ have in common: the first sign of the decomposed form."""
    return unicodedata.normalize("NFKD", character)[:1]


def _cuts_a_run(text: str, start: int, end: int) -> bool:
    return (_latin[text[start]] and _joined(text, start)) or (
        _latin[text[end - 1]] and _joined(text, end)
    )


def _joined(text: str, at: int) -> bool:
    """Whether Latin letters or digits run on across this place."""
    return 0 < at < len(text) and _latin[text[at - 1]] and _latin[text[at]]


def _is_latin(sign: str) -> bool:
    folded = unicodedata.normalize("NFKC", sign)
    return folded.isascii() and folded.isalnum()


_latin = Memo(_is_latin)


# Dictionary order: katakana as hiragana, small kana as large ones, voiced after unvoiced, the long
# mark and what stands between words as nothing.
_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ", "ー・ 　=＝")


@lru_cache(maxsize=1 << 12)
def _collation(reading: str) -> tuple[str, str]:
    bare = "".join(
        sign for sign in unicodedata.normalize("NFD", reading) if not unicodedata.combining(sign)
    )
    return hiragana(bare).translate(_SMALL), reading
