"""Work for several processes where this one has threads."""

import multiprocessing
import os
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from builder.nursery import Nursery, keep_nursery, nursery
from builder.processes import Crew, leave

HERE = os.getpid()


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> Iterator[Nursery]:
    monkeypatch.setattr("builder.processes.processes", lambda: 2)
    found = Nursery()
    yield found
    found.close()
    found.close()
    assert not found.is_alive()


def square(number: int) -> tuple[int, bool]:
    return number * number, os.getpid() == HERE


def fails(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


def leaves(path: str) -> str:
    leave(Path(path).touch)
    return path


def test_it_works_again_and_again_beside_threads(child: Nursery) -> None:
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    try:
        for _ in range(2):
            found = list(child.each(square, range(10), 2))
            assert found == [(number * number, False) for number in range(10)]
    finally:
        end.set()
        thread.join()


def test_an_error_is_raised_where_results_are_waited_for(child: Nursery) -> None:
    with pytest.raises(ValueError, match="three"):
        list(child.each(fails, range(6), 2))
    assert not child.is_alive()


def test_what_was_left_to_do_is_done_at_the_end(child: Nursery, tmp_path: Path) -> None:
    paths = [f"{tmp_path}/{number}" for number in range(4)]
    assert list(child.each(leaves, paths, 2)) == paths
    assert all(map(os.path.exists, paths))


def test_one_is_kept_and_asked_only_where_there_are_threads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("builder.nursery._kept", kept := [])
    monkeypatch.setattr("builder.nursery.processes", lambda: 2)
    keep_nursery()
    keep_nursery()
    [one] = kept
    monkeypatch.setattr("builder.nursery.threading.active_count", lambda: 2)
    assert nursery() is one
    monkeypatch.setattr("builder.nursery.threading.active_count", lambda: 1)
    assert nursery() is None
    one.close()


def test_one_process_of_a_crew_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builder.processes.processes", lambda: 2)
    both = multiprocessing.get_context("fork").Barrier(2, timeout=20)
    files = [tmp_path / "a", tmp_path / "b"]

    def left(file: Path) -> bool:
        both.wait()  # so that each process does one
        leave(file.touch)
        return not file.exists()

    with closing(Crew(left, 2)) as crew:
        assert sorted(crew.each(files)) == [False, True]
        crew.begin_left()
        crew.wait()
    assert all(file.exists() for file in files)
