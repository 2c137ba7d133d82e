"""Measure the project: every figure as a ratio within one run, with its bar beside it.

    python tools/bench.py [--sizes 1 10 100 1000] [PART …]

A part is annotate, readings, build, serve, page, reader, search, library, lighthouse or hostile;
without a name all are measured, and then it is told what else there is to reach. The exit code is 1
where a figure misses its bar.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import bench_build
import bench_hostile
import bench_large
import bench_page
import bench_readings
import bench_search
import bench_text
from bench_figure import Figure, NotMeasuredError

Part = Callable[[Path, list[int]], Iterator[Figure]]

PARTS: dict[str, Part] = {
    "annotate": bench_text.annotation,
    "readings": bench_readings.readings,
    "build": bench_build.builds,
    "serve": bench_build.rebuilds,
    "page": bench_page.sizes,
    "reader": bench_page.reader,
    "search": bench_search.searches,
    "library": bench_large.large,
    "lighthouse": bench_page.lighthouse,
    "hostile": bench_hostile.hostile,
}

# What is to be reached too, for which lists are needed that are not here, or many looks.
ELSEWHERE = (
    "readings of sentences never tuned on: docs/readings.md tells those of a tenth kept apart",
    "terms of a list made by others: none is here",
    "queries made by others: none are here; the tests ask hundreds of our own in Chromium",
    "no frame in the wrong mode while a page loads: the tests watch every frame",
)


def main() -> None:
    """Print the figures as they come."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="PART")
    parser.add_argument("--sizes", nargs="+", type=int, default=[1, 10, 100, 1000])
    options = parser.parse_args()
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in options.parts or PARTS:
            try:
                for figure in PARTS[name](Path(folder), options.sizes):
                    print(f"{name:<10} {figure}", flush=True)
                    missed += not figure.reached
            except NotMeasuredError as error:
                print(f"{name:<10} not measured: {error}", flush=True)
    if not options.parts:
        print(*(f"{'elsewhere':<10} {each}" for each in ELSEWHERE), sep="\n")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
