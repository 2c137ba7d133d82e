"""Commands that read a text and write what is understood of it: `annotate`, `parse`."""

import sys
from pathlib import Path

import click

from builder.analyzer import UnidicAnalyzer
from builder.cli.running import ROOT, telling_problems
from builder.garbage import collecting_seldom
from builder.json_text import indented
from builder.model import Grain
from builder.reader import edition_as_json, read_file, read_overrides
from builder.readings import ReadingEngine, annotate_lines


@click.command()
@click.option(
    "--grain",
    type=click.Choice(["word", "kanji"]),
    default="word",
    show_default=True,
    help="Ruby over whole words, or kanji by kanji.",
)
@telling_problems
def annotate(grain: Grain) -> None:
    """Read plain lines from stdin, write them with {漢字|かんじ} to stdout.

    Readings of editions/readings.yml below the current folder are used.
    """
    if not sys.stdin:
        raise click.UsageError("expected lines of text on stdin, found it closed")
    engine = ReadingEngine(UnidicAnalyzer(), read_overrides(ROOT), grain)
    text = sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
    with collecting_seldom():
        for line in annotate_lines(text.splitlines(keepends=True), engine):
            sys.stdout.buffer.write(line.encode("utf-8", "surrogateescape"))


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@telling_problems
def parse(file: Path) -> None:
    """Write what Kunten understands of an interview as JSON to stdout."""
    click.echo(indented(edition_as_json(read_file(file))))
