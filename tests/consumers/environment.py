"""Where the programs are that read exports; run as a program it installs them if need be."""

import fcntl
import hashlib
import json
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LOCK = HERE / "requirements.lock"
FOLDER = HERE.parent.parent / ".cache" / "consumers"


def python() -> Path:
    """The Python of their environment, made when it is missing or the lock was changed."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "making").open("w") as making:
        fcntl.flock(making, fcntl.LOCK_EX)  # the tests run in several processes
        wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
        done = FOLDER / "made-from"
        if not done.exists() or done.read_text() != wanted:
            _install()
            done.write_text(wanted)
    return FOLDER / "venv" / "bin" / "python"


def run(script: str, *arguments: object) -> Any:
    """What a script beside this file prints as JSON."""
    command = [str(python()), str(HERE / script), *map(str, arguments)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def _install() -> None:
    shutil.rmtree(FOLDER / "venv", ignore_errors=True)
    venv.create(FOLDER / "venv", with_pip=True)
    python = FOLDER / "venv" / "bin" / "python"
    wanted = "--quiet", "--require-hashes", "--requirement", LOCK
    subprocess.run([python, "-m", "pip", "install", *wanted], check=True)


if __name__ == "__main__":
    print("Programs that read the exports:", python().parent, file=sys.stderr)
