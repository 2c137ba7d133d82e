"""Commands for editors: `init`, `new`, `check`, `ids`, `glossary suggest`."""

import sys
from pathlib import Path
from shlex import quote

import click

from builder.cli.running import ROOT, progress, telling_problems
from builder.errors import EditionError, printable
from builder.reader import DRAFTS
from builder.report import REPORTS
from builder.starter import start_site


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@telling_problems
def init(folder: Path) -> None:
    """Make a new site in FOLDER, with a tiny example, that builds at once."""
    for name in start_site(folder):
        click.echo(printable(f"{folder / name}: written"), err=True)
    go = "" if folder.resolve() == Path.cwd() else f"cd {folder}, then "
    click.echo(printable(f"Next: {go}mkdocs serve --livereload"), err=True)


@click.command()
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
@telling_problems
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


@click.command()
@click.argument("slug", required=False)
@click.option("--format", "form", type=click.Choice([*REPORTS]), default="text", show_default=True)
@telling_problems
def check(slug: str | None, form: str) -> None:
    """Tell everything that an editor should look at, in all editions or in SLUG.

    Doubtful readings come with the line that accepts them in editions/readings.yml. As text,
    sources that cannot be read are told on stderr; else all goes to stdout.
    """
    from builder.build import build_site
    from builder.doubts import doubts
    from builder.overrides_left import OverridesLeft

    try:
        with progress() as tell:
            site = build_site(ROOT, slug, tell=tell)
    except EditionError as error:
        for line in REPORTS[form](error.problems, ()):
            click.echo(line, err=form == "text")
        sys.exit(1)
    left = OverridesLeft(() if slug else site.overrides)
    doubtful = doubts(left.seen(site.study(each).annotated for each in site.editions))
    pasted = doubtful if form == "text" else ()
    for doubt in pasted:
        click.echo(str(doubt))
    notices = (
        *(doubt.notice() for doubt in doubtful if not pasted),
        *left.notices(),
        *site.notices,
        *site.moves.notices,
    )
    problems = (*site.problems, *site.moves.problems)
    for line in REPORTS[form](problems, notices):
        click.echo(line)
    if problems:
        sys.exit(1)


@click.command()
@click.option("--write", "writing", is_flag=True, help="Bring that file up to date.")
@click.option("--forget", is_flag=True, help="With --write: give up addresses that lead nowhere.")
@telling_problems
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


@click.group()
def glossary() -> None:
    """Help with the words of the glossary and the word lists."""


@glossary.command()
@click.argument("slug")
@telling_problems
def suggest(slug: str) -> None:
    """Draft English for the words of SLUG that have none yet, for an editor to decide on.

    The drafts are added to editions/drafts.yml; what stands there is not changed.
    """
    from builder.build import suggest_drafts

    click.echo(f"{suggest_drafts(ROOT, slug)} drafts added to {DRAFTS}", err=True)
