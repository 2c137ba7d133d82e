"""The server of a preview, which makes some files of the site when they are asked for."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


def make_on_demand(server: "LiveReloadServer", make: Callable[[str], bool]) -> None:
    """Let `make` make a file that the server asks for and does not find, by its path in the site;
    it says whether it did."""
    app = server.get_app()
    assert app
    server.set_app(partial(_answer, app, server.mount_path, make))


def _answer(
    app: WSGIApplication,
    root: str,
    make: Callable[[str], bool],
    environ: WSGIEnvironment,
    start: StartResponse,
) -> Iterable[bytes]:
    """The server's answer, which waits for a build that is going on."""
    status, headers, body = _told(app, environ)
    if status.startswith("404") and make(environ["PATH_INFO"].removeprefix(root)):
        status, headers, body = _told(app, environ)
    start(status, headers)
    return body


_Headers = list[tuple[str, str]]


def _told(app: WSGIApplication, environ: WSGIEnvironment) -> tuple[str, _Headers, Iterable[bytes]]:
    told: list[tuple[str, _Headers]] = []

    def start(status: str, headers: _Headers, *_: object) -> Callable[[bytes], object]:
        told.append((status, headers))
        return lambda _: None

    body = app(environ, start)
    return *told[-1], body
