"""Ids that stay: from the title of a section and the time of a passage, never from the text.

* section: edition.yml's word, else the slug of the title; a second one that is equal gets `-2`.
* passage: `t-24-00`, `t-0-05`, `t-1-06-01`; a second one at that time `t-24-00-b`, then `-c`;
  without a time the id of its first paragraph.
* paragraph: the first of a timed passage has the passage's id, the others `t-24-00-p2`; without
  a time `p1`, `p2` …, counted through the section.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, count
from string import ascii_lowercase

from builder.reader.settings import RESERVED
from builder.slug import slug
from builder.timestamps import clock


@dataclass(slots=True)
class _Names:
    """Hands out names that are still free, with a suffix where need be."""

    taken: set[str]
    suffixes: Callable[[], Iterator[object]]
    running: dict[str, Iterator[object]] = field(default_factory=dict)

    def take(self, wanted: str) -> str:
        name = wanted
        while name in self.taken:
            suffixes = self.running.setdefault(wanted, self.suffixes())
            name = f"{wanted}-{next(suffixes)}"
        self.taken.add(name)
        return name


def section_ids(titles: Iterable[str], fixed: Mapping[str, str]) -> list[str]:
    """An id for each title; `fixed` holds those of edition.yml, which no other section gets."""
    names = _Names(taken={*RESERVED, *fixed.values()}, suffixes=lambda: count(2))
    ids: dict[str, str] = {}
    return [_section_id(title, fixed, ids, names) for title in titles]


def passage_ids(times: Iterable[int | None]) -> list[str]:
    """An id for each timed passage of a section, `""` for those without a time."""
    names = _Names(taken=set(), suffixes=lambda: chain(ascii_lowercase[1:], count(27)))
    return ["" if time is None else names.take(_time_id(time)) for time in times]


def paragraph_ids(passage: str, paragraphs: int, before: int) -> list[str]:
    """The ids of a passage's paragraphs; `before`: how many untimed ones the section has yet."""
    if not passage:
        return [f"p{number}" for number in range(before + 1, before + paragraphs + 1)]
    names = [passage, *(f"{passage}-p{number}" for number in range(2, paragraphs + 1))]
    return names[:paragraphs]


def _section_id(title: str, fixed: Mapping[str, str], ids: dict[str, str], names: _Names) -> str:
    if title in ids:
        return names.take(ids[title])
    ids[title] = fixed.get(title) or slug(title)
    return ids[title] if title in fixed else names.take(ids[title])


def _time_id(time: int) -> str:
    return f"t-{clock(time).replace(':', '-')}"
