"""What an editor should know about sources that can be read.

A problem makes a strict build fail and `kunten check` exit 1; a notice is only told.
"""

import re
from bisect import bisect
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from builder.errors import Location, Notice, Problem, notice_at, problem_at
from builder.model import Draft, Edition, Profile, Section, SourceLine
from builder.reader import DRAFTS, date_line, take_readings
from builder.slug import PAGES_OF_SITE
from builder.vocabulary import undecided

_BARE_TIME = re.compile(r"\s*(\d{1,3}(?:[:：]\d\d){1,2})[ \t　]+\S")


def problems(edition: Edition) -> tuple[Problem, ...]:
    """Everything that keeps an edition from being published as it is."""
    return tuple(_slug_problems(edition))


def notices(
    edition: Edition, drafts: Iterable[Draft] = (), used: Collection[tuple[str, str]] = ()
) -> tuple[Notice, ...]:
    """What was done with an edition's sources without being asked, and which of the `drafts` of
    its words (`used`, by form and reading) nobody has decided on."""
    told = (*_head(edition), *_bare_times(edition), *_left_out(edition))
    return (*told, *map(_undecided, undecided(drafts, used)))


def _undecided(draft: Draft) -> Notice:
    english = f"“{draft.english}”" if draft.english else "no English yet"
    word = f"{draft.word} ({draft.reading}) {english}"
    location = draft.location or Location(path=DRAFTS)
    text = f"undecided: {word} (approve, correct or decline it)"
    return notice_at(location, "undecided", text)


def _slug_problems(edition: Edition) -> Iterator[Problem]:
    if edition.slug in PAGES_OF_SITE:
        expected = "a folder's name that no page or device has"
        yield problem_at(edition.path, "slug-taken", expected, edition.slug, "rename the folder")


def _head(edition: Edition) -> Iterator[Notice]:
    """Lines of the head that are neither title nor label nor date: they are on no page."""
    known = {edition.title, edition.label, edition.subtitle, f"【{edition.label}】"}
    lines = [
        line
        for line in edition.head
        if take_readings(line.text).text.strip() not in known and not date_line(line.text)
    ]
    for line in lines:
        location = Location(path=edition.text_file, line=line.line)
        yield notice_at(location, "head", f"kept in the head, on no page: {_sample([line])}")


def _bare_times(edition: Edition) -> Iterator[Notice]:
    """Times without brackets before a line's text: a schedule, or the times of a transcript."""
    for section in edition.sections:
        for paragraph in section.paragraphs:
            for number, text in enumerate(paragraph.text.split("\n"), paragraph.line):
                if time := _BARE_TIME.match(text):
                    location = Location(path=edition.text_file, line=number)
                    told = f"{time[1]} is text here: if it is the recording's, write ({time[1]})"
                    yield notice_at(location, "bare-time", told)


def _left_out(edition: Edition) -> Iterator[Notice]:
    """The runs of lines that are on no page; blank lines do not part them."""
    kept = sorted(_kept_lines(edition))
    for _, run in groupby(edition.left_out, key=lambda line: bisect(kept, line.line)):
        lines = list(run)
        yield Notice(
            code="left-out",
            location=Location(path=edition.text_file, line=lines[0].line),
            end_line=lines[-1].line,
            text=f"left out {_sample(lines)}",
        )


def _kept_lines(edition: Edition) -> Iterator[int]:
    yield from (line.line for line in edition.head)
    parts: list[Section | Profile] = [*edition.sections]
    for part in (*parts, *filter(None, [edition.profile])):
        yield part.line
        yield from (paragraph.line for paragraph in part.paragraphs)


def _sample(lines: Sequence[SourceLine]) -> str:
    return f"「{lines[0].text.strip()}」" + (f" and {len(lines) - 1} more" if lines[1:] else "")
