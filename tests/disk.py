"""A small disk in memory, for tests of what happens when it is full or cannot be written."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[None]:
    """One with these options of mount(8) in the place of a folder; without it there is no test."""
    if os.geteuid():
        pytest.skip("only root can mount a small disk")
    mount = "mount", "-t", "tmpfs", "-o", options, "tmpfs", folder
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)
