"""What a reader loads: bytes of a page, of our script and style, and Lighthouse's judgement."""

import gzip
import json
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path

from bench_browser import EXECUTABLE, browser, served
from bench_build import ENVIRONMENT, MKDOCS
from bench_figure import Figure, NotMeasuredError
from bench_library import MODEL, PROJECT, write_annotated, write_plain

from builder.browser import FOLDER

LIGHTHOUSE = "lighthouse@12.8.2"
_PAGES = 10
_RUNS = 3
# A page is at rest when nothing of it is loaded for so long.
_REST = 6000


def sizes(folder: Path, _: list[int]) -> Iterator[Figure]:
    """Gzipped bytes, of a section as the mean over a small library."""
    write_plain(folder / "plain", _PAGES)
    write_annotated(folder / "ours", _PAGES)
    for name in ("plain", "ours"):
        subprocess.run([*MKDOCS, "build", "-q"], cwd=folder / name, env=ENVIRONMENT, check=True)
    site = folder / "ours" / "site"
    plain = _mean(folder / "plain" / "site", "edition-*/[0-9]/index.html")
    ours = _mean(site, "edition-*/section-*/index.html")
    yield Figure(name="a section's HTML, plain", value=plain / 1000, unit="KB gz")
    yield Figure(name="a section's HTML, Kunten", value=ours / 1000, unit="KB gz")
    yield Figure(name="a section's HTML, Kunten : plain", value=ours / plain, most=2.2)
    loaded = _loaded(site, "edition-0001/section-1/")
    own = sum(size for path, size in loaded.items() if _is_our_code(path))
    total = sum(loaded.values()) / 1000
    yield Figure(name="a section loads, all in all", value=total, unit="KB gz")
    yield Figure(
        name="a section loads, our script and style", value=own / 1000, unit="KB gz", most=14
    )


def lighthouse(folder: Path, _: list[int]) -> Iterator[Figure]:
    """Performance and accessibility of pages of the default site, each the median of some runs;
    needs npx and Chromium."""
    site = folder / "default"
    subprocess.run(
        [*MKDOCS, "build", "-q", "--site-dir", site], cwd=PROJECT, env=ENVIRONMENT, check=True
    )
    pages = {"a section": _longest(site), "an edition": f"{MODEL}/", "the first page": ""}
    with served(site) as address:
        for name, page in pages.items():
            runs = [_scores(address + page) for _ in range(_RUNS)]
            for what, least in (("performance", 0.98), ("accessibility", 1.0)):
                score = statistics.median(run[what] for run in runs)
                yield Figure(name=f"Lighthouse, {name}: {what}", value=score, least=least)


def _longest(site: Path) -> str:
    """The address of the longest section of the default edition."""
    found = (
        page
        for page in site.glob(f"{MODEL}/*/index.html")
        if 'class="kt-p' in page.read_text("utf-8")
    )
    page = max(found, key=lambda page: page.stat().st_size)
    return f"{page.parent.relative_to(site).as_posix()}/"


def _loaded(site: Path, page: str) -> dict[str, int]:
    """Gzipped bytes of all that a page asks for by itself until it rests, its workers' share
    included, by path. What the app keeps for times without the web comes later."""
    asked: set[str] = set()
    with served(site) as address, browser() as chromium:
        context = chromium.new_context(service_workers="block")
        context.on("request", lambda request: asked.add(request.url.removeprefix(address)))
        opened = context.new_page()
        opened.goto(address + page)
        opened.wait_for_timeout(_REST)
    files = ((path, site / path) for path in asked)
    found = ((path, file / "index.html" if file.is_dir() else file) for path, file in files)
    return {path: len(gzip.compress(file.read_bytes())) for path, file in found if file.is_file()}


def _is_our_code(path: str) -> bool:
    return path.startswith(FOLDER) and path.endswith((".css", ".js", ".mjs"))


def _scores(address: str) -> dict[str, float]:
    flags = "--headless --no-sandbox --disable-gpu"
    try:
        report = subprocess.run(
            ["npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json",
             "--only-categories=performance,accessibility", f"--chrome-flags={flags}"],
            env={**ENVIRONMENT, "CHROME_PATH": EXECUTABLE or ""},
            stdout=subprocess.PIPE, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError) as error:
        raise NotMeasuredError(f"{LIGHTHOUSE} needs npx, Chromium and npm's registry") from error
    categories = json.loads(report.stdout)["categories"]
    return {name: category["score"] for name, category in categories.items()}


def _mean(site: Path, pattern: str) -> float:
    found = [len(gzip.compress(page.read_bytes(), mtime=0)) for page in site.glob(pattern)]
    return sum(found) / len(found)
