"""The command `kunten`. Data goes to stdout, words to stderr.

Exit codes: 0 fine, 1 problems found, 2 wrong use.

What only those commands need that build is imported by them: it takes longer to import than a few
lines take to annotate.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, ParamSpec

import click

from builder import __version__
from builder.analyzer import UnidicAnalyzer
from builder.errors import EditionError, disk_words, printable
from builder.formats import FORMATS, Format
from builder.json_text import indented
from builder.model import Grain
from builder.processes import collecting_seldom
from builder.reader import DRAFTS, edition_as_json, read_editions, read_file, read_overrides
from builder.readings import ReadingEngine, annotate_lines
from builder.report import REPORTS
from builder.starter import start_site

if TYPE_CHECKING:
    from builder.edition_builder import Progress
    from builder.exporters import Export
    from builder.plugin_settings import SiteSettings

P = ParamSpec("P")
ROOT = Path()
READABLE = tuple(each.name for each in FORMATS.values() if each.readable)


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
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise  # whoever reads our output has had enough
            click.echo(disk_words(error), err=True)
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
    text = sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
    with collecting_seldom():
        for line in annotate_lines(text.splitlines(keepends=True), engine):
            sys.stdout.buffer.write(line.encode("utf-8", "surrogateescape"))


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_telling_problems
def parse(file: Path) -> None:
    """Write what Kunten understands of an interview as JSON to stdout."""
    click.echo(indented(edition_as_json(read_file(file))))


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@_telling_problems
def init(folder: Path) -> None:
    """Make a new site in FOLDER, with a tiny example, that builds at once."""
    for name in start_site(folder):
        click.echo(printable(f"{folder / name}: written"), err=True)
    click.echo(printable(f"Next: cd {folder}, then mkdocs serve --livereload"), err=True)


@main.command()
@click.argument("slug")
@click.option(
    "--from",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="Pasted text, a transcript, captions, a saved page, Markdown or a Word document.",
)
@click.option("--all", "whole", is_flag=True, help="Tell every word that was left out.")
@click.option("--dry-run", is_flag=True, help="Write nothing, only tell.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@_telling_problems
def new(slug: str, file: Path, whole: bool, dry_run: bool, form: str) -> None:
    """Make the edition SLUG from a file, and tell what was left out and what is unsure.

    As text, all that is told goes to stderr; as JSON to stdout.
    """
    from builder.intake import new_edition

    made = new_edition(ROOT, slug, file, write=not dry_run)
    if form == "json":
        click.echo(made.as_json())
    else:
        command = f"kunten new {slug} --from {quote(str(file))}"
        for line in made.as_text(command=command, whole=whole):
            click.echo(line, err=True)
    if made.problems:
        sys.exit(1)


@main.command()
@click.argument("slug", required=False)
@click.option("--format", "form", type=click.Choice([*REPORTS]), default="text", show_default=True)
@_telling_problems
def check(slug: str | None, form: str) -> None:
    """Tell everything that an editor should look at, in all editions or in SLUG.

    Doubtful readings come with the line that accepts them in editions/readings.yml. As text,
    sources that cannot be read are told on stderr; else all goes to stdout.
    """
    from builder.build import build_site
    from builder.doubts import doubts
    from builder.overrides_left import OverridesLeft

    try:
        with _progress() as tell:
            site = build_site(ROOT, slug, tell=tell)
    except EditionError as error:
        for line in REPORTS[form](error.problems, ()):
            click.echo(line, err=form == "text")
        sys.exit(1)
    left = OverridesLeft(() if slug else site.overrides)
    doubtful = doubts(left.seen(site.study(each).annotated for each in site.editions))
    if form == "text":
        for doubt in doubtful:
            click.echo(str(doubt))
        doubtful = ()
    notices = (
        *(doubt.notice() for doubt in doubtful),
        *left.notices(),
        *site.notices,
        *site.moves.notices,
    )
    problems = (*site.problems, *site.moves.problems)
    for line in REPORTS[form](problems, notices):
        click.echo(line)
    if problems:
        sys.exit(1)


@main.command()
@click.option("--write", "writing", is_flag=True, help="Bring that file up to date.")
@click.option("--forget", is_flag=True, help="With --write: give up addresses that lead nowhere.")
@_telling_problems
def ids(writing: bool, forget: bool) -> None:
    """List the addresses that others may link to, with the arrows of those that moved.

    The file editions/ids.lock holds those that were published; `kunten check` tells which are gone.
    """
    from builder.addresses import LOCK
    from builder.build import new_lock
    from builder.exporters.output import write

    if forget and not writing:
        raise click.UsageError("--forget is for --write")
    text, moves = new_lock(ROOT, forget=forget)
    if not writing:
        click.echo(text, nl=False)
        return
    unwritten = write(ROOT / LOCK, text.encode())
    left = [] if forget else [*map(str, moves.problems)]
    click.echo(unwritten or f"{LOCK}: written", err=True)
    for line in left:
        click.echo(line, err=True)
    if unwritten or left:
        sys.exit(1)


@main.group()
def glossary() -> None:
    """Help with the words of the glossary and the word lists."""


@glossary.command()
@click.argument("slug")
@_telling_problems
def suggest(slug: str) -> None:
    """Draft English for the words of SLUG that have none yet, for an editor to decide on.

    The drafts are added to editions/drafts.yml; what stands there is not changed.
    """
    from builder.build import suggest_drafts

    click.echo(f"{suggest_drafts(ROOT, slug)} drafts added to {DRAFTS}", err=True)


@contextmanager
def _progress() -> "Iterator[Progress | None]":
    """A line on a terminal that says how far the work is, gone at its end; in a pipe, none."""
    if not sys.stderr.isatty():
        yield None
        return
    try:
        yield lambda done, total: click.echo(f"\r{done}/{total} editions", nl=False, err=True)
    finally:
        click.echo("\r\033[K", nl=False, err=True)


@main.command()
@click.argument("slug", required=False)
@click.option("--format", "form", type=click.Choice(["markdown", *FORMATS]), required=True)
@click.option(
    "--output",
    metavar="PATH",
    help="The file to write, a folder for it, or - for stdout. Without it text goes to stdout; "
    "so does a deck or a book, or into a file of its own name if stdout is a terminal; "
    "markdown goes into the folder build/markdown.",
)
@click.option("--readings", is_flag=True, help=f"Write readings into {', '.join(READABLE)} too.")
@_telling_problems
def export(slug: str | None, form: str, output: str | None, readings: bool) -> None:
    """Write SLUG, or all editions, for other programs: flashcards, books, tables, captions."""
    from builder.exporters.output import exports
    from builder.plugin_settings import site_settings

    settings = site_settings(ROOT)
    if form == "markdown":
        _export_markdown(slug, Path(output or "build/markdown"), settings)
        return
    if readings and form not in READABLE:
        raise click.UsageError(f"--readings is for {', '.join(READABLE)}")
    _one_place(slug, output)
    for each in exports(ROOT, slug, settings.publication.url, readings=readings):
        _export_file(FORMATS[form], each, output)


def _export_markdown(slug: str | None, output: Path, settings: "SiteSettings") -> None:
    from builder.build import build_site
    from builder.exporters import Offer, write_markdown
    from builder.history import edition_changes

    site = build_site(ROOT, slug, settings.downloads)
    changed = edition_changes(ROOT, site.editions)
    offer = Offer(formats=settings.downloads, publication=settings.publication, changed=changed)
    write_markdown(site, offer, ROOT / "docs", output)
    click.echo(f"{len(site.pages)} pages as markdown in {output}", err=True)


def _one_place(slug: str | None, output: str | None) -> None:
    """Several editions cannot go into one file."""
    from builder.exporters.output import is_folder

    if slug is None and not is_folder(output):
        slugs = [edition.slug for edition in read_editions(ROOT)]
        if len(slugs) > 1:
            found = f"one of {', '.join(slugs)}, or a folder as --output"
            raise click.UsageError(f"there are {len(slugs)} editions: expected SLUG, {found}")


def _export_file(form: Format, each: "Export", output: str | None) -> None:
    from builder.exporters.output import content, target, write

    data = content(form, each)
    path = target(form, each.edition, output, terminal=sys.stdout.isatty())
    if path is None:
        sys.stdout.buffer.write(data)
        return
    if problem := write(path, data):
        click.echo(problem, err=True)
        sys.exit(1)
    click.echo(f"{form.title}: {path}", err=True)
