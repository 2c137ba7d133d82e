"""Where an export goes: to stdout, to a file, or into a folder with a file for each edition."""

from collections.abc import Iterator
from pathlib import Path

from builder.build import studied_editions
from builder.errors import refusal
from builder.exporters.export import Export
from builder.exporters.registry import EXPORTERS
from builder.exporters.revisions import DECKS, Revisions, publication_time
from builder.files_out import write_file
from builder.formats import Format
from builder.history import edition_changes
from builder.model import Edition

STDOUT = "-"


def exports(root: Path, slug: str | None, site_url: str, *, readings: bool) -> Iterator[Export]:
    """The editions below `root`, or the one called `slug`, ready to be exported.

    Raises EditionError where a source cannot be read.
    """
    for studied in studied_editions(root, slug):
        edition = studied.annotated.edition
        yield Export(
            studied=studied,
            site_url=site_url,
            changed=max(edition_changes(root, [edition])[edition.path], publication_time()),
            revisions=Revisions(root / DECKS),
            readings=readings,
        )


def target(form: Format, edition: Edition, output: str | None, *, terminal: bool) -> Path | None:
    """The file to write, or None for stdout.

    Without `output` that is stdout, unless a deck or a book would run over a `terminal`: those
    then become a file of their own name in the current folder.
    """
    if output is None:
        return Path(form.saved_name(edition)) if form.binary and terminal else None
    if output == STDOUT:
        return None
    return Path(output) / form.saved_name(edition) if is_folder(output) else Path(output)


def is_folder(output: str | None) -> bool:
    """Whether a folder is meant: one that is there, or a name with a slash at its end."""
    return output is not None and (output.endswith("/") or Path(output).is_dir())


def content(form: Format, export: Export) -> bytes:
    """The file of one edition. Raises EditionError where it lacks what the format needs."""
    return EXPORTERS[form.name](export)


def write(path: Path, data: bytes) -> str:
    """Write the file; returns what went wrong, or nothing."""
    try:
        write_file(path, data)
    except OSError as error:
        return f"{path}: expected a file that can be written, found {refusal(error)}"
    return ""
