"""What a reader can take home from an edition's page."""

from collections.abc import Collection, Iterator

from builder.formats import Format, fitting
from builder.markup import bullets, english, escape, heading, link
from builder.model import Edition


def take_home(edition: Edition, formats: Collection[str]) -> Iterator[str]:
    """A list of the edition's files, which lie beside its page; nothing without formats."""
    offered = fitting(edition, formats)
    if offered:
        yield heading(2, "持ち帰る Take it home", id="take-home")
        yield bullets(_line(edition, each) for each in offered)


def _line(edition: Edition, offered: Format) -> str:
    name = offered.file_name(edition)
    saved = offered.saved_name(edition)
    return f"{link(escape(offered.title), name, download=saved)} {english(offered.use)}"
