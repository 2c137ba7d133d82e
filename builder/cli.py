"""The command `kunten`. Data goes to stdout, words to stderr.

Exit codes: 0 fine, 1 problems found, 2 wrong use.
"""

import json
import sys
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from builder import __version__
from builder.analyzer import UnidicAnalyzer
from builder.build import build_site
from builder.errors import EditionError
from builder.exporters.markdown import write_markdown
from builder.furigana import Grain
from builder.reader import edition_as_json, read_file, read_overrides
from builder.readings import ReadingEngine, annotate_lines

P = ParamSpec("P")
ROOT = Path()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kunten")
def main() -> None:
    """Make annotated study editions of Japanese interviews."""


def _telling_problems(command: Callable[P, None]) -> Callable[P, None]:
    """The command, ending with its problems on stderr and exit code 1 where sources are bad."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except EditionError as error:
            for problem in error.problems:
                click.echo(str(problem), err=True)
            sys.exit(1)

    return run


@main.command()
@click.option(
    "--grain",
    type=click.Choice(["word", "kanji"]),
    default="word",
    show_default=True,
    help="Ruby over whole words, or kanji by kanji.",
)
@_telling_problems
def annotate(grain: Grain) -> None:
    """Read plain lines from stdin, write them with {漢字|かんじ} to stdout.

    Readings of editions/readings.yml below the current folder are used.
    """
    engine = ReadingEngine(UnidicAnalyzer(), read_overrides(ROOT), grain)
    for line in annotate_lines(
        _lines(sys.stdin.buffer.read().decode("utf-8", "surrogateescape")), engine
    ):
        sys.stdout.buffer.write(line.encode("utf-8", "surrogateescape"))


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends, parted at line feeds alone."""
    return iter(text.splitlines(keepends=True))


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_telling_problems
def parse(file: Path) -> None:
    """Write what Kunten understands of an interview as JSON to stdout."""
    click.echo(json.dumps(edition_as_json(read_file(file)), ensure_ascii=False, indent=2))


@main.command()
@click.argument("slug", required=False)
@_telling_problems
def check(slug: str | None) -> None:
    """Tell everything that an editor should look at, in all editions or in SLUG."""
    site = build_site(ROOT, slug)
    for notice in site.notices:
        click.echo(notice)
    for problem in site.problems:
        click.echo(str(problem))
    if site.problems:
        sys.exit(1)


@main.command()
@click.argument("slug", required=False)
@click.option("--format", "form", type=click.Choice(["markdown"]), required=True)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("build/markdown"),
    show_default=True,
    help="The folder to write into.",
)
@_telling_problems
def export(slug: str | None, form: str, output: Path) -> None:
    """Write the pages of SLUG, or of all editions, as files for other programs."""
    site = build_site(ROOT, slug)
    write_markdown(site, ROOT / "docs", output)
    click.echo(f"{len(site.pages)} pages as {form} in {output}", err=True)
