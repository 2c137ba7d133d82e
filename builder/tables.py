"""The tables that ship with the package: a row a line, a tab between cells."""

import gzip
from collections.abc import Iterator
from importlib import resources


def table_rows(path: str) -> Iterator[list[str]]:
    """The cells of each row of the table at this path in the package. Lines that are empty or begin
    with `#` are no rows."""
    lines = table_bytes(path).decode("utf-8").splitlines()
    return (line.split("\t") for line in lines if line and not line.startswith("#"))


def table_bytes(path: str) -> bytes:
    """The same table as it is stored; one whose name ends in `.gz` is unpacked. As xz it
    would be a quarter smaller, and take four times as long."""
    data = resources.files("builder").joinpath(path).read_bytes()
    return gzip.decompress(data) if path.endswith(".gz") else data
