"""Neighbours put together as long as they stay below a length."""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def runs(items: Iterable[T], length: Callable[[T], int], most: int) -> list[list[T]]:
    """The items in order, in runs whose lengths together are at most `most`; an item that is longer
    is a run of its own. Without items one run, an empty one."""
    found: list[list[T]] = [[]]
    taken = 0
    for item in items:
        own = length(item)
        taken += own
        if found[-1] and taken > most:
            found.append([])
            taken = own
        found[-1].append(item)
    return found
