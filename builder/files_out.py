"""Files written whole or not at all, where somebody may look.

A file is written under another name beside its own and then renamed, so that whoever reads it
meanwhile, or after the program was stopped, finds the old content or the new one, never a part.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO


def write_file(path: Path, content: bytes) -> None:
    """Write `path`, making its folder; a file that stands there already is replaced.

    What is no file of its own (a device, a pipe) is written to as it is. Raises OSError, and then
    leaves nothing behind.
    """
    path = path.resolve()  # behind a link its target is written, and the link stays
    if path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(content)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = _beside(path)
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def put_file(path: Path, pieces: Iterable[bytes]) -> None:
    """Write these pieces to `path`, making its folder, where nobody looks yet and the file need not
    appear at once. A link to a file that stood there stays as it is."""
    with _new_file(path) as file:
        file.writelines(pieces)


def write_new_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Make the folder `path` with these files, named by their paths in it; all of them or none.

    Raises FileExistsError where anything but an empty folder stands there already, or another
    OSError, and then leaves nothing behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = _beside(path)
    try:
        for name, content in files.items():
            (part / name).parent.mkdir(parents=True, exist_ok=True)
            (part / name).write_bytes(content)
        _rename_new(part, path)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def link_or_copy(file: Path, target: Path) -> None:
    """The file under another name, or a copy of it in another file system."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        os.link(file, target)
    except OSError:
        shutil.copyfile(file, target)


@contextmanager
def filled_folder(path: Path) -> Iterator[Path]:
    """A folder to write into; what was written comes to `path` when all of it is there, file by
    file over those that stand there already. After an error nothing comes."""
    path = path.resolve()
    part = _beside(path)
    try:
        part.mkdir(parents=True)
        yield part
        if not path.exists():
            part.rename(path)
            return
        for file in sorted(each for each in part.rglob("*") if each.is_file()):
            place = path / file.relative_to(part)
            place.parent.mkdir(parents=True, exist_ok=True)
            file.replace(place)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _new_file(path: Path) -> BinaryIO:
    """To be written. Mostly its folder is there, and it is not: to look first takes as long as to
    make it."""
    try:
        return path.open("xb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        path.unlink()
    return path.open("xb")


def _rename_new(part: Path, path: Path) -> None:
    """The system refuses to rename a folder onto a file or onto a folder with files in it."""
    try:
        part.rename(path)
    except OSError as error:
        if path.exists():
            raise FileExistsError(
                error.errno, "something stands there already", str(path)
            ) from None
        raise


def _beside(path: Path) -> Path:
    """A name that nobody else uses, hidden, in the same folder and so in the same file system."""
    return path.with_name(f".{path.name[:100]}.{os.getpid()}-{token_hex(4)}.part")
