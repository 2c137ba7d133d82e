"""How commands run: in the current folder, with their problems and their progress on stderr."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

import click

from builder.errors import EditionError, disk_words

if TYPE_CHECKING:
    from builder.edition_builder import Progress

P = ParamSpec("P")
ROOT = Path()


def telling_problems(command: Callable[P, None]) -> Callable[P, None]:
    """The command, ending with its problems on stderr and exit code 1 where sources are bad."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except EditionError as error:
            for problem in error.problems:
                click.echo(str(problem), err=True)
            sys.exit(1)
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise  # whoever reads our output has had enough
            click.echo(disk_words(error), err=True)
            sys.exit(1)

    return run


@contextmanager
def progress() -> "Iterator[Progress | None]":
    """A line on a terminal that says how far the work is, gone at its end; in a pipe, none."""
    if not sys.stderr.isatty():
        yield None
        return
    try:
        yield lambda done, total: click.echo(f"\r{done}/{total} editions", nl=False, err=True)
    finally:
        click.echo("\r\033[K", nl=False, err=True)
