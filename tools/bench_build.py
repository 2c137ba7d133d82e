"""Builds of the same text: ours annotated, and plain MkDocs with Material."""

import os
import subprocess
import sys
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from pathlib import Path

from bench_cost import Cost, cost
from bench_figure import Figure
from bench_library import Size, write_annotated, write_plain

MKDOCS = (sys.executable, "-m", "mkdocs")
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}

# What is edited, with what is replaced in it, in turns, by what; and whether an edition at most is
# to be built anew. By the library's rule the word read どだい and the first term stand in about
# every edition, the number of an edition in its own title alone.
_EDITS: dict[str, tuple[str, str, str, bool]] = {
    "a text": ("editions/edition-0001/interview.txt", "。", "。{}。", True),
    "a page by hand": ("docs/reading.md", "。", "。{}。", True),
    "a reading of one edition": ("editions/readings.yml", "だいいっかい", "だい{}いっかい", True),
    "a term's explanation": ("editions/glossary.yml", "。", "。{}。", True),
    "a reading of every edition": ("editions/readings.yml", "どだい", "ど{}だい", False),
    "a term's English in every edition": (
        "editions/glossary.yml",
        "english: ",
        "english: {}",
        False,
    ),
}
_PLAIN = ("docs/edition-0001/1.md", "。", "。{}。", True)
_REBUILD = 1.5
_BARS_FROM = 1000
"""Pages. Below, most of a build's time and memory is what Python and MkDocs take to begin."""
_SIGNS = ("あ", "い", "う")


def builds(folder: Path, sizes: list[int]) -> Iterator[Figure]:
    """Time and memory of `mkdocs build` at every size, of editions of four sections; of 1,000
    pages also as editions of one section, as one edition, and with more text on each. Bars hold
    from 1,000 pages on, and each figure below says so."""
    ours: dict[int, Cost] = {}
    for pages in sizes:
        ours[pages] = yield from _compared(folder, Size(pages))
    if {100, 1000} <= ours.keys():
        growth = ours[1000].seconds / ours[100].seconds
        yield Figure(name="time, 1,000 pages : 100 pages", value=growth, most=12)
    if 1000 in sizes:
        yield from _compared(folder, Size(1000, 1))
        yield from _compared(folder, Size(1000, 1000))
        yield from _compared(folder, Size(1000, times=3))


def rebuilds(folder: Path, sizes: list[int]) -> Iterator[Figure]:
    """What `mkdocs serve` takes after an edit, with editions of four sections, and with one of as
    many sections as there are pages."""
    for pages in [size for size in sizes if size >= 10]:
        yield from _rebuilt(folder, Size(pages), _EDITS)
        yield from _rebuilt(folder, Size(pages, pages), {"its text": _EDITS["a text"]})


def _rebuilt(
    folder: Path, size: Size, edits: Mapping[str, tuple[str, str, str, bool]]
) -> Iterator[Figure]:
    write_plain(folder / "plain", size, by_hand=True)
    write_annotated(folder / "ours", size)
    plain = next(_rebuilds(folder / "plain", [_PLAIN]))
    yield Figure(name=f"{size}: plain MkDocs", value=plain, unit="s")
    for what, ours in zip(edits, _rebuilds(folder / "ours", [*edits.values()]), strict=True):
        most = _REBUILD if edits[what][-1] else None
        yield Figure(name=f"{size}: {what}", value=ours, unit="s")
        yield Figure(name=f"{size}: {what}, Kunten : plain", value=ours / plain, most=most)


def _compared(folder: Path, size: Size) -> Generator[Figure, None, Cost]:
    """Both builds of a library. Nothing is deleted before: for minutes after, some file systems
    take ten times as long to make a file."""
    here = folder / f"{size}"
    write_plain(here / "plain", size, by_hand=True)
    write_annotated(here / "ours", size)
    plain, ours = (_build(here / name) for name in ("plain", "ours"))
    for who, each in (("plain MkDocs", plain), ("Kunten", ours)):
        yield Figure(name=f"{size}: {who}", value=each.seconds, unit="s")
        yield Figure(name=f"{size}: {who}, work", value=each.work, unit="s CPU")
        yield Figure(name=f"{size}: {who}, all processes", value=each.memory, unit="MB")
        yield Figure(name=f"{size}: {who}, largest process", value=each.largest, unit="MB")
    yield _against(size, "time", ours.seconds / plain.seconds, 0.5)
    yield _against(size, "memory", ours.memory / plain.memory, 1.5)
    return ours


def _against(size: Size, what: str, ratio: float, most: float) -> Figure:
    name = f"{size}: {what}, Kunten : plain"
    if size.pages >= _BARS_FROM:
        return Figure(name=name, value=ratio, most=most)
    return Figure(name=f"{name} (bar from {_BARS_FROM:,} pages on)", value=ratio)


def _build(project: Path) -> Cost:
    return cost([*MKDOCS, "build", "-q"], project, ENVIRONMENT)


def build(project: Path, site: Path | None = None) -> Path:
    """Build the project's site, into the folder `site` if one is given; returns where it stands.
    Raises CalledProcessError where that fails."""
    target = site or project / "site"
    command = [*MKDOCS, "build", "-q", "--site-dir", f"{target}"]
    subprocess.run(command, cwd=project, env=ENVIRONMENT, check=True)
    return target


def _rebuilds(project: Path, edits: Sequence[tuple[str, str, str, bool]]) -> Iterator[float]:
    """For each edit the mean seconds of three builds of one `mkdocs serve`, after it was made in
    three ways."""
    command = [*MKDOCS, "serve", "--livereload", "--dev-addr", "127.0.0.1:0"]
    server = subprocess.Popen(
        command, cwd=project, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True
    )
    try:
        _wait_for(server, "Serving on")
        for path, old, new, _ in edits:
            text = (project / path).read_text(encoding="utf-8")
            ways = (text.replace(old, new.format(sign), 1) for sign in _SIGNS)
            times = [_rebuild(server, project, path, each) for each in ways]
            _rebuild(server, project, path, text)
            yield sum(times) / len(times)
    finally:
        server.terminate()
        server.wait(timeout=10)


def _rebuild(server: "subprocess.Popen[str]", project: Path, source: str, text: str) -> float:
    """The seconds that a build takes after the source became this text."""
    time.sleep(1)
    # At once: a server that looks while a file is being written would build twice.
    edited = project.with_name("edited")
    edited.write_text(text, encoding="utf-8")
    edited.replace(project / source)
    _wait_for(server, "Building documentation")
    start = time.perf_counter()
    _wait_for(server, "Reloading browsers")
    return time.perf_counter() - start


def _wait_for(server: "subprocess.Popen[str]", words: str) -> None:
    assert server.stderr
    if not any(words in line for line in server.stderr):
        raise SystemExit("the server ended")
