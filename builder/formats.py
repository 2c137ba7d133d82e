"""The formats in which one file holds an edition, and how readers are told of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from builder.model import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A way out, by the name that the command and the settings call it.

    `suffix` ends the file's name in the site, `saved` what the reader has of it, where they differ;
    `title` and `use` (English) are for readers; `binary` content is nothing for a terminal;
    `timed` formats are made from texts with times alone; `readable` ones are without readings,
    unless these are asked for.
    """

    name: str
    suffix: str
    title: str
    use: str
    binary: bool = False
    timed: bool = False
    readable: bool = False
    saved: str = ""

    def file_name(self, edition: Edition) -> str:
        """What an edition's file is called in the site."""
        return f"{edition.slug}{self.suffix}"

    def saved_name(self, edition: Edition) -> str:
        """What it is called where a reader keeps it."""
        return f"{edition.slug}{self.saved or self.suffix}"

    def fits(self, edition: Edition) -> bool:
        """Whether the edition has what this format needs."""
        times = (time for section in edition.sections for time in section.outline.times)
        return not self.timed or any(time is not None for time in times)


FORMATS = {
    each.name: each
    for each in (
        Format(
            name="anki",
            suffix=".apkg",
            title="Ankiの単語カード",
            use="Anki deck with recognition and recall cards",
            binary=True,
        ),
        Format(
            name="epub",
            suffix=".epub",
            title="電子書籍 EPUB",
            use="Book with readings, pop-up notes and glossary",
            binary=True,
        ),
        Format(name="text", suffix=".txt", title="文章", use="Plain text", readable=True),
        # In the site a .md would be a page of its own.
        Format(
            name="md",
            suffix=".md.txt",
            saved=".md",
            title="Markdown",
            use="Text with readings and notes, for note-taking programs",
        ),
        Format(
            name="csv",
            suffix=".csv",
            title="単語の表 CSV",
            use="Words for a spreadsheet",
            readable=True,
        ),
        Format(name="tsv", suffix=".tsv", title="単語の表 TSV", use="Words for Anki's text import"),
        Format(
            name="vtt",
            suffix=".vtt",
            title="字幕 WebVTT",
            use="Captions beside the recording",
            timed=True,
            readable=True,
        ),
        Format(
            name="chapters",
            suffix=".chapters.json",
            title="章",
            use="Chapters for podcast players",
            timed=True,
        ),
        Format(
            name="json",
            suffix=".json",
            title="すべてのデータ JSON",
            use="Everything, for programs",
        ),
    )
}
"""By name, in the order in which readers are offered them."""


def fitting(edition: Edition, names: Iterable[str]) -> list[Format]:
    """The named formats that the edition has what it takes for, in the order of offering."""
    wanted = set(names)
    return [each for each in FORMATS.values() if each.name in wanted and each.fits(edition)]
