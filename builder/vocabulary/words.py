"""Which words of a section are worth learning, how often they stand there, and where first."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from builder.glossary import Glossary
from builder.japanese import KANA, KANJI, has_kanji
from builder.model import AnnotatedSection, Entry, Occurrence, Term, Token, TokenType, new
from builder.recent import Memo
from builder.sentences import Span, note_inside
from builder.vocabulary.forms import dictionary_form
from builder.vocabulary.gaps import Wording, with_endings, wording
from builder.vocabulary.levels import jlpt_level, kanji_year
from builder.vocabulary.parts import PartOfSpeech, is_grammar, of_term, part_of_speech


@dataclass(slots=True, eq=False)  # as entries are, for there are as many
class Word:
    """A word in its dictionary form. `key` names it among the words that a learner knows: a
    term's id, or `w:<form>|<reading>`; `reading` is in hiragana, `lemma` as the dictionary spells
    it (つなぐ: 繋ぐ), `year` the highest school year of its kanji, None where it has none; `forms`
    are those in which it may be written. As with entries, what is made of one is kept under the
    object."""

    key: str
    form: str
    reading: str
    part: PartOfSpeech
    english: str
    level: str
    year: int | None
    lemma: str = ""
    term: Term | None = None
    forms: tuple[str, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        aliases = self.term.aliases if self.term else ()
        self.forms = (self.form, *aliases)


class Use(NamedTuple):
    """A word in a section, where it stands `times` times: first in the paragraph `paragraph_id`,
    from `start` to `end`, with its endings (出来上がった), which are `surface`; `elsewhere` are the
    other places of its sentence that show it."""

    word: Word
    times: int
    paragraph_id: str
    start: int
    end: int
    surface: str
    elsewhere: tuple[Span, ...] = ()


_Place = tuple[str, int, Word | Occurrence, int]
"""Where a term that occurs, or another word, stands in a paragraph: the word's key, where it
starts, itself, and the number of its token, for a term -1."""

_START = itemgetter(1)
_COUNTER, _NUMERAL = "助数詞可能", "数詞"
_JAPANESE = re.compile(f"[{KANA}{KANJI}]+")


class Lexicon:
    """Finds the words of sections. `english` holds the meanings of words outside the glossary by
    form and reading; a word that is there with an empty one is left out of every list."""

    def __init__(
        self, glossary: Glossary, english: Mapping[tuple[str, str], str] | None = None
    ) -> None:
        self._glossary = glossary
        self._english = english or {}
        self._term_words = Memo(self._term_word)
        self._terms = Memo(self._listed_term)
        self._words = Memo(self._word)

    def uses(self, section: AnnotatedSection) -> tuple[Use, ...]:
        """The section's words, each once, in the order in which they first stand there."""
        first: list[tuple[Wording, _Place]] = []
        counts: dict[str, int] = {}
        for paragraph in section.paragraphs:
            known = wording(paragraph)
            places: list[_Place] = []
            for place in self._places(known):
                key = place[0]
                if key in counts:
                    counts[key] += 1
                else:
                    counts[key] = 1
                    places.append(place)
            first += [(known, place) for place in sorted(places, key=_START)]
        return tuple([self._use(known, place, counts[place[0]]) for known, place in first])

    def _places(self, known: Wording) -> Iterator[_Place]:
        """Those of each word in order."""
        for each in known.occurrences:
            yield each.term_id, each.start, each, -1
        yield from self._others(known.tokens, _taken(known))

    def _use(self, known: Wording, place: _Place, times: int) -> Use:
        _, start, found, number = place
        paragraph, tokens = known.paragraph, known.tokens
        if isinstance(found, Word):
            word = found
        else:
            first, behind = known.touched((start, found.end))
            entries = chain.from_iterable(token.entries for token in tokens[first:behind])
            word = self._term_words[found.term_id, tuple(entries)]
            number = behind - 1
        end = with_endings(tokens, number)
        more = known.elsewhere((start, end), word.forms)
        return new(Use, (word, times, paragraph.id, start, end, paragraph.text[start:end], more))

    def _term_word(self, said: tuple[str, tuple[Entry, ...]]) -> Word:
        """A term by its id, and the entries of a place; the part of speech is that of the place."""
        id, entries = said
        return self._terms[id, of_term(self._glossary.by_id[id].term, entries)]

    def _listed_term(self, said: tuple[str, PartOfSpeech]) -> Word:
        id, part = said
        term = self._glossary.by_id[id]
        year = kanji_year(term.term)
        return Word(id, term.term, term.reading, part, term.english, term.level, year, term=term)

    def _others(self, tokens: Sequence[Token], taken: bytearray) -> Iterator[_Place]:
        """The words outside the glossary's terms; what counts something (22 万) is none."""
        known = [self._words[type] for _, _, type in tokens]
        for i, word in enumerate(known):
            if word is None:  # as with most tokens
                continue
            start, end, type = tokens[i]
            counts = _COUNTER in type.entries[-1].pos and _is_behind_numeral(tokens, i)
            if not counts and taken.find(1, start, end) < 0:
                yield word.key, start, word, i

    def _word(self, said: TokenType) -> Word | None:
        ruby, entries = said.ruby, said.entries
        part, last = part_of_speech(entries), entries[-1]
        if part in (None, PartOfSpeech.NAME):
            return None
        form, reading = dictionary_form(ruby, entries)
        english = self._english.get((form, reading))
        if english == "" or is_grammar(form, last):
            return None
        if not _JAPANESE.fullmatch(form) or has_kanji(reading):
            return None
        level = jlpt_level(form, reading, last.lemma)
        key, year = f"w:{form}|{reading}", kanji_year(form)
        return _listed[key, form, reading, part, english or "", level, year, last.lemma]


_listed: Memo[tuple[Any, ...], Word] = Memo(lambda values: Word(*values))
"""The words outside glossaries by their values, for several types of tokens may be of one."""


def _is_behind_numeral(tokens: Sequence[Token], i: int) -> bool:
    return i > 0 and _NUMERAL in tokens[i - 1].entries[-1].pos


def _taken(known: Wording) -> bytearray:
    """Which characters hold no words outside the glossary: its terms', the speaker's mark's,
    notes' labels'."""
    spans = [(0, known.paragraph.lead)]
    spans += ((each.start, each.end) for each in known.occurrences)
    for note in known.paragraph.notes:
        spans.append((note.start, note_inside(known.paragraph, note)[0]))
    taken = bytearray(len(known.paragraph.text))
    for start, end in spans:
        taken[start:end] = b"\1" * (end - start)
    return taken
