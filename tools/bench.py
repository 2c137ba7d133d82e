"""Measure the project: every figure as a ratio within one run, with its bar beside it.

    python tools/bench.py [--sizes 1 10 100 1000] [PART …]

A part is annotate, build, serve, page, search, library or lighthouse; without a name all are
measured. The exit code is 1 where a figure misses its bar.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import bench_build
import bench_large
import bench_page
import bench_search
import bench_text
from bench_figure import Figure, NotMeasuredError

Part = Callable[[Path, list[int]], Iterator[Figure]]

PARTS: dict[str, Part] = {
    "annotate": bench_text.annotation,
    "build": bench_build.builds,
    "serve": bench_build.rebuilds,
    "page": bench_page.sizes,
    "search": bench_search.searches,
    "library": bench_large.large,
    "lighthouse": bench_page.lighthouse,
}


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
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
