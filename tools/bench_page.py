"""What a reader loads: bytes of a page, of our script and style, and Lighthouse's judgement."""

import functools
import gzip
import http.server
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from bench_build import ENVIRONMENT, MKDOCS
from bench_figure import Figure, NotMeasuredError
from bench_library import PROJECT, write_annotated, write_plain

from builder.browser import SCRIPTS, STYLES, assets

LIGHTHOUSE = "lighthouse@12.8.2"
_PAGES = 10


def sizes(folder: Path, _: list[int]) -> Iterator[Figure]:
    """Gzipped bytes, of a section as the mean over a small library."""
    write_plain(folder / "plain", _PAGES)
    write_annotated(folder / "ours", _PAGES)
    for name in ("plain", "ours"):
        subprocess.run([*MKDOCS, "build", "-q"], cwd=folder / name, env=ENVIRONMENT, check=True)
    plain = _mean(folder / "plain" / "site", "edition-*/[0-9]/index.html")
    ours = _mean(folder / "ours" / "site", "edition-*/section-*/index.html")
    yield Figure(name="a section's HTML, plain", value=plain / 1000, unit="KB gz")
    yield Figure(name="a section's HTML, Kunten", value=ours / 1000, unit="KB gz")
    yield Figure(name="a section's HTML, Kunten : plain", value=ours / plain, most=2.2)
    loaded = sum(len(gzip.compress(assets()[path])) for path in (*STYLES, *SCRIPTS))
    yield Figure(name="our script and style", value=loaded / 1000, unit="KB gz", most=14)


def lighthouse(folder: Path, _: list[int]) -> Iterator[Figure]:
    """Performance and accessibility of a section of the default site; needs npx and Chromium."""
    site = folder / "default"
    subprocess.run(
        [*MKDOCS, "build", "-q", "--site-dir", site], cwd=PROJECT, env=ENVIRONMENT, check=True
    )
    page = min(site.glob("zuckerberg-2024/*/index.html")).parent.relative_to(site)
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        scores = _scores(f"http://127.0.0.1:{server.server_port}/{page.as_posix()}/")
        server.shutdown()
    yield Figure(name="Lighthouse, performance", value=scores["performance"], least=0.98)
    yield Figure(name="Lighthouse, accessibility", value=scores["accessibility"], least=1.0)


def _scores(address: str) -> dict[str, float]:
    sys.path.insert(0, str(PROJECT / "tests"))
    import chromium  # the tests know where the browser is

    flags = "--headless --no-sandbox --disable-gpu"
    try:
        report = subprocess.run(
            ["npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json",
             "--only-categories=performance,accessibility", f"--chrome-flags={flags}"],
            env=_environment(chromium.find()), stdout=subprocess.PIPE, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError) as error:
        raise NotMeasuredError(f"{LIGHTHOUSE} needs npx, Chromium and npm's registry") from error
    categories = json.loads(report.stdout)["categories"]
    return {name: category["score"] for name, category in categories.items()}


def _environment(browser: str | None) -> dict[str, str]:
    return {**ENVIRONMENT, "CHROME_PATH": browser or ""}


def _mean(site: Path, pattern: str) -> float:
    found = [len(gzip.compress(page.read_bytes(), mtime=0)) for page in site.glob(pattern)]
    return sum(found) / len(found)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""
