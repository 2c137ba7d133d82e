"""A site built in shares by several machines: joined, it is the site that is built at once."""

import pickle
import re
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError
from project import INTERVIEW, SEVEN, add_editions, contents, make_project, write

from builder.build import moved_sources
from builder.errors import EditionError
from builder.pages import Mentions
from builder.plugin_settings import KuntenConfig
from builder.plugin_shards import folder_of, share_of
from builder.search import Part
from builder.shards import read_shares, shared_key, write_share


@pytest.fixture
def project(project: Path) -> Path:
    """Seven editions, of which each share gets some."""
    return add_editions(project)


ENTRY = re.compile(rb"<url>.*?</url>", re.DOTALL)


def test_three_shares_joined_are_the_site_built_at_once(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setattr("builder.pages.landing.FEW", 2)
    monkeypatch.setattr("builder.pages.landing.PAGE_LENGTH", 3)
    shares = tmp_path / "shares"

    def site(folder: Path, shard: str = "", shards: str = "") -> dict[str, bytes]:
        monkeypatch.setenv("KUNTEN_SHARD", shard)
        monkeypatch.setenv("KUNTEN_SHARDS", shards)
        config = load_config(str(project / "mkdocs.yml"), site_dir=str(folder), strict=True)
        mkdocs_build(config)
        return contents(folder)

    at_once = site(tmp_path / "at-once")
    found = [site(shares / f"{number}", f"{number}/3") for number in (1, 2, 3)]
    editions = [{path.split("/")[0] for path in each} & SEVEN for each in found]
    assert sorted(map(len, editions)) == [2, 2, 3]
    assert set().union(*editions) == SEVEN
    joined = site(tmp_path / "joined", shards=str(shares))
    assert joined.keys() == at_once.keys()
    different = [path for path in joined if joined[path] != at_once[path]]
    assert set(different) <= {"sitemap.xml", "sitemap.xml.gz"}
    maps = [ENTRY.findall(each["sitemap.xml"]) for each in (joined, at_once)]
    assert sorted(maps[0]) == sorted(maps[1])
    assert len(maps[0]) > 7 * 5


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (
            lambda shares, _: shutil.rmtree(shares / "2"),
            "expected a share with each edition, found none",
        ),
        (lambda shares, _: shutil.copytree(shares / "2", shares / "3"), "in 2 too"),
        (
            lambda _, project: write(project / "editions/umi/interview.txt", INTERVIEW + "塩。\n"),
            "expected the edition umi as its sources are now, found another",
        ),
        (
            lambda _, project: write(project / "editions/glossary.yml", ""),
            "expected a share of this glossary, readings and settings, found one of others",
        ),
        (
            lambda shares, _: (shares / "1/kunten-shard/parts").write_bytes(
                zlib.compress(pickle.dumps(shutil.rmtree))
            ),
            "expected what Kunten wrote there, found something else",
        ),
        (lambda shares, _: write(shares / "1/kunten-shard/manifest.json", "{"), "another file"),
    ],
)
def test_shares_that_do_not_fit_are_not_joined(
    tmp_path: Path,
    harm: Callable[[Path, Path], object],
    told: str,
) -> None:
    project, shares = make_project(tmp_path / "project"), tmp_path / "shares"
    write(project / "editions/yama/interview.txt", INTERVIEW)
    editions = moved_sources(project).sources.editions
    for number, each in enumerate(editions, 1):
        write_share(
            shares / str(number), key(project), [each], [(Mentions(edition=each.title), EMPTY)], {}
        )
    assert {share.folder.name for share in read_shares(shares, key(project), editions)} == {
        "1",
        "2",
    }
    harm(shares, project)
    with pytest.raises(EditionError, match=re.escape(told)):
        read_shares(shares, key(project), moved_sources(project).sources.editions)


EMPTY = Part(documents=(), joined_words="", joined_verbs="")


def key(project: Path) -> str:
    return shared_key(moved_sources(project).sources.glossary)


def test_a_share_named_in_the_settings_wins_over_the_environments(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KUNTEN_SHARD", "1/3")
    monkeypatch.setenv("KUNTEN_SHARDS", "shares")
    settings = KuntenConfig()
    settings.load_dict({"shard": "2/3"})
    assert settings.validate() == ([], [])
    assert (settings.shard, settings.shards) == ("2/3", "shares")


@pytest.mark.parametrize("wrong", ["0/3", "4/3", "1", "a/b"])
def test_a_shard_that_is_none_stops_the_build(wrong: str) -> None:
    with pytest.raises(PluginError, match=f"expected a shard like 2/3, found {wrong}"):
        share_of(wrong)


@pytest.mark.parametrize(
    ("shards", "shard", "expected"),
    [
        (".", "1/2", "expected one of the two, found both, 1/2 and ."),
        ("none", "", "expected a folder of shares, found .*none"),
    ],
)
def test_shares_that_cannot_be_joined_stop_the_build(
    tmp_path: Path, shards: str, shard: str, expected: str
) -> None:
    with pytest.raises(PluginError, match=expected):
        folder_of(shards, shard, tmp_path)
