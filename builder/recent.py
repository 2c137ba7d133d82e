"""What was made last of things that are asked for again and again."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Memo(dict[K, V]):
    """`make(key)` by its key: of the last `most` keys, and of those of as many before them that
    were asked for again. For what is asked of every word: `lru_cache` moves a key in front of the
    others each time, which takes longer than to look it up."""

    def __init__(self, make: Callable[[K], V], most: int = 1 << 13) -> None:
        super().__init__()
        self._make, self._most = make, most
        self._before: dict[K, V] = {}

    def __missing__(self, key: K) -> V:
        """Make it, or take it from those before."""
        if len(self) >= self._most:
            self._before = dict(self)
            self.clear()
        value = self._before[key] if key in self._before else self._make(key)
        self[key] = value
        return value


class Recent(Generic[K, V]):
    """`make(key)`, kept for the last `most` keys.

    Pages and files ask for the same of each paragraph some twenty times: to make it each time would
    be an eighth of a build. A key is known by being the same object: to compare or to hash the
    content of a paragraph takes longer than to look through it again.
    """

    def __init__(self, make: Callable[[K], V], most: int = 256) -> None:
        self._make, self._most = make, most
        self._made: dict[int, tuple[K, V]] = {}

    def __call__(self, key: K) -> V:
        """What is made of the key."""
        known = self._made.get(id(key))
        if known and known[0] is key:
            return known[1]
        made = self._make(key)
        if len(self._made) >= self._most:
            del self._made[next(iter(self._made))]
        self._made[id(key)] = key, made
        return made

    def forget(self) -> None:
        """Keep nothing any more."""
        self._made.clear()


_of_texts: list[Recent[Any, Any]] = []


def of_text(make: Callable[[K], V]) -> Recent[K, V]:
    """What is made of each paragraph of the text that is at work."""
    _of_texts.append(Recent(make))
    return _of_texts[-1]


def forget_text() -> None:
    """The text is no more at work: annotated, it takes hundreds of times the memory of its
    characters, and would stay in memory beside the next."""
    for each in _of_texts:
        each.forget()
