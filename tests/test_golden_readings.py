"""The readings of the default editions are what they were; `make readings-diff` shows changes."""

import runpy
from pathlib import Path

import pytest

from builder.build import annotated_editions

PROJECT = Path(__file__).parent.parent
DIFF = runpy.run_path(str(PROJECT / "tools" / "readings_diff.py"))


def test_the_editions_are_read_as_they_were(pytestconfig: pytest.Config) -> None:
    for annotated in annotated_editions(PROJECT):
        path = DIFF["GOLDEN"] / f"{annotated.edition.slug}.txt"
        found = DIFF["readings"](annotated)
        if pytestconfig.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(found, encoding="utf-8")
        assert path.exists(), "a new edition: look at its readings, then: pytest --update-golden"
        assert found == path.read_text("utf-8")
