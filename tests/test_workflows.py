"""The workflows that publish a site and release the package: whole, pinned, with few rights."""

import re

import pytest
import yaml
from project import PROJECT

from builder.starter import site_files


def test_the_workflow_in_shards_builds_each_share_once_and_joins_them_all() -> None:
    text = (PROJECT / "docs/examples/publish-shards.yml").read_text("utf-8")
    jobs = yaml.safe_load(text)["jobs"]
    numbers = jobs["shard"]["strategy"]["matrix"]["number"]
    assert f"KUNTEN_SHARD: ${{{{ matrix.number }}}}/{len(numbers)}\n" in text
    assert numbers == list(range(1, len(numbers) + 1))
    docs = (PROJECT / "docs/scale.md").read_text("utf-8")
    for name in ("KUNTEN_SHARD", "KUNTEN_SHARDS"):
        assert f"{name}=" in docs
        assert f"{name}: " in text
    assert jobs["join"]["needs"] == "shard"
    assert jobs["publish"]["needs"] == "join"
    for uses in re.findall(r"uses: (.*)", text):
        assert re.search(r"@[0-9a-f]{40} # v|download-artifact@v4", uses), uses


def workflow(name: str) -> str:
    return (PROJECT / ".github" / "workflows" / name).read_text(encoding="utf-8")


def test_a_new_site_is_published_as_this_one_is() -> None:
    assert site_files()[".github/workflows/publish.yml"].decode() == workflow("publish.yml")


def test_publishing_checks_first_and_builds_strictly() -> None:
    steps = yaml.safe_load(workflow("publish.yml"))["jobs"]["build"]["steps"]
    commands = "\n".join(step.get("run", step.get("uses", "")) for step in steps)
    order = ["kunten check", "mkdocs build --strict", "actions/upload-pages-artifact"]
    assert sorted(order, key=commands.index) == order


@pytest.mark.parametrize(
    "name", [path.name for path in (PROJECT / ".github" / "workflows").glob("*.yml")]
)
def test_a_workflow_pins_its_actions_and_may_do_little(name: str) -> None:
    text = workflow(name)
    actions = re.findall(r"uses: (\S+)", text)
    assert actions
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action) for action in actions)
    assert len({action.split("@")[1] for action in actions}) == len(
        {action.split("@")[0] for action in actions}
    )
    read = yaml.safe_load(text)
    assert read["permissions"] == {}
    rights = [right for job in read["jobs"].values() for right in job["permissions"].items()]
    allowed = {"publish.yml": {"pages", "id-token"}, "release.yml": {"contents"}}
    assert {right for right, value in rights if value == "write"} == allowed.get(name, set())
    steps = [step for job in read["jobs"].values() for step in job["steps"]]
    assert all("${{" not in step.get("run", "") for step in steps)  # nothing is pasted into shells


def test_the_package_is_typed_and_tried_before_a_release_and_a_landing() -> None:
    assert (PROJECT / "builder" / "py.typed").exists()
    release = yaml.safe_load((PROJECT / ".github/workflows/release.yml").read_text("utf-8"))
    runs = [step.get("run", "") for step in release["jobs"]["release"]["steps"]]
    assert runs.index("make wheel") < next(i for i, run in enumerate(runs) if "gh release" in run)
    assert "wheel" in (PROJECT / ".ci" / "run").read_text("utf-8")
