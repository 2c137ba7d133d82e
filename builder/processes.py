"""Work spread over processes that are forked from this one, with all that it holds."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from traceback import format_exc
from typing import Any, Generic, TypeVar

from builder.garbage import collect_seldom_what_is_new

T = TypeVar("T")
R = TypeVar("R")

_CHUNKS = 128  # for each process: the last ones are then not waited for long


def spread(work: Callable[[T], R], items: Sequence[T], at_most: int) -> Iterator[R]:
    """`work(item)` for each, in order, by up to `at_most` processes; the same as `map` gives.

    Results are sent between processes; items and `work` may be anything, for they are inherited.
    The processes begin at once, and wait where nobody takes their results yet.
    """
    crew = Crew(work, min(at_most, len(items)))
    return _to_the_end(crew, crew.each(items))


def _to_the_end(crew: "Crew[T, R]", results: Iterator[R]) -> Iterator[R]:
    with closing(crew):
        yield from results


class Crew(Generic[T, R]):
    """Up to `at_most` processes that do `work`, or this one alone. Each ends when there is nothing
    more for it to do, and then takes no memory."""

    def __init__(self, work: Callable[[T], R], at_most: int) -> None:
        self._work = work
        self._count = min(processes(), at_most)
        self._members: dict[Connection, BaseProcess] = {}

    def each(self, items: Sequence[T], behind: Sequence[T] = ()) -> Iterator[R]:
        """`work(item)` for each, in order. Behind them is done what the work left to do, and the
        work for the items `behind`, of which nobody waits for a result."""
        return (self._shared if self._count > 1 else self._alone)(items, behind)

    def wait(self) -> None:
        """Until all is done. Raises what that raised."""
        with closing(self):
            while self._members:
                for _ in self._heard():
                    pass

    def close(self) -> None:
        """End the processes. What they have not begun is not done."""
        for pipe in self._members:
            pipe.close()
        for process in self._members.values():
            process.join()
        self._members.clear()

    def _alone(self, items: Sequence[T], behind: Sequence[T]) -> Iterator[R]:
        yield from map(self._work, items)
        for item in behind:
            self._work(item)

    def _shared(self, items: Sequence[T], behind: Sequence[T]) -> Iterator[R]:
        size = len(items) // (self._count * _CHUNKS) + 1
        chunks = [items[at : at + size] for at in range(0, len(items), size)]
        self._fork(chunks, behind)
        return self._answers(len(chunks))

    def _answers(self, count: int) -> Iterator[R]:
        answers: dict[int, _Answer[R]] = {}
        for number in range(count):
            while number not in answers:
                answers.update(self._heard())
            yield from answers.pop(number).results()
        for pipe in self._members:
            with suppress(ConnectionError):  # of one that has ended
                pipe.send(None)

    def _fork(self, chunks: Sequence[Sequence[T]], behind: Sequence[T]) -> None:
        fork = multiprocessing.get_context("fork")
        begun = fork.Value("i", 0)
        for number in range(self._count):
            here, there = fork.Pipe()
            member = _Member(
                work=self._work,
                chunks=chunks,
                behind=behind,
                begun=begun,
                crew=there,
                leaves=number > 0,
            )
            process = fork.Process(target=member.live, args=([*self._members, here],), daemon=True)
            process.start()
            there.close()
            self._members[here] = process

    def _heard(self) -> Iterator[tuple[int, "_Answer[R]"]]:
        """What some members have done, by the number of the chunk. Raises what was raised behind
        the chunks."""
        for pipe in wait([*self._members]):
            assert isinstance(pipe, Connection)
            try:
                number, answer = pipe.recv()
            except (ConnectionError, EOFError):
                _bury(self._members.pop(pipe))
            else:
                if number == _BEHIND:
                    answer.results()
                yield number, answer


def _bury(process: BaseProcess) -> None:
    """Raises RuntimeError if it ended in the midst of its work, as for want of memory."""
    process.join()
    if process.exitcode:
        raise RuntimeError(f"expected the work of process {process.pid}, found that it was ended")


@dataclass(frozen=True, slots=True)
class _Answer(Generic[R]):
    """What some work gave, or the error that it raised."""

    given: Sequence[R]
    error: BaseException | None = None

    def results(self) -> Sequence[R]:
        """What it gave. Raises what it raised."""
        if self.error:
            raise self.error
        return self.given


_BEHIND = -1  # the number of what is no chunk


@dataclass(slots=True, kw_only=True)
class _Member(Generic[T, R]):
    """A process of a crew, at the other end of the pipe `crew`. All members share `begun`: how many
    of the chunks, and then of the items `behind` them, somebody has begun with."""

    work: Callable[[T], R]
    chunks: Sequence[Sequence[T]]
    behind: Sequence[T]
    begun: Any
    crew: Connection
    leaves: bool
    left: list[Callable[[], object]] = field(default_factory=list)
    sent_on: bool = False  # behind the chunks, as the results of all are there

    def live(self, inherited: Sequence[Connection]) -> None:
        """Work until there is no more to do, or the crew is gone. The ends of pipes that were
        `inherited` from it would keep others from seeing that."""
        for end in inherited:
            end.close()
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal means the crew
        collect_seldom_what_is_new()
        _here.append(self)
        with suppress(ConnectionError, EOFError):
            for number, piece in self._pieces():
                self._heed()
                answer = _answer(piece)
                if answer.error or number != _BEHIND:
                    self.crew.send((number, answer))

    def _pieces(self) -> Iterator[tuple[int, Callable[[], Any]]]:
        """What this process has to do; of a chunk by its number."""
        while (number := self._begin()) < len(self.chunks):
            yield number, partial(self._results, self.chunks[number])
        while self.left:
            yield _BEHIND, self.left.pop()
        while (at := number - len(self.chunks)) < len(self.behind):
            while not self.sent_on:
                self._heed(None)
            yield _BEHIND, partial(self.work, self.behind[at])
            number = self._begin()

    def _results(self, chunk: Sequence[T]) -> list[R]:
        return [self.work(item) for item in chunk]

    def _begin(self) -> int:
        with self.begun.get_lock():
            number: int = self.begun.value
            self.begun.value += 1
        return number

    def _heed(self, patience: float | None = 0) -> None:
        """Hear from the crew, if it says something before so many seconds are over. Raises EOFError
        where it is gone: nobody wants what is made then, and the next one may be making it."""
        if self.crew.poll(patience):
            self.crew.recv()
            self.sent_on = True


_here: list[_Member[Any, Any]] = []  # where this process is one


def _answer(piece: Callable[[], Any]) -> _Answer[Any]:
    try:
        return _Answer(piece())
    except BaseException as error:  # SystemExit, too
        error.add_note(format_exc())  # a traceback cannot be sent
        return _Answer((), error)


def leave(rest: Callable[[], object]) -> None:
    """Do this when there is time: in the process of a crew, in which the work asks for it, when
    nobody waits for results any more; in any other at once, and in one of each crew: it has nothing
    to do then, for there is one processor less when the results are made use of."""
    if _here and _here[-1].leaves:
        _here[-1].left.append(rest)
    else:
        rest()


def processes() -> int:
    """How many may work at once; one where this process cannot be forked safely, or is one of those
    already."""
    if sys.platform != "linux" or threading.active_count() > 1 or _here:
        return 1
    return len(os.sched_getaffinity(0))
