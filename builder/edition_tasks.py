"""The building of some editions as tasks that several processes share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

from builder.edition_parts import BuiltEdition, BuiltPart, characters, parts_of
from builder.model import AnnotatedEdition, Edition, Section
from builder.processes import Crew

# With fewer characters the second process costs more than it saves.
_WORTH_A_PROCESS = 30_000

# The files of the last editions, of so many characters in all, are made while others go on with the
# pages. Until then their annotated text stays in memory.
_LEFT = 120_000


class Makers(Protocol):
    """What can be done to an edition, in whatever process."""

    def whole(self, edition: Edition, *, late: bool) -> BuiltEdition:
        """Build it. What is made beside its pages may come `late`."""

    def frame(self, edition: Edition) -> AnnotatedEdition:
        """Annotate what is no section; the edition in it is without sections too."""

    def part(self, edition: Edition, sections: Sequence[Section], number: int) -> BuiltPart:
        """Build its part of this number, counted from 0."""

    def joined(
        self, edition: Edition, frame: AnnotatedEdition, parts: Sequence[BuiltPart]
    ) -> BuiltEdition:
        """Build it of its parts."""

    def beside(self, edition: Edition, parts: int) -> None:
        """Make what is made beside its pages, once its parts are built."""


@dataclass(frozen=True, slots=True)
class _Task:
    """A part of an edition to be built, or where `sections` is None the whole; without sections
    what is none."""

    edition: Edition
    number: int
    sections: tuple[Section, ...] | None

    @property
    def length(self) -> int:
        """In characters."""
        sections = self.edition.sections if self.sections is None else self.sections
        return sum(map(characters, sections))


_Result = BuiltEdition | BuiltPart | AnnotatedEdition | None


class Tasks:
    """Builds editions. Where they are not `whole`, those that are long are built in parts."""

    def __init__(self, makers: Makers, editions: Sequence[Edition], *, whole: bool) -> None:
        self._makers = makers
        parts = {} if whole else {each: parts_of(each) for each in editions}
        self._parts = {each: found for each, found in parts.items() if len(found) > 1}
        # The largest first: the process that has the last one is not waited for long.
        self._tasks = sorted(self._all(editions), key=lambda each: each.length, reverse=True)
        lengths = [each.length for each in self._tasks]
        self._behind = [*accumulate(reversed(lengths))][::-1]
        worthwhile = sum(lengths) // _WORTH_A_PROCESS
        self._crew: Crew[int, _Result] = Crew(self._do, min(worthwhile, len(self._tasks)))

    def results(self) -> Iterator[tuple[Edition, BuiltEdition]]:
        """The editions as they are built. What comes late is begun behind the last."""
        try:
            yield from self._joined()
        except BaseException:
            self._crew.close()
            raise
        count = len(self._tasks)
        self._crew.begin_left(range(count, count + len(self._parts)))

    def wait(self) -> None:
        """Until all is made that came late."""
        self._crew.wait()

    def _all(self, editions: Sequence[Edition]) -> Iterator[_Task]:
        for edition in editions:
            if edition not in self._parts:
                yield _Task(edition, 0, None)
            else:
                yield _Task(edition, -1, ())
                for number, sections in enumerate(self._parts[edition]):
                    yield _Task(edition, number, sections)

    def _do(self, number: int) -> _Result:
        """The task of this number; behind them what is made beside the editions in parts."""
        if number >= len(self._tasks):
            edition = [*self._parts][number - len(self._tasks)]
            self._makers.beside(edition, len(self._parts[edition]))
            return None
        task = self._tasks[number]
        if task.sections is None:
            return self._makers.whole(task.edition, late=self._behind[number] <= _LEFT)
        if not task.sections:
            return self._makers.frame(task.edition)
        return self._makers.part(task.edition, task.sections, task.number)

    def _joined(self) -> Iterator[tuple[Edition, BuiltEdition]]:
        frames: dict[Edition, AnnotatedEdition] = {}
        parts: dict[Edition, dict[int, BuiltPart]] = {each: {} for each in self._parts}
        results = self._crew.each(range(len(self._tasks)))
        for task, result in zip(self._tasks, results, strict=True):
            edition = task.edition
            match result:
                case BuiltEdition():
                    yield edition, result
                case AnnotatedEdition():
                    frames[edition] = result
                case BuiltPart():
                    parts[edition][task.number] = result
            if edition in frames and len(parts[edition]) == len(self._parts[edition]):
                found = parts.pop(edition)
                ordered = [found[number] for number in range(len(found))]
                yield edition, self._makers.joined(edition, frames.pop(edition), ordered)
