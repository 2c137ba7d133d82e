"""How often Python looks for garbage: seldom, as most of what a build makes is used to its end."""

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 50_000, 20, 20


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Garbage is looked for seldom: Python would look through all that a build makes again and
    again."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def collect_seldom() -> None:
    """The same up to the end of this process, where nothing needs to be looked through."""
    gc.set_threshold(*_SELDOM)
    atexit.register(gc.freeze)


def collect_seldom_what_is_new() -> None:
    """The same in a process that was forked, and will not live long. What was made before is not
    looked through at all, which would also copy it."""
    gc.freeze()
    gc.set_threshold(*_SELDOM)
