"""Work spread over processes: in order, to the end, and without a process that stays behind."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from builder.processes import Crew, leave, spread

HERE = os.getpid()

LONG = """
import signal, sys, time
from pathlib import Path
from builder import processes
processes.processes = lambda: 2
signal.signal(signal.SIGINT, signal.default_int_handler)  # shells let commands behind & ignore it

def work(number):
    Path(sys.argv[1], str(number)).touch()
    time.sleep(0.2)

print(list(processes.spread(work, range(600), 2)))
"""


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.processes.processes", lambda: 2)


@pytest.fixture
def children() -> Callable[[], int]:
    """Counts this process' children, without those that it had before."""
    before = multiprocessing.active_children()
    return lambda: len([each for each in multiprocessing.active_children() if each not in before])


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + 20
    while not true() and time.monotonic() < end:
        time.sleep(0.01)
    assert true()


def test_results_come_in_order_from_others() -> None:
    def square(number: int) -> tuple[int, bool]:
        return number * number, os.getpid() == HERE

    for at_most, here in (1, True), (2, False):
        found = list(spread(square, range(1000), at_most))
        assert found == [(number * number, here) for number in range(1000)]
    assert list(spread(square, (), 2)) == []


def test_work_begins_before_its_results_are_asked_for(
    tmp_path: Path, children: Callable[[], int]
) -> None:
    files = [tmp_path / "a", tmp_path / "b"]
    results = spread(Path.touch, files, 2)
    until(files[0].exists)
    assert list(results) == [None, None]
    results = spread(Path.touch, files, 2)
    del results  # nobody wants them
    until(lambda: not children())


def test_an_error_is_raised_in_its_turn_with_where_it_came_from(
    children: Callable[[], int],
) -> None:
    def divided(number: int) -> float:
        return 1 / number

    results = spread(divided, [1, 2, 0, 0], 2)
    assert [next(results), next(results)] == [1, 0.5]
    with pytest.raises(ZeroDivisionError) as raised:
        next(results)
    assert "in divided" in raised.value.__notes__[0]
    assert not children()


def test_what_is_left_and_what_comes_behind_raises_where_it_is_waited_for() -> None:
    def divided(number: int) -> int:
        leave(lambda: 1 / (number - 3))
        return 10 // number

    for items, behind in ([5, 3, 5, 3], [5]), ([5, 5], [5, 0]):
        with closing(Crew(divided, 2)) as crew, pytest.raises(ZeroDivisionError):
            list(crew.each(items, behind))
            crew.wait()


def test_a_process_that_is_killed_is_an_error(children: Callable[[], int]) -> None:
    def killed(by: int) -> None:
        os.kill(os.getpid(), by)

    with pytest.raises(RuntimeError, match="expected the work of process"):
        list(spread(killed, [signal.SIGKILL] * 4, 2))
    assert not children()


def test_one_process_of_a_crew_leaves_nothing(tmp_path: Path) -> None:
    both = multiprocessing.get_context("fork").Barrier(2, timeout=20)
    files = [tmp_path / "a", tmp_path / "b"]

    def left(file: Path) -> bool:
        both.wait()  # so that each process does one
        leave(file.touch)
        return not file.exists()

    with closing(Crew(left, 2)) as crew:
        assert sorted(crew.each(files)) == [False, True]
        crew.wait()
    assert all(file.exists() for file in files)


def test_what_comes_behind_is_begun_when_all_before_is_done(tmp_path: Path) -> None:
    slow, quick, behind = (tmp_path / name for name in ("slow", "quick", "behind"))

    def made(file: Path) -> bool:
        if file == slow:
            time.sleep(0.3)
        file.touch()
        assert file != behind or slow.exists()
        return True

    for at_most in 1, 2:
        with closing(Crew(made, at_most)) as crew:
            assert list(crew.each([slow, quick], [behind])) == [True, True]
            crew.wait()
        for file in slow, quick, behind:
            file.unlink()


def test_a_process_ends_when_there_is_no_more_to_do_for_it(
    tmp_path: Path, children: Callable[[], int]
) -> None:
    end = tmp_path / "end"

    def waits(slow: bool) -> None:
        if slow:
            until(end.exists)

    with closing(Crew(waits, 2)) as crew:
        list(crew.each([False, False], [True]))
        until(lambda: children() == 1)
        end.touch()
        crew.wait()
        assert not children()


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_processes_end_with_the_one_that_is_ended(tmp_path: Path, end: int) -> None:
    with running(tmp_path) as process:
        process.send_signal(end)
        process.wait()
        until(lambda: not group(process.pid))
    assert len(list(tmp_path.iterdir())) < 20


def test_control_c_ends_all_of_them_without_a_word(tmp_path: Path) -> None:
    with running(tmp_path) as process:
        os.killpg(process.pid, signal.SIGINT)
        _, words = process.communicate()
        assert process.returncode == -signal.SIGINT
        assert words.count("Traceback") == 1  # its own
        assert not group(process.pid)
    assert len(list(tmp_path.iterdir())) < 20


def running(folder: Path) -> subprocess.Popen[str]:
    """A process that has set others to work, in a group of their own."""
    process = subprocess.Popen(
        [sys.executable, "-c", LONG, str(folder)],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    until(lambda: len(list(folder.iterdir())) > 1)
    assert len(group(process.pid)) == 3
    return process


def group(leader: int) -> list[int]:
    """The processes of a group that live."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its = stat.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(its) == leader and state != "Z":
            found.append(int(stat.parent.name))
    return found
