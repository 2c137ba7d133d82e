"""Drafts of English for words outside the glossary: decided, undecided, missing."""

import json
from collections.abc import Iterable, Iterator, Mapping

from builder.furigana import has_kanji
from builder.model import Draft, DraftStatus
from builder.vocabulary.dictionary import SOURCES, look_up
from builder.vocabulary.words import Use, Word

_BEGINNING = """\
# English for words that are in no entry of glossary.yml. `kunten glossary suggest` adds drafts to
# the end; an editor makes of each status: approved, corrected (change the English, too), or
# declined (the word is left out of the lists). No program changes what stands here.
"""


def decided(drafts: Iterable[Draft]) -> Mapping[tuple[str, str], str]:
    """The English of the words that editors decided on, "" for those they declined."""
    return {
        (draft.word, draft.reading): "" if draft.status is DraftStatus.DECLINED else draft.english
        for draft in drafts
        if draft.status is not DraftStatus.DRAFT
    }


def undecided(drafts: Iterable[Draft], uses: Iterable[Use]) -> Iterator[Draft]:
    """The drafts of words that are in use and wait for an editor, in the drafts' order."""
    used = {(use.word.form, use.word.reading) for use in uses}
    for draft in drafts:
        if draft.status is DraftStatus.DRAFT and (draft.word, draft.reading) in used:
            yield draft


def new_drafts(drafts: Iterable[Draft], uses: Iterable[Use]) -> tuple[Draft, ...]:
    """Drafts of the words in use that are in neither the glossary nor the drafts yet, in the order
    of their use; without English where no dictionary has them. A word that nothing reads is none
    to draft: there is no reading to know it by."""
    known = {(draft.word, draft.reading) for draft in drafts}
    words = {
        (use.word.form, use.word.reading): use.word
        for use in uses
        if not use.word.term and not has_kanji(use.word.reading)
    }
    return tuple(_draft(word) for key, word in words.items() if key not in known)


def with_drafts(text: str, drafts: Iterable[Draft]) -> str:
    """drafts.yml with more drafts at its end; `text` itself is kept as it stands."""
    if not text.strip():
        lines = [f"  {name}: {json.dumps(about)}" for name, about in SOURCES.items()]
        text = "\n".join([f"{_BEGINNING}sources:", *lines, "words:"])
    return "\n".join([text.rstrip("\n"), *map(_line, drafts)]) + "\n"


def _draft(word: Word) -> Draft:
    english, source = look_up(word.form, word.reading, word.lemma)
    return Draft(
        word=word.form,
        reading=word.reading,
        english=english,
        status=DraftStatus.DRAFT,
        source=source,
    )


def _line(draft: Draft) -> str:
    english = json.dumps(draft.english, ensure_ascii=False)
    source = f", source: {draft.source}" if draft.source else ""
    said = f"english: {english}, status: {draft.status}{source}"
    return f"- {{word: {draft.word}, reading: {draft.reading}, {said}}}"
