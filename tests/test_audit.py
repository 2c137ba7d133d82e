"""The audit of the dependencies: it fails for a fault alone, and says so where it is not made."""

import subprocess
from pathlib import Path

import pytest
import yaml
from conftest import PROJECT
from project import write

from builder.starter import site_files

WORKFLOW = PROJECT / ".github" / "workflows" / "audit.yml"
FAULT = '{"dependencies": [{"name": "salt", "vulns": [{"id": "X-1"}]}]}'


def test_a_new_site_is_audited_in_the_same_way() -> None:
    assert site_files()[".github/workflows/audit.yml"] == WORKFLOW.read_bytes()


@pytest.mark.parametrize(
    ("audit", "code", "said"),
    [
        ('echo {} > audit.json; echo "$@" > asked', 0, "No known fault."),
        (f"echo '{FAULT}' > audit.json; echo \"$@\" > asked; exit 1", 1, "::error::a dependency"),
        ('echo "$@" > asked; exit 1', 0, "::warning::not audited"),
        ('echo "$@" > asked; touch audit.json; exit 1', 0, "::warning::not audited"),
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
    environment = {"PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin"}
    result = subprocess.run(
        ["bash", "-e", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert (result.returncode, said in result.stdout) == (code, True), result.stdout
    asked = (tmp_path / "asked").read_text("utf-8")
    assert ("--require-hashes" in asked) == locked
