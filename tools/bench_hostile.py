"""Bad input: how many mutated and hostile files break a law of `fuzz_targets.py`."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench_figure import Figure

_COUNT = 500  # of each kind of file; slow kinds are tried less often
_TOLD = re.compile(r"^[\w-]+: (\d+) inputs, (\d+) faults", re.MULTILINE)


def hostile(folder: Path, _: list[int]) -> Iterator[Figure]:
    """Inputs of every kind, and those that end in neither a value nor a message with its place."""
    program = [sys.executable, f"{Path(__file__).parent}/fuzz.py", "--count", f"{_COUNT}"]
    result = subprocess.run(program, cwd=folder, capture_output=True, text=True, check=False)
    found = [(int(tried), int(faults)) for tried, faults in _TOLD.findall(result.stdout)]
    yield Figure(name="mutated inputs", value=sum(tried for tried, _ in found), least=2000)
    yield Figure(name="kinds of faults among them", value=sum(fault for _, fault in found), most=0)
