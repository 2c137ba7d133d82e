"""The command `export`: editions as files for other programs, and where these go."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.running import ROOT, telling_problems
from builder.formats import FORMATS, Format
from builder.reader import read_editions

if TYPE_CHECKING:
    from builder.exporters import Export
    from builder.plugin_settings import SiteSettings

READABLE = tuple(each.name for each in FORMATS.values() if each.readable)


@click.command()
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
@telling_problems
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
