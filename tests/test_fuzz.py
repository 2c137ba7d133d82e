"""The fuzzer's targets hold for some inputs on every run; `tools/fuzz.py` tries thousands."""

import subprocess
import sys
from pathlib import Path

import fuzz
import pytest
from fuzz_targets import TARGETS, Target
from node import NODE
from project import PROJECT


@pytest.mark.parametrize("target", list(TARGETS))
def test_good_files_leave_every_law_standing(target: str) -> None:
    for seed in TARGETS[target].seeds()[:3]:
        TARGETS[target].run(seed)


def test_a_line_end_under_a_reading_is_no_broken_tag_on_a_card() -> None:
    """Found by the fuzzer: Anki's notation escapes > and met <br>."""
    TARGETS["hostile-exports"].run("一行\n目".encode())


def test_mutated_files_leave_every_law_standing(tmp_path: Path) -> None:
    command = sys.executable, PROJECT / "tools" / "fuzz.py", "--count", "40", "--seed", "3"
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "reader: 40 inputs, 0 faults" in result.stdout


def test_mutated_queries_are_answered_as_text(built_site: Path) -> None:
    index = built_site / "search" / "search_index.json"
    command = NODE, PROJECT / "tools" / "fuzz_worker.mjs", index, "300"
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, "300 queries, 0 faults" in result.stdout) == (0, True), result.stdout


def test_a_broken_law_is_found_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(data: bytes) -> None:
        assert "塩".encode() not in data

    monkeypatch.chdir(tmp_path)
    target = Target(run=refuse, seeds=lambda: ["塩の話。".encode()])
    monkeypatch.setattr(fuzz, "TARGETS", {"salt": target})
    monkeypatch.setattr(sys, "argv", ["fuzz.py", "--count", "50"])
    with pytest.raises(SystemExit, match="1"):
        fuzz.main()
    assert "塩".encode() in next((tmp_path / "build" / "fuzz").iterdir()).read_bytes()
