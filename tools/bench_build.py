"""Builds of the same text: ours annotated, and plain MkDocs with Material."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench_figure import Figure
from bench_library import write_annotated, write_plain

MKDOCS = (sys.executable, "-m", "mkdocs")
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True)
class Cost:
    """Seconds, and the peak memory of the largest of its processes in MB."""

    seconds: float
    memory: float


def builds(folder: Path, sizes: list[int]) -> Iterator[Figure]:
    """Time and memory of `mkdocs build` at every size."""
    ours: dict[int, Cost] = {}
    for pages in sizes:
        write_plain(folder / "plain", pages)
        write_annotated(folder / "ours", pages)
        plain = _build(folder / "plain")
        ours[pages] = _build(folder / "ours")
        last = pages == max(sizes) and pages >= 1000
        yield Figure(name=f"{pages} pages: plain MkDocs", value=plain.seconds, unit="s")
        yield Figure(name=f"{pages} pages: Kunten", value=ours[pages].seconds, unit="s")
        yield Figure(
            name=f"{pages} pages: time, Kunten : plain",
            value=ours[pages].seconds / plain.seconds,
            most=0.5 if last else None,
        )
        yield Figure(name=f"{pages} pages: plain MkDocs", value=plain.memory, unit="MB")
        yield Figure(name=f"{pages} pages: Kunten", value=ours[pages].memory, unit="MB")
        yield Figure(
            name=f"{pages} pages: memory, Kunten : plain",
            value=ours[pages].memory / plain.memory,
            most=1.5 if last else None,
        )
    if {100, 1000} <= ours.keys():
        growth = ours[1000].seconds / ours[100].seconds
        yield Figure(name="time, 1,000 pages : 100 pages", value=growth, most=12)


def rebuilds(folder: Path, sizes: list[int]) -> Iterator[Figure]:
    """What `mkdocs serve` takes after one edit, at ten pages and at a hundred."""
    for pages in [size for size in sizes if size in (10, 100)]:
        write_plain(folder / "plain", pages)
        write_annotated(folder / "ours", pages)
        plain = _rebuild(folder / "plain", folder / "plain/docs/edition-0001/1.md")
        ours = _rebuild(folder / "ours", folder / "ours/editions/edition-0001/interview.txt")
        yield Figure(name=f"{pages} pages: rebuild, plain MkDocs", value=plain, unit="s")
        yield Figure(name=f"{pages} pages: rebuild, Kunten", value=ours, unit="s")
        yield Figure(name=f"{pages} pages: rebuild, Kunten : plain", value=ours / plain, most=1.5)


def _build(project: Path) -> Cost:
    start = time.monotonic()
    process = subprocess.Popen([*MKDOCS, "build", "-q"], cwd=project, env=ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"the build in {project} failed")
    return Cost(time.monotonic() - start, usage.ru_maxrss / 1024)


def _rebuild(project: Path, source: Path) -> float:
    """The mean seconds of three builds of `mkdocs serve`, after one edit each."""
    command = [*MKDOCS, "serve", "--livereload", "--dev-addr", "127.0.0.1:0"]
    server = subprocess.Popen(
        command, cwd=project, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True
    )
    try:
        _wait_for(server, "Serving on")
        text = source.read_text(encoding="utf-8")
        times = []
        for number in range(3):
            time.sleep(1)
            source.write_text(text.replace("。", f"。{number}。", 1), encoding="utf-8")
            _wait_for(server, "Building documentation")
            start = time.perf_counter()
            _wait_for(server, "Reloading browsers")
            times.append(time.perf_counter() - start)
        return sum(times) / len(times)
    finally:
        server.terminate()
        server.wait(timeout=10)


def _wait_for(server: "subprocess.Popen[str]", words: str) -> None:
    assert server.stderr
    if not any(words in line for line in server.stderr):
        raise SystemExit("the server ended")
