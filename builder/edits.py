"""Which editions an edit of the lists that all share can change: terms, readings, drafts.

An entry changes an edition only where a form of it stands in the text, before the edit or behind
it. What is told of a form here is rather too much than too little: an edition that is built anew
comes out the same.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property
from itertools import chain

from builder.model import (
    AnnotatedParagraph,
    AnnotatedSection,
    Draft,
    Edition,
    ReadingOverride,
    Section,
    Term,
)

SharedEntry = Term | ReadingOverride | Draft

_BREAK = "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """The lists that all editions share."""

    terms: tuple[Term, ...]
    overrides: tuple[ReadingOverride, ...]
    drafts: tuple[Draft, ...]


def on_pages(entries: Entries) -> Entries:
    """The lists with nothing of a term but what the pages of editions tell. Its explanation stands
    on the glossary's page, in the cards, and in the files to take home."""
    return replace(entries, terms=tuple(map(_unexplained, entries.terms)))


def edited(before: Entries, now: Entries) -> tuple[SharedEntry, ...]:
    """The entries that stand in one of both alone, or in another order. Where a term or a reading
    stands in its file is nothing to an edition; of a draft its notices tell."""
    if before == now:
        return ()
    return (
        *_different(_unplaced(before.terms), _unplaced(now.terms)),
        *_different(_unplaced(before.overrides), _unplaced(now.overrides)),
        *_different(before.drafts, now.drafts),
    )


def base_forms(paragraphs: Iterable[AnnotatedParagraph]) -> frozenset[str]:
    """The dictionary forms of the words that stand in the paragraphs in another form."""
    entries = {*chain.from_iterable(each.entries for each in paragraphs)}
    return frozenset(each.base_form for each in entries if each.base_form != each.surface)


def listed(base_forms: Iterable[str]) -> str:
    """Some dictionary forms as one text, between line ends."""
    return _BREAK.join(("", *sorted(base_forms), ""))


@dataclass(frozen=True)
class Written:
    """What stands in a text, whose words have these base forms, `listed`."""

    text: str
    base_forms: str

    def has(self, entry: SharedEntry) -> bool:
        """Whether the entry may stand in it."""
        match entry:
            case ReadingOverride():
                return entry.after + entry.surface + entry.before in self.text
            case Term():
                return any(map(self._has_form, (entry.term, *entry.aliases)))
            case Draft():
                return self._has_form(entry.word)

    def _has_form(self, form: str) -> bool:
        """Whether the form stands in it, in whatever width, or with its end inflected."""
        form = _decomposed(form)
        return form in self._decomposed or any(
            f"{_BREAK}{form[at:]}{_BREAK}" in self._bases and form[:at] in self._decomposed
            for at in range(len(form))
        )

    @cached_property
    def _decomposed(self) -> str:
        return _decomposed(self.text)

    @cached_property
    def _bases(self) -> str:
        return _decomposed(self.base_forms)


def in_edition(edition: Edition, base_forms: str) -> Written:
    """What stands in an edition, whose paragraphs have these base forms."""
    texts = [edition.title, *chain.from_iterable(map(_texts, edition.sections))]
    if edition.profile:
        texts += (edition.profile.name, *(each.text for each in edition.profile.paragraphs))
    return Written(_BREAK.join(texts), base_forms)


def in_section(annotated: AnnotatedSection) -> Written:
    """What stands in a section."""
    return Written(_BREAK.join(_texts(annotated.section)), listed(base_forms(annotated.paragraphs)))


def _texts(section: Section) -> Iterator[str]:
    yield section.title
    yield from (paragraph.text for paragraph in section.paragraphs)


def _decomposed(text: str) -> str:
    """One form for all widths. A part of a text is a part of its decomposed form too, which does
    not hold for the composed one."""
    return unicodedata.normalize("NFKD", text)


def _unexplained(term: Term) -> Term:
    return replace(term, ja="", en="", category="", source="", related=(), published_as="")


def _unplaced(entries: Iterable[Term] | Iterable[ReadingOverride]) -> list[SharedEntry]:
    return [replace(entry, location=None) for entry in entries]


def _different(before: Sequence[SharedEntry], now: Sequence[SharedEntry]) -> Iterator[SharedEntry]:
    for tag, first, last, start, end in SequenceMatcher(None, before, now, False).get_opcodes():
        if tag != "equal":
            yield from before[first:last]
            yield from now[start:end]
