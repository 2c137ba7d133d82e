"""Queries made by rule out of a project's own text, each with the pages that may come first.

Headings and their parts, words and the way they sound, pieces cut anywhere, figures in other forms,
terms in Japanese, by reading and in English. A page may come first that holds the query, the word
that it sounds like, or another word that sounds the same; an entry of the glossary where no page
does.
"""

import random
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from builder.build import build_site
from builder.model import Term, Token
from builder.search.kana import romaji

Query = tuple[str, list[str]]

_LATIN: dict[str, str] = {}
for _syllable, _kana in romaji().items():
    # Of several spellings the shortest, then Hepburn's.
    if len(_syllable) <= len(_LATIN.get(_kana, "zzzzz")) and not re.match(
        "[tc]i|si|hu|zi|tu|l|x", _syllable
    ):
        _LATIN[_kana] = _syllable
_LATIN |= {"し": "shi", "ち": "chi", "つ": "tsu", "じ": "ji", "ふ": "fu", "ん": "n", "ー": "-"}


def latin(kana: str) -> str:
    """Kana in Hepburn, long vowels written as two."""
    out = ""
    while kana:
        size = 2 if kana[:2] in _LATIN else 1
        syllable = _LATIN.get(kana[:size], "")
        if kana[0] == "っ":
            following = latin(kana[1:3])
            syllable, size = following[:1].replace("c", "t"), 1
        out += out[-1:] if syllable == "-" else syllable
        kana = kana[size:]
    return out


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


class _Pages:
    """The sections and profiles of a project: their texts, and how they sound."""

    def __init__(self, root: Path) -> None:
        site = build_site(root)
        self.terms = site.glossary.terms
        self.texts: dict[str, list[tuple[str, tuple[Token, ...]]]] = {}
        for edition in site.editions:
            annotated = site.study(edition).annotated
            for section in annotated.sections:
                self.texts[f"{edition.slug}/{section.section.id}/"] = [
                    (section.section.title, section.title),
                    *((each.paragraph.text, each.tokens) for each in section.paragraphs),
                ]
            if edition.profile:
                self.texts[f"{edition.slug}/profile/"] = [
                    (edition.profile.name, annotated.name),
                    *((each.paragraph.text, each.tokens) for each in annotated.profile),
                ]
        self._folded = {
            page: [_fold(text) for text, _ in texts] for page, texts in self.texts.items()
        }
        self._heard = {
            page: ["".join(each.reading for each in tokens) for _, tokens in texts]
            for page, texts in self.texts.items()
        }

    def holding(self, query: str) -> list[str]:
        return [
            page
            for page, texts in self._folded.items()
            if any(_fold(query) in each for each in texts)
        ]

    def sounding(self, kana: str) -> list[str]:
        return [page for page, heard in self._heard.items() if any(kana in each for each in heard)]


def queries(root: Path, count: int) -> list[Query]:
    """So many of the queries of a project, the same on every run."""
    chance = random.Random(11)
    pages = _Pages(root)
    made = dict(_made(pages, chance))
    kept = [(query, sorted({*wanted})) for query, wanted in made.items() if wanted]
    return chance.sample(kept, min(count, len(kept)))


def _made(pages: _Pages, chance: random.Random) -> Iterator[Query]:
    for texts in pages.texts.values():
        title = texts[0][0]
        yield title, pages.holding(title)
        for text, tokens in texts:
            yield from ((piece, pages.holding(piece)) for piece in _pieces(text, chance))
            yield from _words(tokens, pages)
            yield from _figures(text, pages)
    for term in pages.terms:
        yield from _term(term, pages)


def _pieces(text: str, chance: random.Random) -> Iterator[str]:
    for _ in range(len(text) // 40 + 1):
        size = chance.randint(4, 12)
        at = chance.randint(0, max(0, len(text) - size))
        piece = text[at : at + size].strip()
        if len(piece) > 3:
            yield piece


def _words(tokens: Iterable[Token], pages: _Pages) -> Iterator[Query]:
    for token in tokens:
        word, kana = token.surface, token.reading
        if token.entries[0].pos[0] not in ("名詞", "動詞", "形容詞", "副詞") or len(word) < 2:
            continue
        yield word, pages.holding(word)
        if re.fullmatch("[ぁ-んー]{3,}", kana) and not re.search("っ$", kana):
            wanted = [*pages.holding(word), *pages.sounding(kana)]
            yield from ((way, wanted) for way in (kana, "".join(map(_katakana, kana)), latin(kana)))


def _katakana(sign: str) -> str:
    return chr(ord(sign) + 0x60) if "ぁ" <= sign <= "ん" else sign


def _figures(text: str, pages: _Pages) -> Iterator[Query]:
    for match in re.finditer(r"(?<![\d,.万億兆数])(\d{2,4})([万億]?)([一-龥ァ-ヶ%]{1,4})", text):
        figure, wanted = match[0], pages.holding(match[0])
        value = int(match[1]) * {"": 1, "万": 10**4, "億": 10**8}[match[2]]
        yield figure, wanted
        yield f"{value}{match[3]}", wanted
        yield f"{value:,}{match[3]}", wanted


def _term(term: Term, pages: _Pages) -> Iterator[Query]:
    forms = [page for form in (term.term, *term.aliases) for page in pages.holding(form)]
    entry = f"glossary/#term-{term.id}"
    if not pages.holding(term.term):
        return
    yield term.term, forms
    wanted = [*forms, *pages.sounding(term.reading), entry]
    meanings = (each.strip() for each in re.split("[;(]", term.english)[:1])
    yield from ((way, wanted) for way in (term.reading, latin(term.reading), *meanings))
