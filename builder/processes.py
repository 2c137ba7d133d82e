"""Work spread over processes that are forked from this one, with all that it holds."""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing, contextmanager
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_SELDOM = 50_000, 20, 20
_CHUNKS = 128  # for each process: the last ones are then not waited for long


def spread(work: Callable[[T], R], items: Sequence[T], at_most: int) -> Iterator[R]:
    """`work(item)` for each, in order, by up to `at_most` processes; the same as `map` gives.

    Items and results are sent between processes; `work` may be anything, for it is inherited.
    """
    with closing(Crew(work, min(at_most, len(items)))) as crew:
        yield from crew.each(items)


class Crew(Generic[T, R]):
    """Up to `at_most` processes that do `work`, or this one alone. They live until `wait` or
    `close`."""

    def __init__(self, work: Callable[[T], R], at_most: int) -> None:
        self._work = work
        self._count = min(processes(), at_most)
        self._left: list[Future[Any]] = []
        self._pool: ProcessPoolExecutor | None = None
        if self._count > 1:
            fork = multiprocessing.get_context("fork")
            self._barrier = fork.Barrier(self._count)
            begin = work, self._barrier, fork.Value("i", self._count - 1)
            self._pool = ProcessPoolExecutor(self._count, fork, _begin, begin)

    def each(self, items: Sequence[T]) -> Iterator[R]:
        """`work(item)` for each, in order."""
        if self._pool is None:
            return map(self._work, items)
        chunk = len(items) // (self._count * _CHUNKS) + 1
        return self._pool.map(_do, items, chunksize=chunk)

    def begin_left(self, items: Sequence[T] = ()) -> None:
        """Let the processes do what the work left to do, and the work for these items, of which
        nobody waits for a result."""
        if self._pool:
            self._left = [self._pool.submit(_do_left) for _ in range(self._count)]
            self._left += [self._pool.submit(_do, each) for each in items]
        else:
            for each in items:
                self._work(each)

    def wait(self) -> None:
        """Until that is done. Raises what it raised."""
        try:
            for each in self._left:
                each.result()
        finally:
            self.close()

    def close(self) -> None:
        """End the processes. What they have not begun is not done."""
        if self._pool:
            self._barrier.abort()
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def leave(rest: Callable[[], object]) -> None:
    """Do this when there is time: in the process of a crew, in which the work asks for it, when
    nobody waits for results any more; in any other at once, and in one of each crew: it has nothing
    to do then, for there is one processor less when the results are made use of."""
    if _barriers and _leaves[-1]:
        _left.append(rest)
    else:
        rest()


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Garbage is looked for seldom: a build makes much that lives as long as it does, and Python
    would look through all of that again and again."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


# Of a process of a crew.
_parents: list[int] = []
_works: list[Callable[[Any], Any]] = []
_barriers: list[Any] = []
_leaves: list[bool] = []
_left: list[Callable[[], object]] = []


def _begin(work: Callable[[Any], Any], barrier: Any, leaving: Any) -> None:
    """What was made before the fork is not looked through for garbage, which would also copy it;
    and the rest seldom, for this process will not live long."""
    gc.freeze()
    gc.set_threshold(*_SELDOM)
    _parents.append(os.getppid())
    _works.append(work)
    _barriers.append(barrier)
    with leaving.get_lock():  # so many processes more may leave something
        _leaves.append(leaving.value > 0)
        leaving.value -= 1


def _do(item: Any) -> Any:
    _end_if_alone()
    return _works[-1](item)


def _do_left() -> None:
    """Each process has to do this once: it takes no second one before the others have theirs."""
    _barriers[-1].wait()
    while _left:
        _end_if_alone()
        _left.pop()()


def _end_if_alone() -> None:
    """Nobody wants what a process makes whose parent was killed; the next one may be making it."""
    if os.getppid() != _parents[-1]:
        os._exit(1)


def processes() -> int:
    """How many may work at once; one where this process cannot be forked safely."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))
