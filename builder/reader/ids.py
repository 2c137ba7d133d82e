"""Ids that stay: from the title of a section and the time of a passage, never from the text.

* section: edition.yml's word, else the slug of the title; a second one that is equal gets `-2`.
* passage: `t-24-00`, `t-0-05`, `t-1-06-01`; a second one at that time `t-24-00-b`, then `-c`;
  without a time the id of its first paragraph.
* paragraph: the first of a timed passage has the passage's id, the others `t-24-00-p2`; without
  a time `p1`, `p2` …, counted through the section.
"""

from collections.abc import Iterable, Mapping
from itertools import count
from string import ascii_lowercase

from builder.reader.settings import RESERVED
from builder.slug import slug


def section_ids(titles: Iterable[str], fixed: Mapping[str, str]) -> list[str]:
    """An id for each title. Fixed ones come first, so that a new section never takes one."""
    used = set(RESERVED)
    kept = set(fixed.values())
    ids = []
    for title in titles:
        wanted = fixed.get(title) or slug(title)
        taken = used if title in fixed else used | kept
        ids.append(_free(wanted, taken))
        used.add(ids[-1])
    return ids


def passage_ids(times: Iterable[int | None]) -> list[str]:
    """An id for each timed passage of a section, `""` for those without a time."""
    used: set[str] = set()
    ids = []
    for time in times:
        ids.append("" if time is None else _free_letter(_time_id(time), used))
        used.add(ids[-1])
    return ids


def paragraph_ids(passage: str, paragraphs: int, before: int) -> list[str]:
    """The ids of a passage's paragraphs; `before`: how many untimed ones the section has yet."""
    if not passage:
        return [f"p{number}" for number in range(before + 1, before + paragraphs + 1)]
    return [passage, *(f"{passage}-p{number}" for number in range(2, paragraphs + 1))]


def _time_id(time: int) -> str:
    minutes, seconds = divmod(time, 60)
    hours, minutes = divmod(minutes, 60)
    return f"t-{hours}-{minutes:02}-{seconds:02}" if hours else f"t-{minutes}-{seconds:02}"


def _free(wanted: str, taken: set[str]) -> str:
    numbered = (f"{wanted}-{number}" for number in count(2))
    return wanted if wanted not in taken else next(id for id in numbered if id not in taken)


def _free_letter(wanted: str, taken: set[str]) -> str:
    if wanted not in taken:
        return wanted
    letters = (f"{wanted}-{letter}" for letter in ascii_lowercase[1:])
    free = (id for id in letters if id not in taken)
    return next(free, None) or _free(f"{wanted}-z", taken)
