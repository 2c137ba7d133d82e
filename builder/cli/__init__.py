"""The command `kunten`. Data goes to stdout, words to stderr.

Exit codes: 0 fine, 1 problems found, 2 wrong use.

What only those commands need that build is imported by them: it takes longer to import than a few
lines take to annotate.
"""

import click

from builder import __version__
from builder.cli.editing import check, glossary, ids, init, new
from builder.cli.exporting import export
from builder.cli.reading import annotate, parse


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kunten")
def main() -> None:
    """Make annotated study editions of Japanese interviews."""


for command in (annotate, parse, init, new, check, ids, glossary, export):
    main.add_command(command)
