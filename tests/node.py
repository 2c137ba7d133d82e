"""Node.js: the machine's, or the one that Playwright brings along."""

import os
import shutil
import subprocess
from pathlib import Path

from playwright._impl._driver import compute_driver_executable

SCRIPTS = Path(__file__).parent / "scripts"
NODE = shutil.which("node") or compute_driver_executable()[0]


def run_tests(script: Path, **environment: object) -> None:
    """Run a script by `node --test`; the environment tells it what there is to look at."""
    result = subprocess.run(
        [NODE, "--test", script],
        env=os.environ | {name: str(value) for name, value in environment.items()},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout[-4000:]
