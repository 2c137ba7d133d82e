"""A term in its contexts across the editions: one line a place, the term in the middle."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice, zip_longest
from urllib.parse import quote

from builder.markup import bilingual, element_text, raw_html, url
from builder.model import Term
from builder.pages.places import MOST_PLACES, Definition, Mentions, Place

_MOST_DEFINITIONS = 3


def definitions(editions: Sequence[Mentions]) -> Iterator[str]:
    """What the interviews themselves say the term means, with whose word it is and where."""
    found = [definition for mentions in editions for definition in mentions.definitions]
    if found:
        items = "".join(map(_definition, found[:_MOST_DEFINITIONS]))
        yield raw_html(f'<ul class="kt-definitions">{items}</ul>')


def concordance(term: Term, editions: Sequence[Mentions]) -> Iterator[str]:
    """At most `MOST_PLACES` lines: where there are more places, the first of each passage; where
    there are more passages, the editions in turn. Then the way to all of them."""
    if not editions:
        return
    lines = "".join(_line(edition, place) for edition, place in _chosen(editions))
    yield raw_html(f'<ol class="kt-kwic">{lines}</ol>{_rest(term, editions)}')


def _definition(definition: Definition) -> str:
    kind = element_text(definition.label) or bilingual("本文の説明", "In the text")
    return (
        f"<li>{element_text(definition.text)} "
        f"<cite>{bilingual('定義', 'Definition')}: {kind}, {_link(definition)}</cite></li>"
    )


def _chosen(editions: Sequence[Mentions]) -> list[tuple[str, Place]]:
    """The places to show, in the order of the editions and of their texts."""
    rounds = zip_longest(
        *([(number, at, place) for at, place in enumerate(mentions.places)]
          for number, mentions in enumerate(editions))
    )  # fmt: skip
    in_turn = (each for each in chain.from_iterable(rounds) if each)
    chosen = sorted(islice(in_turn, MOST_PLACES), key=lambda each: each[:2])
    several = len(editions) > 1
    return [(editions[number].edition if several else "", place) for number, _, place in chosen]


def _line(edition: str, place: Place) -> str:
    return (
        f"<li><span>{element_text(place.before)}</span><mark>{element_text(place.word)}</mark>"
        f"<span>{element_text(place.behind)}</span>{_link(place, edition)}</li>"
    )


def _link(place: Place | Definition, edition: str = "") -> str:
    name = f"{edition}: {place.name}" if edition else place.name
    return f'<a href="{url(place.path)}">{element_text(name)}</a>'


def _rest(term: Term, editions: Sequence[Mentions]) -> str:
    count = sum(mentions.count for mentions in editions)
    if count <= sum(len(mentions.places) for mentions in editions) <= MOST_PLACES:
        return ""
    plural = "editions" if editions[1:] else "edition"
    inside = bilingual(
        f"{len(editions)}つの版に{count}回", f"{count} times in {len(editions)} {plural}"
    )
    search = f'<a href="?q={quote(term.term)}">{bilingual("検索する", "Search")}</a>'
    return f'<p class="kt-rest">{inside}: {search}</p>'
