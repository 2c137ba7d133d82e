"""Building a project's site under a sub-path, as GitHub Pages serves it, and serving it."""

import http.server
import os
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import commands

REPO = "repo"


def free() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# Material turns pages without loading them anew only where the sitemap names the true address.
PORT = free()
HARBOUR_PORT = free()
ARTICLE_PORT = free()


def build(
    project: Path, target: Path, *, port: int = PORT, first: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Build the site of a project folder by MkDocs, strictly, under the sub-path; `first` is Python
    to run before, `environment` more of the variables that mkdocs.yml asks for."""
    address = f"http://127.0.0.1:{port}/{REPO}/"
    given = {"SITE_URL": address, "NO_MKDOCS_2_WARNING": "1", **environment}
    command = "mkdocs", "build", "--strict", "--site-dir", target
    return commands.run(*command, folder=project, environment={**os.environ, **given}, first=first)


def built(project: Path, target: Path, *, port: int = PORT, **environment: str) -> Path:
    """The folder of the site, which must build; else it is told what MkDocs said."""
    result = build(project, target, port=port, **environment)
    assert result.returncode == 0, result.stderr
    return target


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a built site."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, *rest: str | None) -> None:
        """Answer a missing address with the site's own page, as GitHub Pages does."""
        page = Path(self.directory) / REPO / "404.html"
        if code != 404 or not page.exists():
            return super().send_error(code, *rest)
        content = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        return None


@contextmanager
def served(site: Path, port: int) -> Iterator[str]:
    """The address of a built site, `http://127.0.0.1:<port>/repo/`, while it is served."""
    handler = partial(Quiet, directory=str(site.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{port}/{REPO}/"
        server.shutdown()
