"""Which of two decks is the later one.

Anki takes over a note only where the deck's time is later than that of the note it has. The
history of the sources dates a deck; but the same sources give other notes under another address of
the site, under another version of the dictionary, and before an editor commits them. So a folder
keeps what was last given out: a deck whose content differs from that is later by a second at least,
and one with the same content has the same time and the same bytes.
"""

import json
import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from builder.files_out import write_file

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
    """What was last given out, a file in `folder` for each deck; None keeps nothing."""

    folder: Path | None = None

    def time(self, name: str, address: str, content: bytes, dated: int) -> int:
        """When the deck `name` became what it is, in seconds since 1970: `dated`, or later."""
        if self.folder is None:
            return dated
        file = self.folder / f"{name}.json"
        last, digest = _read(file), sha256(content).hexdigest()
        if address in last and last[address][0] == digest:
            return last[address][1]
        time = max([dated, *(before + 1 for _, before in last.values())])
        _write(file, {**last, address: (digest, time)})
        return time


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
