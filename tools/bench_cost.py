"""What a command costs: time, work of the processors, memory of all its processes."""

import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# Seconds between two looks at the memory, which itself are work: the more, the larger the process.
_INTERVAL = 0.25


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock; seconds of work in all processes; at its peak the memory of all of
    them together (what they share counted once), and of the largest of them, in MB. The former is
    looked at now and then, so a short peak may be missed; it is at least the latter, of which the
    system tells the true peak."""

    seconds: float
    work: float
    memory: float
    largest: float


def cost(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run the command; SystemExit where it fails. Linux tells the memory in /proc."""
    start = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, env=environment)
    memory = 0
    while True:
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        memory = max(memory, sum(map(_part, _family(process.pid))))
        time.sleep(_INTERVAL)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed in {folder}")
    work = usage.ru_utime + usage.ru_stime
    largest = usage.ru_maxrss  # of the command and all that it waited for
    return Cost(time.monotonic() - start, work, max(memory, largest) / 1024, largest / 1024)


def _family(process: int) -> Iterator[int]:
    """The process and all below it."""
    yield process
    try:
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))
    except OSError:
        return  # it has ended


def _part(process: int) -> int:
    """A process's memory in KB, of what others use too its part."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]
    except OSError:
        return 0
    sizes = {line.split(":")[0]: int(line.split()[1]) for line in lines}
    return sizes.get("Pss", 0)
