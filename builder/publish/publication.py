"""The site as a whole, as the outside sees it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """`url` is where the site is published, with a slash at its end, or empty where that is not
    known; addresses given to the outside are whole, so without it there are none."""

    name: str
    url: str = ""
    description: str = ""

    def address(self, path: str) -> str:
        """The whole address of a path in the site, or empty."""
        return self.url and self.url + path


UNKNOWN = Publication(name="")
"""Of a folder without settings."""


def address_of(path: str) -> str:
    """Where a Markdown page stands in the site: `umi/index.md` → `umi/`."""
    return path.removesuffix("index.md") if path.endswith("index.md") else f"{path[:-3]}/"
