"""What the files of a long edition have of its sections, made a part at a time and kept in a folder
until the files are made of them."""

import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from builder.edition_study import Reread, StudiedEdition
from builder.exporters.found import FoundWords, found_words, joined_words

Made = Callable[..., Any]
"""What makes something of an export and a section of it, that can be pickled."""


_WORDS = "words"


@dataclass(frozen=True, slots=True)
class PartsFolder:
    """Where the parts of an edition are kept."""

    folder: Path
    slug: str

    def keep(self, number: int, name: str, value: object) -> None:
        """Keep something of the part of this number."""
        self._file(number, name).write_bytes(pickle.dumps(value))

    def kept(self, number: int, name: str) -> Any:
        """What was kept."""
        return pickle.loads(self._file(number, name).read_bytes())

    def keep_words(self, number: int, studied: StudiedEdition) -> None:
        """Keep where the words of the part of this number stand."""
        self.keep(number, _WORDS, found_words(studied))

    def words(self, number: int) -> FoundWords:
        """What was kept of them."""
        found: FoundWords = self.kept(number, _WORDS)
        return found

    def clear(self) -> None:
        """Keep nothing any more."""
        for file in self.folder.glob(f"{self.slug}.*.part"):
            file.unlink()

    def _file(self, number: int, name: str) -> Path:
        return self.folder / f"{self.slug}.{number}.{name}.part"


@dataclass(frozen=True, kw_only=True, eq=False)
class Parts:
    """So many parts of an edition, of which the sections are there no more; `reread` reads a
    paragraph of them anew."""

    folder: PartsFolder
    count: int
    reread: Reread

    def made(self, make: Made) -> Iterator[Any]:
        """What was made of each section."""
        for number in range(self.count):
            yield from self.folder.kept(number, make.__name__)

    @cached_property
    def words(self) -> FoundWords:
        """Where the words of all sections stand."""
        return joined_words(map(self.folder.words, range(self.count)))
