"""What the layers of the engine say about a text: a reading for a span, and how sure it is."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from builder.model import Origin


class Claim(NamedTuple):
    """`text[start:end]` is read `reading` (hiragana); `candidates` are other readings weighed."""

    start: int
    end: int
    reading: str
    origin: Origin
    doubtful: bool = False
    candidates: tuple[str, ...] = ()


class Claims:
    """Claims on a text of `length` characters, without overlap: what came first stays."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length)
        self._claims: list[Claim] = []

    def add(self, claims: Iterable[Claim]) -> None:
        """Take every claim whose whole span is still free."""
        for claim in claims:
            if 1 not in self._taken[claim.start : claim.end]:
                self._taken[claim.start : claim.end] = b"\1" * (claim.end - claim.start)
                self._claims.append(claim)

    def __iter__(self) -> Iterator[Claim]:
        """In the order of their places."""
        return iter(sorted(self._claims, key=lambda claim: claim.start))
