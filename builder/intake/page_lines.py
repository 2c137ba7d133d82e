"""A page's text in lines: one for each block, with what tells text from the rest."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


@dataclass(slots=True)
class Line:
    """A block's text. `apart`: why it is no part of a text (`<nav>`), else empty; `linked`: how
    many of its characters are links; `lead`: its first words, where they are bold or a name,
    `named` where their class says the latter; `block`: its element."""

    text: str
    tag: str
    classes: str
    apart: str
    linked: int
    lead: str
    named: bool = False
    block: Any = None


@dataclass(slots=True)
class PageLines:
    """The lines in order. `main`: the lines from one index to another that hold the main text."""

    lines: list[Line]
    main: tuple[int, int]


def joined_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines, short cells of one row of a table as one line."""
    found: list[Line] = []
    alone = Counter(line.block for line in lines)
    for line in lines:
        last = found[-1] if found else None
        cells = [
            each for each in (last, line) if each and alone[each.block] == 1 and _is_cell(each)
        ]
        if last and len(cells) == 2 and last.block.getparent() is line.block.getparent():
            last.text += f"　{line.text}"
        else:
            found.append(line)
    return found


def _is_cell(line: Line) -> bool:
    return line.tag in ("td", "th") and len(line.text) <= 80 and "\n" not in line.text
