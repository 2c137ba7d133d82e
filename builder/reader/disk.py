"""Reading source files: bytes of the disk → text, or a problem with the file's name."""

import os
from pathlib import Path

from builder.errors import EditionError, Problem, problem_at, refusal
from builder.reader.encoding import CODECS, NO_TEXT, encoding_of, first_fault

MAX_BYTES = 10_000_000  # of one source file; a book has a tenth of it


def text_of(file: Path, path: str, *, inside: Path | None = None) -> str:
    """The text of a UTF-8 file that messages call `path`. `inside`: the folder that a link must
    not lead out of. Raises `EditionError`."""
    return decode(bytes_of(file, path, inside=inside), path)


def bytes_of(file: Path, path: str, *, inside: Path | None = None) -> bytes:
    """As `text_of`, whatever the encoding."""
    try:
        return _bytes(file, path, inside)
    except OSError as error:
        raise EditionError([unreadable(path, error)]) from None


def is_there(file: Path) -> bool:
    """Whether something stands at that name, a link to nothing included."""
    return os.path.lexists(file)


def leads_out(file: Path, inside: Path) -> bool:
    """Whether a link on the way leads out of the folder."""
    real = Path(os.path.realpath(file))
    return not real.is_relative_to(os.path.realpath(inside))


def link_out(path: str, inside: Path) -> Problem:
    """The problem with such a link."""
    expected = f"a file or folder of its own below {inside.name}"
    return problem_at(path, "link", expected, "a link that leads elsewhere", "put a copy there")


def unreadable(path: str, error: OSError) -> Problem:
    """The problem with a file or folder that the system does not give."""
    return problem_at(path, "unreadable", "something that can be read", refusal(error))


def decode(data: bytes, path: str) -> str:
    """UTF-8 text, with or without a byte order mark. Raises `EditionError`, with a guess."""
    name = encoding_of(data)
    fault = first_fault(data)
    if name == "UTF-8" and fault is None:
        return data.decode(CODECS[name])
    line = data.count(b"\n", 0, fault or 0) + 1
    found = f"what looks like {name}" if name else NO_TEXT
    found = "a broken character" if name == "UTF-8" else found
    hint = "save it again as UTF-8"
    raise EditionError([problem_at(path, "encoding", "UTF-8", found, hint, line)])


def _bytes(file: Path, path: str, inside: Path | None) -> bytes:
    if inside is not None and leads_out(file, inside):
        raise EditionError([link_out(path, inside)])
    if file.exists() and not file.is_file():  # a pipe would be waited for without end
        raise EditionError([problem_at(path, "unreadable", "a file", "something else")])
    with file.open("rb") as source:
        data = source.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        expected = f"at most {MAX_BYTES:,} bytes in a file"
        raise EditionError([problem_at(path, "file-size", expected, "more", line=1)])
    return data
