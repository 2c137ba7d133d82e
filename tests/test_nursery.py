"""Work for several processes where this one has threads."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.nursery import Nursery, keep_nursery, nursery
from builder.processes import leave

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
            found = list(child.each(square, 2, range(10)))
            assert found == [(number * number, False) for number in range(10)]
    finally:
        end.set()
        thread.join()


def test_an_error_is_raised_where_results_are_waited_for(child: Nursery) -> None:
    with pytest.raises(ValueError, match="three"):
        list(child.each(fails, 2, range(6)))
    assert not child.is_alive()


def test_what_was_left_to_do_is_done_at_the_end(child: Nursery, tmp_path: Path) -> None:
    paths = [f"{tmp_path}/{number}" for number in range(4)]
    assert list(child.each(leaves, 2, paths)) == paths
    assert all(map(os.path.exists, paths))


def test_one_is_kept_and_asked_only_where_there_are_threads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept: list[Nursery] = []
    monkeypatch.setattr("builder.nursery._kept", kept)
    monkeypatch.setattr("builder.nursery.processes", lambda: 2)
    keep_nursery()
    keep_nursery()
    [one] = kept
    monkeypatch.setattr("builder.nursery.threading.active_count", lambda: 2)
    assert nursery() is one
    monkeypatch.setattr("builder.nursery.threading.active_count", lambda: 1)
    assert nursery() is None
    one.close()
