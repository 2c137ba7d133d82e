"""Libraries in which every edition speaks of its own: sentences by rule out of the words of the
learners' lists, so that a query can tell one section among thousands.

An edition has words of its own and names made of two words; all of them share others.
"""

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from bench_library import PROJECT, SECTIONS_OF_AN_EDITION, Interview, Text

_LIST = PROJECT / "builder" / "vocabulary" / "data" / "jlpt.tsv"
_NOUN = re.compile("[一-龥]{2,4}|[ァ-ヺー]{3,}")
_OWN, _SHARED = 40, 300
_PARAGRAPHS, _SENTENCES = 3, 5
_SHAPES = (
    "{a}の{b}が{n}年前から{c}を支えてきた。",
    "そのころ{a}では、{b}よりも{c}のほうが大切だと考えられていた。",
    "{a}と{b}を組み合わせるために、{c}だけで{n}人が集まった。",
    "ところが{c}がなければ、{a}も{b}も続けることはできないという。",
    "私は{a}を見ながら、{b}について{c}に話した。",
    "{n}個の{a}のうち、{b}に使えるのは{c}だけだった。",
)


def own_library(pages: int, sections: int = SECTIONS_OF_AN_EDITION) -> Iterator[Interview]:
    """Interviews with `pages` sections in all, `sections` each, of some 450 characters."""
    for number, first in enumerate(range(0, pages, sections), 1):
        yield _interview(number, min(sections, pages - first))


def _interview(number: int, sections: int) -> Interview:
    chance = random.Random(number)
    own = chance.sample(_nouns(), _OWN)
    names = [f"{one}{other}" for one, other in zip(own[::2], own[1::2], strict=True)]
    seconds = iter(range(60, 10**6, 97))
    return Interview(
        slug=f"edition-{number:04}",
        title=f"{names[0]}の人に聞く「{own[2]}と{own[3]}」",
        day=date(2026, 11, 24) - timedelta(days=number),
        sections=tuple(
            Text(
                title=f"{names[index + 1]}と{own[4 * index]}の話",
                paragraphs=tuple(
                    (next(seconds), _paragraph(own, names, chance)) for _ in range(_PARAGRAPHS)
                ),
            )
            for index in range(sections)
        ),
    )


def _paragraph(own: list[str], names: list[str], chance: random.Random) -> str:
    shared = _nouns()[:_SHARED]
    return "".join(
        chance.choice(_SHAPES).format(
            a=chance.choice(names),
            b=chance.choice(own),
            c=chance.choice(shared),
            n=chance.randrange(10, 9999),
        )
        for _ in range(_SENTENCES)
    )


@cache
def _nouns() -> list[str]:
    """The words of two signs or more in kanji or katakana alone, in an order of no meaning."""
    words = {line.split("\t")[0] for line in _LIST.read_text("utf-8").splitlines()}
    return random.Random(0).sample(sorted(filter(_NOUN.fullmatch, words)), k=4000)
