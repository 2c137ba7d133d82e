"""The tables that ship with the package: a row a line, a tab between cells."""

import gzip
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable


def table_rows(path: str) -> Iterator[list[str]]:
    """The cells of each row of the table at this path in the package. Lines that are empty or begin
    with `#` are no rows; a table whose name ends in `.gz` is unpacked: as xz it would be a quarter
    smaller, and take four times as long."""
    file = table_file(path)
    data = gzip.decompress(file.read_bytes()) if path.endswith(".gz") else file.read_bytes()
    lines = data.decode("utf-8").splitlines()
    return (line.split("\t") for line in lines if line and not line.startswith("#"))


def table_file(path: str) -> Traversable:
    """The same table as it is stored."""
    return resources.files("builder").joinpath(path)
