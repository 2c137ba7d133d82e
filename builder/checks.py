"""What an editor should know about sources that can be read.

A problem makes a strict build fail and `kunten check` exit 1; a notice is only told.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from builder.errors import Location, Problem
from builder.model import AnnotatedEdition, Edition, SourceLine

# Addresses of the site that are no edition's: a folder of this name would hide the page.
_TAKEN = {"glossary", "assets", "search", "404"}


def problems(editions: Iterable[AnnotatedEdition]) -> tuple[Problem, ...]:
    """Everything that keeps the editions from being published as they are."""
    return tuple(problem for each in editions for problem in _slug_problems(each.edition))


def notices(editions: Iterable[AnnotatedEdition]) -> tuple[str, ...]:
    """What was done with the sources without being asked, a line each."""
    return tuple(line for each in editions for line in _left_out(each.edition))


def _slug_problems(edition: Edition) -> Iterator[Problem]:
    if edition.slug in _TAKEN:
        yield Problem(
            code="slug-taken",
            location=Location(path=edition.path),
            expected="a folder's name that is no page of the site",
            found=edition.slug,
            hint="rename the folder",
        )


def _left_out(edition: Edition) -> Iterator[str]:
    """The runs of lines that are on no page."""
    numbered = enumerate(edition.left_out)
    for _, run in groupby(numbered, key=lambda pair: pair[1].line - pair[0]):
        lines = [line for _, line in run]
        yield f"{edition.path}/interview.txt:{_range(lines)}: left out {_sample(lines)}"


def _range(lines: Sequence[SourceLine]) -> str:
    first, last = lines[0].line, lines[-1].line
    return str(first) if first == last else f"{first}-{last}"


def _sample(lines: Sequence[SourceLine]) -> str:
    return f"「{lines[0].text.strip()}」" + (f" and {len(lines) - 1} more" if lines[1:] else "")
