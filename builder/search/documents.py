"""What an edition gives to the search index: a document an anchor, and the words that inflect."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from builder.japanese import hiragana
from builder.model import (
    PROFILE,
    AnnotatedEdition,
    AnnotatedParagraph,
    AnnotatedSection,
    Edition,
    Entry,
    Token,
)
from builder.recent import Memo
from builder.recording import moment_name
from builder.search.words import Placed, Word, Words, joined, parted, read_words, sign

Document = dict[str, object]

Verb = tuple[str, str, str]
"""A word that inflects: its stem, how that is read, and how the word inflects (a row of godan
verbs, る for ichidan, い for adjectives, だ for な adjectives, す for する)."""

RUBY = ("title_ruby", "ruby")
"""The fields that hold readings."""

BREAK = "\n\n"
"""Stands between the paragraphs of a document."""

_NA_ADJECTIVE = ("形状詞",)
# How many kana of a dictionary form change, where it is not the last alone.
_INFLECTED = {"す": 2, "だ": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An edition's documents, and its words, `joined`."""

    documents: tuple[Document, ...]
    joined_words: str
    joined_verbs: str

    @property
    def words(self) -> list[Word]:
        """In which the signs of `ruby` and `title_ruby` count."""
        cells = parted(self.joined_words)
        return list(zip(cells[::2], cells[1::2], strict=True))

    @property
    def verbs(self) -> frozenset[Verb]:
        """Those that inflect."""
        cells = parted(self.joined_verbs)
        return frozenset(zip(cells[::3], cells[1::3], cells[2::3], strict=True))

    @property
    def least(self) -> int:
        """The bytes that it takes in an index of all at least, where each sign of a reading may
        become one of a byte. A field has its name and four signs of JSON around that; an empty one
        is left out."""
        fields = chain.from_iterable(document.items() for document in self.documents)
        return sum(
            len(field) + 4 + len(str(it) if field in RUBY else str(it).encode())
            for field, it in fields
            if it
        )


def edition_part(annotated: AnnotatedEdition, sections: Sequence[Part] = ()) -> Part:
    """The documents of an edition: itself, each section, each passage, the profile. `sections`
    are those of sections that are not here, in order."""
    words = Words()
    documents = [_edition(annotated, words), *_sections(annotated, words)]
    verbs = _verbs(annotated)
    for part in sections:
        documents += _with_words(part, words)
        verbs |= part.verbs
    if annotated.edition.profile:
        documents.append(_profile(annotated, words))
    return Part(
        documents=tuple(documents),
        joined_words=joined(words),
        joined_verbs=joined(sorted(verbs)),
    )


def sections_part(annotated: AnnotatedEdition) -> Part:
    """The documents of the sections that are here alone, to be joined."""
    words = Words()
    return Part(
        documents=tuple(_sections(annotated, words)),
        joined_words=joined(words),
        joined_verbs=joined(sorted(_verbs(annotated))),
    )


def with_signs(document: Document, signs: Mapping[int, str]) -> Document:
    """The document with its readings in other signs, and no empty field."""
    ruby = {field: str(document.get(field, "")).translate(signs) for field in RUBY}
    return {field: value for field, value in (document | ruby).items() if value}


def _sections(annotated: AnnotatedEdition, words: Words) -> Iterator[Document]:
    for section in annotated.sections:
        yield from _section(annotated.edition, section, words)


def _with_words(part: Part, words: Words) -> Iterator[Document]:
    signs = {ord(sign(old)): words.sign(word) for old, word in enumerate(part.words)}
    return (with_signs(document, signs) for document in part.documents)


def _edition(annotated: AnnotatedEdition, words: Words) -> Document:
    edition = annotated.edition
    said = [edition.label, edition.subtitle]
    said += (f"{one.name} {one.english} {one.role}".strip() for one in edition.speakers)
    said += (f"{one.name} {one.label}" for one in edition.annotators)
    if edition.source:
        said += [edition.source.name, edition.source.author, edition.source.publisher]
    if edition.recording:
        said += [edition.recording.title, edition.recording.name]
    return {
        "location": f"{edition.slug}/",
        **_titled(edition.title, annotated.title, words),
        "text": BREAK.join(filter(None, said)),
        "kind": "edition",
    }


def _section(edition: Edition, section: AnnotatedSection, words: Words) -> Iterator[Document]:
    location = f"{edition.slug}/{section.section.id}/"
    title = _titled(section.section.title, section.title, words)
    yield {"location": location, **title, "kind": "section"}
    for passage, paragraphs in section.passages:
        named = "" if passage.time is None else moment_name(edition.recording, passage.time)
        yield {"location": f"{location}#{passage.id}", "title": named, **_text(paragraphs, words)}


def _profile(annotated: AnnotatedEdition, words: Words) -> Document:
    profile = annotated.edition.profile
    return {
        "location": f"{annotated.edition.slug}/{PROFILE}/",
        **_titled(profile.name if profile else "", annotated.name, words),
        "kind": "profile",
        **_text(annotated.profile, words),
    }


def _titled(title: str, tokens: Iterable[Token], words: Words) -> Document:
    """A title and its readings."""
    return {"title": title, "title_ruby": words.write(title, read_words(tokens))}


def _text(paragraphs: Sequence[AnnotatedParagraph], words: Words) -> Document:
    """The text of some paragraphs, and its readings."""
    # Never the paragraph's own text: in what is pickled its UTF-8 stays beside it.
    text = "".join(each.paragraph.text + BREAK for each in paragraphs).removesuffix(BREAK)
    return {"text": text, "ruby": words.write(text, _words(paragraphs))}


def _words(paragraphs: Iterable[AnnotatedParagraph]) -> list[Placed]:
    found: list[Placed] = []
    offset = 0
    for each in paragraphs:
        found += read_words(each.tokens, offset)
        offset += len(each.paragraph.text) + len(BREAK)
    return found


def _verbs(annotated: AnnotatedEdition) -> set[Verb]:
    titles = chain.from_iterable(section.title for section in annotated.sections)
    entries = {
        *chain.from_iterable(each.entries for each in annotated.paragraphs),
        *chain.from_iterable(token.entries for token in titles),
    }
    inflected = (each for each in entries if each.inflection_type or each.pos[:1] == _NA_ADJECTIVE)
    return {verb for verb in map(_verb.__getitem__, inflected) if verb}


def _verb_of(entry: Entry) -> Verb | None:
    """The word that inflects so, if the form that is written begins with its stem."""
    kind = _inflection(entry)
    stem = entry.base_form[: -_INFLECTED.get(kind, 1) or None]
    if not kind or len(stem) + (stem > "ん") < 2 or not entry.surface.startswith(stem):
        return None
    tail, reading = hiragana(entry.surface[len(stem) :]), entry.reading
    return (stem, reading.removesuffix(tail), kind) if reading.endswith(tail) else None


_verb = Memo(_verb_of)


def _inflection(entry: Entry) -> str:
    """How a word inflects, by UniDic's inflection type (`五段-ラ行`, `下一段-カ行`, `形容詞`)."""
    if entry.pos[:1] == _NA_ADJECTIVE:
        return "だ"
    kind, _, row = entry.inflection_type.partition("-")
    if kind == "五段":
        return hiragana(row[:1])  # the row's first kana
    return {"上一段": "る", "下一段": "る", "形容詞": "い", "カ行変格": "る", "サ行変格": "す"}.get(
        kind, ""
    )
