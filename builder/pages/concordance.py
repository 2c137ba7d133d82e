"""A term in its contexts across the editions: one line a place, the term in the middle."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, zip_longest
from urllib.parse import quote

from builder.markup import bilingual, element_text, raw_html, url
from builder.model import Term
from builder.pages.packed import PackedMentions, Told
from builder.pages.places import MOST_PLACES, Definition, Place

_MOST_DEFINITIONS = 3
_MOST_LINES = 1000  # of all terms together: some 300 KB of HTML
_LEAST_PLACES = 2


@dataclass(slots=True)
class Gathered:
    """What all editions say of a term that stands `count` times in so many `editions`, which tell
    so many `places`; `shown` are the first editions, as many as an entry may need: the title of
    each, and the places there."""

    count: int = 0
    editions: int = 0
    places: int = 0
    shown: list[tuple[str, list[Place]]] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)

    def add(self, told: Told) -> None:
        """Take in what another edition tells, which has one place at least."""
        self.count += told.times
        self.editions += 1
        self.places += told.places
        if len(self.definitions) < _MOST_DEFINITIONS:
            self.definitions += told.definitions


def gather(terms: Iterable[Term], editions: Iterable[PackedMentions]) -> dict[str, Gathered]:
    """What the editions say of each term, by its id."""
    found = {term.id: Gathered() for term in terms}
    for edition in editions:
        for told in edition.told():
            found[told.id].add(told)
        short = [id for id in edition.ids if len(found[id].shown) < MOST_PLACES]
        if short:
            mentions = edition.value()
            for id in short:
                found[id].shown.append((mentions.edition, mentions.places(id)))
    return found


def definitions(gathered: Gathered) -> Iterator[str]:
    """What the interviews themselves say the term means, with whose word it is and where."""
    if gathered.definitions:
        items = "".join(map(_definition, gathered.definitions[:_MOST_DEFINITIONS]))
        yield raw_html(f'<ul class="kt-definitions">{items}</ul>')


def most_places(terms: Iterable[Gathered]) -> int:
    """How many places each entry of a glossary may show, so that its page stays of a bearable
    length however many editions there are; `terms` is what is said of each term."""
    counts = [gathered.places for gathered in terms]
    fitting = (
        most
        for most in range(MOST_PLACES, _LEAST_PLACES, -1)
        if sum(min(most, count) for count in counts) <= _MOST_LINES
    )
    return next(fitting, _LEAST_PLACES)


def concordance(term: Term, gathered: Gathered, most: int) -> Iterator[str]:
    """At most `most` lines: where there are more places, the first of each passage; where
    there are more passages, the editions in turn. Then the way to all of them."""
    if not gathered.editions:
        return
    lines = "".join(_line(edition, place) for edition, place in _chosen(gathered.shown, most))
    yield raw_html(f'<ol class="kt-kwic">{lines}</ol>{_rest(term, gathered, most)}')


def _definition(definition: Definition) -> str:
    kind = element_text(definition.label) or bilingual("本文の説明", "In the text")
    return (
        f"<li>{element_text(definition.text)} "
        f"<cite>{bilingual('定義', 'Definition')}: {kind}, {_link(definition)}</cite></li>"
    )


def _chosen(editions: Sequence[tuple[str, list[Place]]], most: int) -> list[tuple[str, Place]]:
    """The places to show, in the order of the editions and of their texts."""
    rounds = zip_longest(
        *([(number, at, place) for at, place in enumerate(places)]
          for number, (_, places) in enumerate(editions))
    )  # fmt: skip
    in_turn = (each for each in chain.from_iterable(rounds) if each)
    chosen = sorted(islice(in_turn, most), key=lambda each: each[:2])
    several = len(editions) > 1
    return [(editions[number][0] if several else "", place) for number, _, place in chosen]


def _line(edition: str, place: Place) -> str:
    return (
        f"<li><span>{element_text(place.before)}</span><mark>{element_text(place.word)}</mark>"
        f"<span>{element_text(place.behind)}</span>{_link(place, edition)}</li>"
    )


def _link(place: Place | Definition, edition: str = "") -> str:
    name = f"{edition}: {place.name}" if edition else place.name
    return f'<a href="{url(place.path)}">{element_text(name)}</a>'


def _rest(term: Term, gathered: Gathered, most: int) -> str:
    count, editions = gathered.count, gathered.editions
    if count <= gathered.places <= most:
        return ""
    plural = "editions" if editions > 1 else "edition"
    inside = bilingual(f"{editions}つの版に{count}回", f"{count} times in {editions} {plural}")
    search = f'<a href="?q={quote(term.term)}">{bilingual("検索する", "Search")}</a>'
    return f'<p class="kt-rest">{inside}: {search}</p>'
