"""Pages of an edition in HTML as they are kept, in a file for each edition, not in memory.

Their links are resolved, and what they need of pages elsewhere is told, so that nobody has to read
them before they are put into the theme's template.
"""

import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.markup_html import Heading
from builder.pages import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What the theme's template looks at in a page, but for the strings that it only prints:
    the way to the site's root, what is hidden, the levels of the headings, which strings there
    are. A title is `plain` where no template would write it otherwise than it is."""

    root: str
    hide: tuple[str, ...]
    levels: tuple[int, ...]
    titled: bool
    plain: bool
    described: bool
    headed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePage:
    """A page in HTML as it is written to files, with the rest of `Written`, and with the links that
    it has, as `Links.targets`."""

    path: str
    html: bytes
    meta: Mapping[str, Any]
    headings: tuple[Heading, ...]
    ids: frozenset[str]
    links: Mapping[str, Mapping[str, str]]


def encoded(text: str) -> bytes:
    """As MkDocs writes pages."""
    return text.encode("utf-8", "xmlcharrefreplace")


def written_to(path: Path, *values: object) -> None:
    """Write the values of a file of pages: the ids in each, the pages in HTML, and these as
    they were before, with the settings under which they were made. Most ask for the first alone."""
    with path.open("wb") as file:
        for value in values:
            pickle.dump(value, file, pickle.HIGHEST_PROTOCOL)


def first_of(path: Path, count: int) -> tuple[Any, ...]:
    """The first so many values of such a file."""
    with path.open("rb") as file:
        return tuple(pickle.load(file) for _ in range(count))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MadePages:
    """Pages of an edition, in HTML in `file`, whose digest this is, where another build may ask for
    it. `links`: the paths of other pages to which they link, with the anchors there, in lines, for
    as strings they would take most of its memory. `scripts`: those in the pages."""

    paths: tuple[str, ...]
    source: str
    shapes: tuple[Shape, ...]
    links: Mapping[str, str]
    scripts: frozenset[bytes]
    file: Path
    digest: bytes

    @property
    def slug(self) -> str:
        """The edition's."""
        return self.paths[0].partition("/")[0]

    @property
    def outside(self) -> Mapping[str, frozenset[str]]:
        """The paths of other pages to which they link, with the anchors there."""
        anchors = {path: lines.split("\n") if lines else () for path, lines in self.links.items()}
        return {path: frozenset(each) for path, each in anchors.items()}

    def pages(self) -> tuple[Page, ...]:
        """As they were before they became HTML of this site."""
        pages: tuple[Page, ...]
        *_, (pages, _) = first_of(self.file, 3)
        return pages

    def made(self) -> tuple[MadePage, ...]:
        """In HTML."""
        made: tuple[MadePage, ...]
        _, made = first_of(self.file, 2)
        return made

    def ids(self) -> Mapping[str, frozenset[str]]:
        """The ids in each page, by its path."""
        found: Mapping[str, frozenset[str]]
        (found,) = first_of(self.file, 1)
        return found
