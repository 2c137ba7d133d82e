"""When the sources were last changed, as git knows it.

The time a source was changed last belongs to its content, unlike the time of a build or that of a
file: it is the same in every clone, on every day, and grows with every change. Programs that take
an export a second time (Anki) tell the newer one by it.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from builder.model import Edition
from builder.reader import DRAFTS, EDITIONS, GLOSSARY, READINGS

_SHARED = (GLOSSARY, READINGS, DRAFTS)
_COMMIT = "commit "


def last_changes(root: Path, folder: str) -> Mapping[str, int]:
    """When each file of `root/folder` changed last, in seconds since 1970, by its path from `root`.

    A committed file changed with its last commit, one that is not committed as it is a second after
    the last commit of all; without git nobody knows, which is 0. Empty where there is no folder.
    """
    committed = dict(_committed(root, folder))
    changed = set(_lines(root, "diff", "HEAD", "--name-only", "--relative", "-z", "--", folder))
    head = _lines(root, "log", "-1", "--format=%ct")
    uncommitted = int(head[0]) + 1 if head else 0
    times = {}
    for path in _files(str(root / folder), folder):
        dirty = path in changed or path not in committed
        times[path] = uncommitted if dirty else committed[path]
    return times


def edition_changes(root: Path, editions: Iterable[Edition]) -> dict[str, int]:
    """By an edition's path: when anything was changed last that it is made from, 0 if unknown."""
    changes = last_changes(root, EDITIONS)
    shared = max(changes.get(path, 0) for path in _SHARED)
    newest = {edition.path: shared for edition in editions}
    for path, time in changes.items():
        folder = path
        while folder := folder.rpartition("/")[0]:
            if folder in newest:
                newest[folder] = max(newest[folder], time)
    return newest


def _files(folder: str, path: str) -> Iterator[str]:
    """The files in a folder and below it, behind the folder's own path."""
    for here, _, names in os.walk(folder):
        inside = f"{path}{here.removeprefix(folder)}".replace(os.sep, "/")
        yield from (f"{inside}/{name}" for name in names if Path(here, name).is_file())


def _committed(root: Path, folder: str) -> Iterator[tuple[str, int]]:
    """Each file's last commit, the oldest commit first, so that the last of a path counts."""
    form = f"--format={_COMMIT}%ct"
    log = _lines(root, "log", form, "--name-only", "--relative", "--no-renames", "-z", "--", folder)
    found: list[tuple[str, int]] = []
    time = 0
    for line in log:
        name = line.lstrip("\n")
        if name.startswith(_COMMIT):
            time = int(name.removeprefix(_COMMIT))
        elif name:
            found.append((name, time))
    return reversed(found)


def _lines(root: Path, *arguments: str) -> list[str]:
    """What git says, parted at zero bytes; nothing where there is no git or no history."""
    command = ["git", "-C", str(root), *arguments]
    try:
        result = subprocess.run(command, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return []
    return result.stdout.decode("utf-8", "surrogateescape").split("\0")
