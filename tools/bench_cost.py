"""What a command costs: time, work of the processors, memory of all its processes."""

import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_STEP = 0.02
"""Seconds between two looks at whether the command has ended, and at the processes' peaks."""
_INTERVAL = 0.25
"""Seconds between two looks at what they share, which is work: the more, the larger they are."""


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
    memory = largest = 0
    look = start
    while True:
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        family = [*_family(process.pid)]
        largest = max(largest, *(_memory(each, "status", "VmHWM") for each in family))
        if time.monotonic() >= look:
            memory = max(memory, sum(_memory(each, "smaps_rollup", "Pss") for each in family))
            look += _INTERVAL
        time.sleep(_STEP)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed in {folder}")
    work = usage.ru_utime + usage.ru_stime
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


def _memory(process: int, file: str, name: str) -> int:
    """What Linux tells of a process's memory by this name, in KB; none of one that has ended.
    `VmHWM` is the most that it had; `Pss` of what others use, too, its part."""
    try:
        lines = Path(f"/proc/{process}/{file}").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(f"{name}:")), 0)
