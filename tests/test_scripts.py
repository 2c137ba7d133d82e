"""The scripts' pure functions under `node --test`, and the weight of what a page loads."""

import gzip
import re
from pathlib import Path

import pytest
from node import SCRIPTS, run_tests
from project import PROJECT

ASSETS = PROJECT / "builder" / "assets"
TESTS = sorted(SCRIPTS.glob("*.test.mjs"))


@pytest.mark.parametrize("script", TESTS, ids=lambda path: path.name)
def test_the_scripts_functions_hold_under_node(script: Path, built_site: Path) -> None:
    run_tests(script, KUNTEN_ASSETS=built_site / "assets" / "kunten")


def test_no_template_literal_stands_within_another() -> None:
    """The minifier would take white space out of the inner one."""
    scripts = {path.name: path.read_text("utf-8") for path in ASSETS.glob("*js")}
    assert "kunten.mjs" in scripts
    assert [name for name, text in scripts.items() if re.search(r"\$\{[^}`]*`", text)] == []


def test_style_and_script_of_a_page_weigh_little(built_site: Path) -> None:
    folder = built_site / "assets" / "kunten"
    at_once = ["kunten.css", "kunten-head.js", "kunten.mjs"]
    assert sum(len(gzip.compress((folder / name).read_bytes())) for name in at_once) < 9 * 1024


def test_lines_under_text_are_written_in_the_long_form_that_webkit_reads() -> None:
    styles = "".join(path.read_text("utf-8") for path in ASSETS.glob("*.css"))
    values = set(re.findall(r"text-decoration:\s*(.+?);", styles))
    assert values and values <= {"none", "underline"}
