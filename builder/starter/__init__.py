"""A new site: settings, a first page, a tiny example, a workflow that publishes it."""

import shutil
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from builder.errors import EditionError, problem_at, refusal
from builder.files_out import write_file, write_new_folder

# Names that begin with a dot, or lie in such a folder, have plain ones in the package.
_NAMES = {
    "audit.yml": ".github/workflows/audit.yml",
    "gitignore": ".gitignore",
    "publish.yml": ".github/workflows/publish.yml",
}
_MAY_BE_THERE = {".git"}


def start_site(folder: Path) -> tuple[str, ...]:
    """Write a new site into a folder that is new, or empty but for `.git`; gives the files' names.

    Raises EditionError where anything else stands there, or the system does not let it be written.
    """
    found = site_files()
    try:
        if folder.exists() and (not folder.is_dir() or _others(folder)):
            raise _wrong(folder, "a new or an empty folder", "one with files in it")
        _write(folder, found)
    except OSError as error:
        raise _wrong(folder, "a folder to write", refusal(error)) from None
    return tuple(found)


def _write(folder: Path, content: dict[str, bytes]) -> None:
    """All files or none, beside what may be there already. A folder that is there stays the same
    one: whoever types `.` stands in it."""
    if not folder.exists():
        write_new_folder(folder, content)
        return
    try:
        for name, data in content.items():
            write_file(folder / name, data)
    except OSError:
        for path in folder.iterdir():
            if path.name not in _MAY_BE_THERE:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise


def site_files() -> dict[str, bytes]:
    """The files of a new site by their paths in it."""
    return dict(sorted(_below(files("builder.starter") / "files", "")))


def _below(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for each in folder.iterdir():
        name = f"{path}{each.name}"
        if each.is_dir():
            found += _below(each, f"{name}/")
        else:
            found.append((_NAMES.get(name, name), each.read_bytes()))
    return found


def _others(folder: Path) -> bool:
    return any(each.name not in _MAY_BE_THERE for each in folder.iterdir())


def _wrong(folder: Path, expected: str, found: str) -> EditionError:
    return EditionError([problem_at(folder.as_posix(), "init", expected, found)])
