"""Builds of the same text: ours annotated, and plain MkDocs with Material."""

import os
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from pathlib import Path

from bench_cost import Cost, cost
from bench_figure import Figure
from bench_library import SECTIONS_OF_AN_EDITION, write_annotated, write_plain

MKDOCS = (sys.executable, "-m", "mkdocs")
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}

# What is edited, with what is replaced in it, in turns, by what. An edit of a term or of a reading
# concerns every edition.
_EDITS: dict[str, tuple[str, str, str]] = {
    "a text": ("editions/edition-0001/interview.txt", "。", "。{}。"),
    "a page by hand": ("docs/reading.md", "。", "。{}。"),
    "a reading": ("editions/readings.yml", "どだい", "ど{}だい"),
    "a term": ("editions/glossary.yml", "。", "。{}。"),
}
_PLAIN = ("docs/edition-0001/1.md", "。", "。{}。")
_REBUILD = 1.5
_SIGNS = ("あ", "い", "う")


def builds(folder: Path, sizes: list[int]) -> Iterator[Figure]:
    """Time and memory of `mkdocs build` at every size, of editions of four sections; of 1,000
    pages also as editions of one section, and as one edition."""
    ours: dict[int, Cost] = {}
    for pages in sizes:
        ours[pages] = yield from _compared(folder, pages, SECTIONS_OF_AN_EDITION)
    if {100, 1000} <= ours.keys():
        growth = ours[1000].seconds / ours[100].seconds
        yield Figure(name="time, 1,000 pages : 100 pages", value=growth, most=12)
    if 1000 in sizes:
        yield from _compared(folder, 1000, 1)
        yield from _compared(folder, 1000, 1000)


def rebuilds(folder: Path, sizes: list[int]) -> Iterator[Figure]:
    """What `mkdocs serve` takes after an edit."""
    for pages in [size for size in sizes if size >= 10]:
        write_plain(folder / "plain", pages)
        write_annotated(folder / "ours", pages)
        plain = _rebuild(folder / "plain", *_PLAIN)
        yield Figure(name=f"{pages} pages: rebuild, plain MkDocs", value=plain, unit="s")
        for what, edit in _EDITS.items():
            ours = _rebuild(folder / "ours", *edit)
            name = f"{pages} pages: rebuild after an edit of {what}"
            yield Figure(name=name, value=ours, unit="s")
            yield Figure(name=f"{name} : plain", value=ours / plain, most=_REBUILD)


def _compared(folder: Path, pages: int, sections: int) -> Generator[Figure, None, Cost]:
    """Both builds of a library with `sections` sections to an edition."""
    write_plain(folder / "plain", pages, sections)
    write_annotated(folder / "ours", pages, sections)
    plain, ours = (_build(folder / name) for name in ("plain", "ours"))
    name = f"{pages} pages, {sections} an edition"
    for who, each in (("plain MkDocs", plain), ("Kunten", ours)):
        yield Figure(name=f"{name}: {who}", value=each.seconds, unit="s")
        yield Figure(name=f"{name}: {who}, work", value=each.work, unit="s CPU")
        yield Figure(name=f"{name}: {who}, all processes", value=each.memory, unit="MB")
        yield Figure(name=f"{name}: {who}, largest process", value=each.largest, unit="MB")
    time_most, memory_most = (0.5, 1.5) if pages >= 1000 else (None, None)
    yield Figure(
        name=f"{name}: time, Kunten : plain", value=ours.seconds / plain.seconds, most=time_most
    )
    yield Figure(
        name=f"{name}: memory, Kunten : plain", value=ours.memory / plain.memory, most=memory_most
    )
    return ours


def _build(project: Path) -> Cost:
    return cost([*MKDOCS, "build", "-q"], project, ENVIRONMENT)


def _rebuild(project: Path, path: str, old: str, new: str) -> float:
    """The mean seconds of three builds of `mkdocs serve`, after one edit each of the file."""
    command = [*MKDOCS, "serve", "--livereload", "--dev-addr", "127.0.0.1:0"]
    source = project / path
    server = subprocess.Popen(
        command, cwd=project, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True
    )
    try:
        _wait_for(server, "Serving on")
        text = source.read_text(encoding="utf-8")
        times = []
        for sign in _SIGNS:
            time.sleep(1)
            source.write_text(text.replace(old, new.format(sign), 1), encoding="utf-8")
            _wait_for(server, "Building documentation")
            start = time.perf_counter()
            _wait_for(server, "Reloading browsers")
            times.append(time.perf_counter() - start)
        source.write_text(text, encoding="utf-8")
        return sum(times) / len(times)
    finally:
        server.terminate()
        server.wait(timeout=10)


def _wait_for(server: "subprocess.Popen[str]", words: str) -> None:
    assert server.stderr
    if not any(words in line for line in server.stderr):
        raise SystemExit("the server ended")
