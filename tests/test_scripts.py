"""The scripts' pure functions under `node --test`, and the weight of what a page loads."""

import gzip
import os
import re
import subprocess
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable  # its own Node.js
from project import PROJECT

SCRIPTS = sorted((PROJECT / "tests" / "scripts").glob("*.test.mjs"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_the_scripts_functions(script: Path, built_site: Path) -> None:
    node, _ = compute_driver_executable()
    result = subprocess.run(
        [node, "--test", script],
        env={**os.environ, "KUNTEN_ASSETS": str(built_site / "assets" / "kunten")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout


def test_no_template_literal_stands_within_another() -> None:
    """The minifier would take white space out of the inner one."""
    for script in (PROJECT / "builder" / "assets").glob("*js"):
        nested = re.findall(r"\$\{[^}`]*`", script.read_text(encoding="utf-8"))
        assert not nested, script


def test_style_and_script_of_a_page_weigh_little(built_site: Path) -> None:
    folder = built_site / "assets" / "kunten"
    at_once = ["kunten.css", "kunten-head.js", "kunten.mjs"]
    assert sum(len(gzip.compress((folder / name).read_bytes())) for name in at_once) < 9 * 1024


def test_lines_under_text_are_written_in_the_long_form_that_webkit_reads() -> None:
    for style in (PROJECT / "builder" / "assets").glob("*.css"):
        short = re.findall(r"text-decoration:\s*(.+?);", style.read_text("utf-8"))
        assert all(value.split() in (["none"], ["underline"]) for value in short), style.name
