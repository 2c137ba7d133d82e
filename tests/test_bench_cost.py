"""What the benchmark tells that a command costs."""

import os
import sys
from pathlib import Path

import pytest
from bench_cost import cost


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="Linux alone tells it")
def test_memory_is_that_of_the_command_and_not_of_the_bench(tmp_path: Path) -> None:
    here = b"1" * 200_000_000
    script = "import time; text = b'1' * 60_000_000; time.sleep(.2); del text; time.sleep(.2)"
    told = cost([sys.executable, "-S", "-c", script], tmp_path, os.environ)
    assert len(here) > 1_000_000 * told.largest > 60_000_000
    assert told.memory >= told.largest
    assert 0.4 <= told.seconds < 5
