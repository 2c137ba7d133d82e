"""What a reader has: bytes of a page, of script and style; what axe and Lighthouse say of it."""

import gzip
import json
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from bench_build import ENVIRONMENT, build
from bench_figure import Figure, NotMeasuredError
from bench_library import MODEL, PROJECT, Size, write_annotated, write_plain
from playwright.sync_api import BrowserContext
from served_site import EXECUTABLE, browser, served

from builder.browser import FOLDER

LIGHTHOUSE = "lighthouse@12.8.2"
_PAGES = 10
_RUNS = 3
_PLACES = """
(mode) => {
  window.kunten.choose({furigana: mode});
  return [...document.querySelectorAll(".kt-p ruby")].flatMap((ruby) => {
    const range = document.createRange();
    range.selectNode(ruby.firstChild);
    const {x, y} = range.getBoundingClientRect();
    return [x, y + scrollY];
  });
}
"""
# A page is at rest when nothing of it is loaded for so long.
_REST = 6000


def sizes(folder: Path, _: list[int]) -> Iterator[Figure]:
    """Gzipped bytes, of a section as the mean over a small library."""
    write_plain(folder / "plain", Size(_PAGES))
    write_annotated(folder / "ours", Size(_PAGES))
    plain_site, site = (build(folder / name) for name in ("plain", "ours"))
    plain = _mean(plain_site, "edition-*/[0-9]/index.html")
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


def reader(folder: Path, _: list[int]) -> Iterator[Figure]:
    """What pages of the default site do on a screen, in light and in dark."""
    site = _default_site(folder)
    with served(site) as address, browser() as chromium:
        for scheme in ("light", "dark"):
            context = chromium.new_context(color_scheme=scheme, bypass_csp=True)
            for name, path in _pages(site).items():
                yield from _seen(context, address, path, f"{name}, {scheme}")
            context.close()
        context = chromium.new_context()
        moved = _moved(context, address + _longest(site))
        name = "the text moves between the modes of readings"
        yield Figure(name=name, value=moved, unit="px", most=0)


def lighthouse(folder: Path, _: list[int]) -> Iterator[Figure]:
    """Performance and accessibility of pages of the default site, each the median of some runs;
    needs npx and Chromium."""
    site = _default_site(folder)
    with served(site) as address:
        for name, page in _pages(site).items():
            runs = [_scores(address + page) for _ in range(_RUNS)]
            for what, least in (("performance", 0.98), ("accessibility", 1.0)):
                score = statistics.median(run[what] for run in runs)
                yield Figure(name=f"Lighthouse, {name}: {what}", value=score, least=least)


def _default_site(folder: Path) -> Path:
    """The default site, built once."""
    site = folder / "default"
    return site if site.exists() else build(PROJECT, site)


def _pages(site: Path) -> dict[str, str]:
    """The pages that are looked at, by what they are."""
    return {"a section": _longest(site), "an edition": f"{MODEL}/", "the first page": ""}


def _seen(context: BrowserContext, address: str, path: str, name: str) -> Iterator[Figure]:
    """What axe finds on a page, and what it asks other hosts for."""
    page, foreign = context.new_page(), []
    page.on("request", lambda request: foreign.append(request.url))
    page.goto(address + path)
    page.wait_for_timeout(_REST)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    foreign = [url for url in foreign if not url.startswith((address, "data:", "blob:"))]
    page.close()
    yield Figure(name=f"{name}: violations that axe finds", value=len(found), most=0)
    yield Figure(name=f"{name}: requests to other hosts", value=len(foreign), most=0)


def _moved(context: BrowserContext, address: str) -> float:
    """How far any word under a reading moves when the mode changes, in pixels."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_timeout(1000)
    modes = ("all", "first", "harder", "tap", "none")
    places: list[list[float]] = [page.evaluate(_PLACES, mode) for mode in modes]
    page.close()
    moved: list[float] = [max(each) - min(each) for each in zip(*places, strict=True)]
    return max(moved)


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
