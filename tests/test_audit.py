"""The audit of the dependencies: it fails for a fault, and where nothing could be audited."""

import subprocess
from pathlib import Path

import pytest
import yaml
from project import PROJECT, write

from builder.starter import site_files

WORKFLOW = PROJECT / ".github" / "workflows" / "audit.yml"
GOOD = '{"name": "sea", "version": "1", "vulns": []}'
BAD = '{"name": "salt", "version": "2", "vulns": [{"id": "X-1"}]}'
SKIPPED = '{"name": "wind", "skip_reason": "not found"}'


def found(*packages: str, code: int = 0) -> str:
    """What pip-audit does that finds these."""
    listed = '{"dependencies": [' + ", ".join(packages) + "]}"
    return f"echo \"$@\" > asked; echo '{listed}' > audit.json; exit {code}"


def test_a_new_site_is_audited_in_the_same_way() -> None:
    assert site_files()[".github/workflows/audit.yml"] == WORKFLOW.read_bytes()


@pytest.mark.parametrize(
    ("audit", "code", "said"),
    [
        (found(GOOD), 0, "1 of 1 packages audited"),
        (found(GOOD, SKIPPED), 0, "::warning::not audited: wind"),
        (found(GOOD, BAD, code=1), 1, "::error::salt 2 has a known fault: X-1"),
        (found(SKIPPED), 1, "0 of 1 packages audited"),
        ('echo "$@" > asked; exit 1', 1, "::error::not audited"),
        ('echo "$@" > asked; touch audit.json; exit 1', 1, "::error::not audited"),
        (f"if [ ! -f asked ]; then echo > asked; exit 1; fi; {found(GOOD)}", 0, "1 of 1"),
    ],
)
@pytest.mark.parametrize("locked", [True, False])
def test_the_audit_tells_faults_from_what_it_could_not_reach(
    audit: str, code: int, said: str, locked: bool, tmp_path: Path
) -> None:
    write(tmp_path / "bin" / "pipx", f"#!/bin/sh\n{audit}\n")
    (tmp_path / "bin" / "pipx").chmod(0o755)
    write(tmp_path / ("requirements.lock" if locked else "requirements.txt"), "kunten\n")
    (script,) = [
        step["run"]
        for step in yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]["audit"]["steps"]
        if "run" in step
    ]
    environment = {"PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin", "PAUSE": "0"}
    result = subprocess.run(
        ["bash", "-e", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )  # fmt: skip
    words = result.stdout + result.stderr
    assert (result.returncode, said in words) == (code, True), words
    asked = (tmp_path / "asked").read_text("utf-8")
    assert ("--require-hashes" in asked) == locked
