"""What stands in exported files, read with the standard library."""

import io
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager


def whole_text(file: bytes) -> str:
    """The text of a file, or of all files in an archive."""
    if not zipfile.is_zipfile(io.BytesIO(file)):
        return file.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return "".join(archive.read(each).decode("utf-8", "replace") for each in archive.namelist())


@contextmanager
def database(deck: bytes) -> Iterator[sqlite3.Connection]:
    """The database within an Anki deck."""
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        content = archive.read("collection.anki2")
    with closing(sqlite3.connect(":memory:")) as found:
        found.deserialize(content)
        yield found


def time_of(deck: bytes) -> int:
    """When the notes of an Anki deck changed last."""
    with database(deck) as notes:
        ((time,),) = notes.execute("SELECT DISTINCT mod FROM notes")
    return int(time)
