"""Which of two decks is the later one.

Anki takes over a note only where the deck's time is later than that of the note it has. The
history of the sources dates a deck; but the same sources give other notes under another address of
the site, under another version of the dictionary, and before an editor commits them. So a folder
keeps what was last given out: a deck whose content differs from that is later by a second at least,
and one with the same content has the same time and the same bytes. A site that is built anew has
its last decks, each with a word on itself, where it stands.
"""

import json
import os
import zipfile
from dataclasses import dataclass
from pathlib import Path

from builder.files_out import write_file
from builder.formats import FORMATS
from builder.model import Edition

DECKS = Path("build/decks")
"""Below the project's folder; git ignores `build/`, and it may be deleted."""

_Last = dict[str, tuple[str, int]]
"""By the address of the site: the content's digest, and its time."""


def publication_time() -> int:
    """The time of a publication, for which SOURCE_DATE_EPOCH is the custom; 0 where it is not set.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(seconds) if seconds.isascii() and seconds.isdigit() else 0


@dataclass(frozen=True, slots=True)
class Revisions:
    """What was last given out: noted in a file in `folder` for each deck, or told by the decks of
    the `site` that stands; without either nothing is known."""

    folder: Path | None = None
    site: Path | None = None

    def time(self, edition: Edition, address: str, digest: str, dated: int) -> int:
        """When the deck of an edition became what it is, in seconds since 1970: `dated`, or later;
        `digest` is its content's, `address` the site's."""
        file = self.folder and self.folder / f"{edition.first_slug}.json"
        last = _read(file) if file else _standing(self.site, edition)
        address = address if file else ""
        if address in last and last[address][0] == digest:
            return last[address][1]
        time = max([dated, *(before + 1 for _, before in last.values())])
        if file:
            _write(file, {**last, address: (digest, time)})
        return time


def word_on(digest: str, time: int) -> bytes:
    """What a deck says of itself, in the comment of its archive."""
    return f"{digest} {time}".encode()


def _standing(site: Path | None, edition: Edition) -> _Last:
    """What the deck in the site says of itself; nothing where there is none."""
    if site is None:
        return {}
    try:
        with zipfile.ZipFile(site / edition.slug / FORMATS["anki"].file_name(edition)) as deck:
            digest, time = deck.comment.decode().split()
        return {"": (digest, int(time))}
    except (OSError, ValueError, zipfile.BadZipFile):
        return {}


NOTHING_KEPT = Revisions()


def _read(file: Path) -> _Last:
    """What the file holds; nothing where it is missing or broken."""
    try:
        kept = json.loads(file.read_bytes())
        return {str(address): (str(digest), int(time)) for address, (digest, time) in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _write(file: Path, last: _Last) -> None:
    """A folder that cannot be written keeps nothing."""
    try:
        write_file(file, json.dumps(last, indent=1, sort_keys=True).encode() + b"\n")
    except OSError:
        return
