"""Drafts of English for words outside the glossary: decided, undecided, missing."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from builder.japanese import has_kanji
from builder.model import Draft, DraftStatus
from builder.vocabulary.dictionary import look_up
from builder.vocabulary.words import Use, Word


def decided(drafts: Iterable[Draft]) -> Mapping[tuple[str, str], str]:
    """The English of the words that editors decided on, "" for those they declined."""
    return {
        (draft.word, draft.reading): "" if draft.status is DraftStatus.DECLINED else draft.english
        for draft in drafts
        if draft.status is not DraftStatus.DRAFT
    }


def undecided(drafts: Iterable[Draft], used: Collection[tuple[str, str]]) -> Iterator[Draft]:
    """The drafts of words that are `used`, each in its form and reading, and wait for an editor, in
    the drafts' order."""
    for draft in drafts:
        if draft.status is DraftStatus.DRAFT and (draft.word, draft.reading) in used:
            yield draft


def new_drafts(drafts: Iterable[Draft], uses: Iterable[Use]) -> tuple[Draft, ...]:
    """Drafts of the words in use that are in neither the glossary nor the drafts yet, in the order
    of their use; without English where no dictionary has them. A word that nothing reads is
    not drafted: there is no reading to know it by."""
    known = {(draft.word, draft.reading) for draft in drafts}
    words = {
        (use.word.form, use.word.reading): use.word
        for use in uses
        if not use.word.term and not has_kanji(use.word.reading)
    }
    return tuple(_draft(word) for key, word in words.items() if key not in known)


def _draft(word: Word) -> Draft:
    english, source = look_up(word.form, word.reading, word.lemma)
    return Draft(
        word=word.form,
        reading=word.reading,
        english=english,
        status=DraftStatus.DRAFT,
        source=source,
    )
