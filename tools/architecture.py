"""Draw docs/images/architecture.svg from the imports of the package: `make architecture`.

python tools/architecture.py docs/images

Modules stand in the rows of tests/test_layers.py, the fronts on top. A line leads from a module
down to each that it imports, unless another module on the way imports that one too.
"""

import ast
import sys
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "tests"))
from test_layers import MODULES, ROWS, imports, name_of

WIDTH, STEP, HEIGHT, GAP = 920, 62, 32, 34
ASIDE = (0, 190, -190, 70, -120, 230, -60, -240, 130)
INK, LINE, PAPER, INDIGO = "#22242e", "#b9bdd0", "#fbf9f3", "#283573"

Graph = Mapping[str, set[str]]


def imported() -> dict[str, set[str]]:
    """Which modules of the package each of them imports."""
    known = set().union(*ROWS)
    graph: dict[str, set[str]] = {name: set() for name in known}
    for path in MODULES:
        name = name_of(path)
        if name in known:
            ours = {each.split(".")[1] for each in imports(path) if each.startswith("builder.")}
            graph[name] |= (ours & known) - {name}
    return graph


def reduced(graph: Graph) -> dict[str, set[str]]:
    """The same without the imports that a longer way says too."""
    return {
        name: {
            each
            for each in below
            if not any(each in reach(graph, other) for other in below - {each})
        }
        for name, below in graph.items()
    }


def reach(graph: Graph, name: str) -> set[str]:
    """Everything below a module."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for each in graph[waiting.pop()] - found:
            found.add(each)
            waiting.append(each)
    return found


def about(name: str) -> str:
    """The first sentence of a module's docstring."""
    folder = MODULES[0].parent
    path = folder / f"{name}.py"
    text = (path if path.exists() else folder / name / "__init__.py").read_text(encoding="utf-8")
    return (ast.get_docstring(ast.parse(text)) or "").split("\n\n")[0].replace("\n", " ")


def places() -> dict[str, tuple[float, float, float]]:
    """Where each module's box stands: left, top, width."""
    found: dict[str, tuple[float, float, float]] = {}
    for row, names in enumerate(reversed(ROWS)):
        widths = {name: 18 + 8.2 * len(name) for name in sorted(names)}
        # Lone boxes stand by turns to the left and right, so that lines pass beside them.
        aside = ASIDE[row % len(ASIDE)] if len(names) < 3 else 0
        left = (WIDTH - sum(widths.values()) - GAP * (len(widths) - 1)) / 2 + aside
        for name, width in widths.items():
            found[name] = (round(left, 1), 16 + row * STEP, round(width, 1))
            left += width + GAP
    return found


def drawn() -> str:
    """The picture as SVG; the box of a module says what it is when pointed at."""
    boxes, graph = places(), reduced(imported())
    height = 16 + len(ROWS) * STEP
    lines = [each for name in sorted(graph) for each in _lines(name, graph, boxes)]
    shapes = [_box(name, *boxes[name]) for name in sorted(boxes)]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
            'font-family="ui-monospace, monospace" font-size="13">',
            f'<rect width="{WIDTH}" height="{height}" rx="8" fill="{PAPER}"/>',
            *lines,
            *shapes,
            "</svg>\n",
        ]
    )


def _lines(
    name: str, graph: Graph, boxes: Mapping[str, tuple[float, float, float]]
) -> Iterator[str]:
    left, top, width = boxes[name]
    x, y = left + width / 2, top + HEIGHT
    for below in sorted(graph[name]):
        other, end, wide = boxes[below]
        to, middle = other + wide / 2, (y + end) / 2
        yield (
            f'<path d="M{x:.1f} {y}C{x:.1f} {middle:.0f} {to:.1f} {middle:.0f} {to:.1f} {end}" '
            f'fill="none" stroke="{LINE}" stroke-width="1.3"/>'
        )


def _box(name: str, left: float, top: float, width: float) -> str:
    return (
        f'<g><title>{escape(about(name))}</title><rect x="{left}" y="{top}" width="{width}" '
        f'height="{HEIGHT}" rx="6" fill="#ffffff" stroke="{INDIGO}"/>'
        f'<text x="{left + width / 2:.1f}" y="{top + 21}" fill="{INK}" text-anchor="middle">'
        f"{name}</text></g>"
    )


def main(target: str) -> None:
    """Draw it into the folder `target`."""
    (Path(target) / "architecture.svg").write_text(drawn(), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
