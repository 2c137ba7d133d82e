"""The small edition's exports are what they were: golden files, written by `--update-golden`."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from opened import database
from small import small_export

from builder.cli.exporting import READABLE
from builder.exporters import EXPORTERS
from builder.formats import FORMATS

GOLDEN = Path(__file__).parent / "golden"


def as_it_is(data: bytes) -> str:
    return data.decode()


def indented(data: bytes) -> str:
    return json.dumps(json.loads(data), ensure_ascii=False, indent=1) + "\n"


def unpacked(data: bytes) -> str:
    """Every file of an archive of text files, in its order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(
            f"===== {name}\n{archive.read(name).decode()}\n" for name in archive.namelist()
        )


def deck(data: bytes) -> str:
    """The tables of a deck: how SQLite lays out its file differs with its version."""
    with database(data) as found:
        models, decks = found.execute("SELECT models, decks FROM col").fetchone()
        tables = [json.loads(models), json.loads(decks)]
        for table in ("notes", "cards"):
            tables += [list(row) for row in found.execute(f"SELECT * FROM {table} ORDER BY id")]
    return "".join(json.dumps(each, ensure_ascii=False, indent=1) + "\n" for each in tables)


SHOWN: dict[str, Callable[[bytes], str]] = {"anki": deck, "epub": unpacked, "json": indented}


@pytest.mark.parametrize(
    ("name", "readings"),
    [*((name, "") for name in FORMATS), *((name, ".readings") for name in READABLE)],
)
def test_an_export_is_what_it_was(name: str, readings: str, updating: bool) -> None:
    export = small_export(readings=bool(readings))
    shown = SHOWN.get(name, as_it_is)(EXPORTERS[name](export))
    golden = GOLDEN / f"small{FORMATS[name].suffix}{readings}.golden"
    if updating:
        golden.write_bytes(shown.encode())
    assert golden.read_bytes().decode() == shown, "look at it, then: pytest --update-golden"


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_content_gives_the_same_bytes(name: str) -> None:
    assert EXPORTERS[name](small_export()) == EXPORTERS[name](small_export())


def test_every_format_has_its_exporter() -> None:
    assert set(EXPORTERS) == set(FORMATS)
