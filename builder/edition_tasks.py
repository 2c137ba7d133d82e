"""The building of some editions as tasks that several processes share."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

from builder.edition_parts import BuiltEdition, BuiltPart, parts_of
from builder.model import AnnotatedEdition, Edition, Section
from builder.nursery import nursery
from builder.processes import Crew

# With fewer characters the second process costs more than it saves.
_WORTH_A_PROCESS = 30_000

# The files of the last editions, of so many characters in all, are made while others go on with the
# pages. Until then their annotated text stays in memory.
_LEFT = 60_000


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
        return sum(section.length for section in sections)


_Result = BuiltEdition | BuiltPart | AnnotatedEdition | None


@dataclass(frozen=True, slots=True)
class _Work:
    """The tasks by their number, the largest first: the process that has the last one is not waited
    for long. Behind them what is made beside the editions in `parts`."""

    makers: Makers
    tasks: Sequence[_Task]
    behind: Sequence[int]  # the characters of each task and those behind it
    parts: Mapping[Edition, int]

    def __call__(self, number: int) -> _Result:
        """Do the task of this number."""
        if number >= len(self.tasks):
            edition = [*self.parts][number - len(self.tasks)]
            self.makers.beside(edition, self.parts[edition])
            return None
        task = self.tasks[number]
        if task.sections is None:
            return self.makers.whole(task.edition, late=self.behind[number] <= _LEFT)
        if not task.sections:
            return self.makers.frame(task.edition)
        return self.makers.part(task.edition, task.sections, task.number)


class Tasks:
    """Builds editions. Where they are not `whole`, those that are long are built in parts."""

    def __init__(self, makers: Makers, editions: Sequence[Edition], *, whole: bool) -> None:
        tasks = [each for edition in editions for each in _tasks(edition, whole=whole)]
        tasks.sort(key=lambda each: each.length, reverse=True)
        lengths = [each.length for each in tasks]
        self._work = _Work(
            makers=makers,
            tasks=tasks,
            behind=[*accumulate(reversed(lengths))][::-1],
            parts=Counter(each.edition for each in tasks if each.sections),
        )
        self._processes = min(sum(lengths) // _WORTH_A_PROCESS, len(tasks))
        self._crew: Crew[int, _Result] = Crew(self._work, self._processes)

    def results(self) -> Iterator[tuple[Edition, BuiltEdition]]:
        """The editions as they are built. What comes late comes behind the last."""
        try:
            yield from self._joined()
        except BaseException:
            self._crew.close()
            raise

    def wait(self) -> None:
        """Until all is made that came late."""
        self._crew.wait()

    def _each(self) -> Iterator[_Result]:
        """What the tasks give."""
        count = len(self._work.tasks)
        numbers, behind = range(count), range(count, count + len(self._work.parts))
        others = nursery() if self._processes > 1 else None
        if others:
            return others.each(self._work, self._processes, numbers, behind)
        return self._crew.each(numbers, behind)

    def _joined(self) -> Iterator[tuple[Edition, BuiltEdition]]:
        makers, counts = self._work.makers, self._work.parts
        frames: dict[Edition, AnnotatedEdition] = {}
        parts: dict[Edition, dict[int, BuiltPart]] = {each: {} for each in counts}
        for task, result in zip(self._work.tasks, self._each(), strict=True):
            edition = task.edition
            match result:
                case BuiltEdition():
                    yield edition, result
                case AnnotatedEdition():
                    frames[edition] = result
                case BuiltPart():
                    parts[edition][task.number] = result
            if edition in frames and len(parts[edition]) == counts[edition]:
                found = parts.pop(edition)
                ordered = [found[number] for number in range(len(found))]
                yield edition, makers.joined(edition, frames.pop(edition), ordered)


def _tasks(edition: Edition, *, whole: bool) -> Iterator[_Task]:
    parts = [] if whole else parts_of(edition)
    if len(parts) < 2:
        yield _Task(edition, 0, None)
    else:
        yield _Task(edition, -1, ())
        yield from (_Task(edition, number, sections) for number, sections in enumerate(parts))
