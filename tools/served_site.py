"""A built site as readers meet it: served as hosts of static sites do, text compressed and
connections kept, and opened in Chromium."""

import gzip
import http.server
import io
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

from bench_library import PROJECT
from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(PROJECT / "tests"))
import chromium  # the tests know where the browser is

EXECUTABLE = chromium.find()
_TEXT = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".txt", ".xml", ".webmanifest"}


@contextmanager
def served(site: Path, sent: list[int] | None = None) -> Iterator[str]:
    """The address of the site's root while it is served; the bytes of each file that is sent are
    added to `sent`."""
    handler = partial(_Handler, sent, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium, in which pages are read as on a first visit."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=EXECUTABLE, args=["--no-sandbox", "--disable-gpu"]
        )
        yield found
        found.close()


@cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), mtime=0)


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, sent: list[int] | None, *request: Any, directory: str) -> None:
        self.sent = sent  # before the base class, which answers at once
        super().__init__(*request, directory=directory)

    def send_head(self) -> io.BytesIO | None:
        """The file's head, and what is to be sent behind it."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return None
        content = _packed(path) if path.suffix in _TEXT else path.read_bytes()
        self.send_response(200)
        script = path.suffix == ".mjs"
        self.send_header("Content-Type", "text/javascript" if script else self.guess_type(path))
        if path.suffix in _TEXT:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.sent is not None:
            self.sent.append(len(content))
        return io.BytesIO(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
