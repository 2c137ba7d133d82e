"""Work spread over processes that are forked from this one, with all that it holds."""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_SELDOM = 50_000, 20, 20
_CHUNKS = 32  # for each process: the last ones are then not waited for long


def spread(work: Callable[[T], R], items: Sequence[T], at_most: int) -> Iterator[R]:
    """`work(item)` for each, in order, by up to `at_most` processes; the same as `map` gives.

    Items and results are sent between processes; `work` may be anything, for it is inherited.
    """
    count = min(processes(), at_most, len(items))
    if count < 2:
        yield from map(work, items)
        return
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(count, fork, _begin, (work,)) as pool:
        yield from pool.map(_do, items, chunksize=len(items) // (count * _CHUNKS) + 1)


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


_works: list[Callable[[Any], Any]] = []


def _begin(work: Callable[[Any], Any]) -> None:
    """What was made before the fork is not looked through for garbage, which would also copy it;
    and the rest seldom, for this process will not live long."""
    gc.freeze()
    gc.set_threshold(*_SELDOM)
    _works.append(work)


def _do(item: Any) -> Any:
    return _works[-1](item)


def processes() -> int:
    """How many may work at once; one where this process cannot be forked safely."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))
