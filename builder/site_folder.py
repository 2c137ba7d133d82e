"""The folder of a finished site, which stands until the next one is finished.

MkDocs empties it before it reads a single source, so a build that fails or is stopped would leave
nothing. So the new site is made in a hidden folder within it, which MkDocs lets stand, and takes
the old one's place at the end. What else is hidden in the folder (`.git`) stays.
"""

import shutil
from pathlib import Path

_PART, _OLD = ".kunten-part", ".kunten-old"


def begin(site: Path) -> Path:
    """The folder in which to make the new site; what a stopped build left behind is gone."""
    for name in (_PART, _OLD):
        shutil.rmtree(site / name, ignore_errors=True)
    return site / _PART


def finish(site: Path) -> None:
    """The new site takes the place of the old one, entry by entry. Raises OSError."""
    part, old = site / _PART, site / _OLD
    old.mkdir()
    new = {path.name for path in part.iterdir()}
    for name in new:
        if (site / name).exists():
            (site / name).rename(old / name)
        (part / name).rename(site / name)
    for path in site.iterdir():
        if path.name not in new and not path.name.startswith("."):
            path.rename(old / path.name)
    give_up(site)


def give_up(site: Path) -> None:
    """The site stays that stands in the folder, and beside it nothing."""
    begin(site)
