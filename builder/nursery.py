"""A process that others can be forked from when this one has threads: forked while it had none.

`mkdocs serve` builds once before it starts its threads, and then after each edit. Behind a fork
only the thread that forks goes on, and what others had locked stays locked for ever.
"""

import atexit
import gc
import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from builder.processes import Crew, processes

T = TypeVar("T")
R = TypeVar("R")

_PATIENCE = 10  # seconds; a part of an edition takes one

_kept: "list[Nursery]" = []  # one at most, of this process


def keep_nursery() -> None:
    """From now on this process has one, if it may be forked now and there is a second processor."""
    if not _kept and processes() > 1:
        _kept.append(Nursery())
        atexit.register(_kept[-1].close)


def nursery() -> "Nursery | None":
    """The one of this process, where it is needed and alive."""
    alive = _kept and _kept[-1].is_alive() and threading.active_count() > 1
    return _kept[-1] if alive else None


class Nursery:
    """Forks processes for work, which is sent to it."""

    def __init__(self) -> None:
        fork = multiprocessing.get_context("fork")
        self._pipe, other = fork.Pipe()
        self._process = fork.Process(target=_nurse, args=(other, self._pipe))
        self._process.start()
        other.close()

    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.is_alive()

    def each(
        self, work: Callable[[T], R], at_most: int, items: Sequence[T], behind: Sequence[T] = ()
    ) -> Iterator[R]:
        """As a crew of up to `at_most` processes gives them; at the end all is done that comes
        behind them, too. All of it is pickled."""
        self._pipe.send((work, at_most, items, behind))
        try:
            for _ in items:
                yield self._answer()
            self._answer()
        except BaseException:
            self.close()  # it may still be sending
            raise

    def _answer(self) -> Any:
        result, error = self._pipe.recv()
        if error:
            raise error
        return result

    def close(self) -> None:
        """End it: it sees the end of the pipe, behind the work that it is at."""
        self._pipe.close()
        self._process.join(_PATIENCE)
        self._process.kill()


def _nurse(pipe: Connection, other: Connection) -> None:
    """The life of a nursery, which ends with the process that it serves."""
    other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal means that process
    gc.freeze()
    with suppress(EOFError, BrokenPipeError):
        while True:
            for answer in _answers(*pipe.recv()):
                pipe.send(answer)


def _answers(
    work: Callable[[T], R], at_most: int, items: Sequence[T], behind: Sequence[T]
) -> Iterator[tuple[Any, Exception | None]]:
    """Each result, and no error; another answer when all is done, or an error behind some."""
    with closing(Crew(work, at_most)) as crew:
        try:
            for result in crew.each(items, behind):
                yield result, None
            crew.wait()
            yield None, None
        except Exception as error:
            yield None, error
