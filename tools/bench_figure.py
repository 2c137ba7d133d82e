"""A measured figure and the bar that it should reach."""

from dataclasses import dataclass


class NotMeasuredError(Exception):
    """What is needed for a figure is not on this machine and cannot be had."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """`value` should be at most `most` and at least `least`; without either it is only told."""

    name: str
    value: float
    unit: str = ""
    most: float | None = None
    least: float | None = None

    @property
    def reached(self) -> bool:
        """Whether the value is on the right side of its bar."""
        return (self.most is None or self.value <= self.most) and (
            self.least is None or self.value >= self.least
        )

    def __str__(self) -> str:
        bar = f"≤ {self.most:g}" if self.most is not None else ""
        bar = f"≥ {self.least:g}" if self.least is not None else bar
        verdict = ("" if not bar else "ok" if self.reached else "MISSED").rjust(8)
        return f"{self.name:<76} {self.value:>10.2f} {self.unit:<6} {bar:>8}{verdict}"
