"""Libraries of many editions: built by one process or several, on one machine or several."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from project import INTERVIEW, SEVEN, add_editions, contents, write

from builder import build, plugin, plugin_kept
from builder.build import moved_sources
from builder.errors import EditionError
from builder.model import Edition, Kind, Recording, Section
from builder.model.text import PackedPassages
from builder.nursery import Nursery
from builder.pages.concordance import Gathered, most_places
from builder.pages.landing import PAGE_LENGTH, editions_list, more_editions
from builder.pages.packed import Told
from builder.plugin_finish import Finished


@pytest.fixture
def project(project: Path) -> Path:
    """Seven editions, of one day and of others, one of them without a date."""
    return add_editions(project)


@pytest.fixture(autouse=True)
def nurseries(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Nursery]]:
    """Those that the test forks; one of an earlier test knows nothing of what this one sets."""
    forked: list[Nursery] = []
    monkeypatch.setattr("builder.nursery._kept", forked)
    yield forked
    for each in forked:
        each.close()


def test_one_process_and_several_make_the_same_bytes(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("edition_tasks", "plugin_finish", "policy", "reader.files"):
        monkeypatch.setattr(f"builder.{module}._WORTH_A_PROCESS", 1)
    monkeypatch.setattr("builder.pages.landing.FEW", 2)
    monkeypatch.setattr("builder.pages.landing.PAGE_LENGTH", 3)

    def site(count: int) -> dict[str, bytes]:
        forget()
        monkeypatch.setattr("builder.processes.processes", lambda: count)
        return site_of(project, tmp_path / str(count))

    alone, together = site(1), site(2)
    assert alone.keys() == together.keys()
    assert [path for path in alone if alone[path] != together[path]] == []
    assert {"umi-4/umi-no-shigoto/index.html", "editions/3/index.html"} <= alone.keys()


def test_packed_editions_are_the_same_when_unpacked(project: Path) -> None:
    plain = moved_sources(project).sources.editions
    packed = moved_sources(project, packed=True).sources.editions
    assert tuple(each.unpacked for each in packed) == plain
    for one, other in zip(plain, packed, strict=True):
        assert [each.outline for each in one.sections] == [each.outline for each in other.sections]
        assert all(isinstance(each.passages, PackedPassages) for each in other.sections)
        assert [[*each.paragraphs] for each in one.sections] == [
            [*each.paragraphs] for each in other.sections
        ]


def test_several_processes_tell_the_same_problems_of_the_sources(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (1, 3):
        write(project / f"editions/umi-{number}/edition.yml", "kinds: retelling\n")
        write(project / f"editions/umi-{number}/interview.txt", "")
    monkeypatch.setattr("builder.reader.files._WORTH_A_PROCESS", 1)
    told = []
    for count in (1, 2):
        monkeypatch.setattr("builder.processes.processes", lambda count=count: count)
        with pytest.raises(EditionError) as error:
            moved_sources(project)
        told.append(str(error.value))
    assert told[0] == told[1]
    assert told[0].count("edition.yml") >= 2


@pytest.mark.parametrize("count", [1, 2])
def test_an_edition_in_parts_and_a_whole_one_make_the_same_bytes(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    notes = "網の目は二寸だ。(編集部注：寸とは、長さの単位。)\n\n" * 7 + "塩の道で塩を買う。" * 8
    text = INTERVIEW.replace("【山の仕事】", f"【川の仕事】\n\n{notes}\n\n【山の仕事】")
    write(project / "editions/umi/interview.txt", text)
    monkeypatch.setattr("builder.pages.vocabulary.PAGE_LENGTH", 1)
    monkeypatch.setattr("builder.edition_tasks._WORTH_A_PROCESS", 1)
    monkeypatch.setattr("builder.processes.processes", lambda: count)
    forget()
    whole = site_of(project, tmp_path / "whole")
    forget()
    monkeypatch.setattr("builder.edition_parts._PART", 1)
    parted = site_of(project, tmp_path / "parted")
    files = [path.name for path in plugin._downloads.folder.iterdir()]
    assert "umi.kawa-no-shigoto.md.pages" in files
    assert [each for each in files if each.endswith(".part")] == []
    assert whole.keys() == parted.keys()
    assert [path for path in whole if whole[path] != parted[path]] == []


def forget() -> None:
    """As in a new process."""
    build._before.clear()
    plugin._finished.shells.clear()
    plugin._finished.keys.clear()
    plugin_kept._kept.clear()
    for file in plugin._downloads.folder.glob("*.*"):
        file.unlink()


def site_of(project: Path, folder: Path) -> dict[str, bytes]:
    """The site built into the folder. A preview's begins with `mkdocs_`."""
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(folder), strict=True)
    mkdocs_build(config)
    return contents(folder)


THEME = "are_ours", lambda _: False
"""Left to MkDocs: to put our HTML into the theme."""

MARKDOWN = "permalink_of", lambda _: None
"""To make HTML of our Markdown, too."""


@pytest.mark.parametrize(
    ("settings", "left"),
    [
        ("", THEME),
        ("", MARKDOWN),
        ("use_directory_urls: false\n", THEME),
        ("edit_uri: edit/\n", THEME),
    ],
)
def test_mkdocs_and_we_make_the_same_bytes(
    project: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settings: str,
    left: tuple[str, Callable[[object], object]],
) -> None:
    finished = Finished()
    text = (project / "mkdocs.yml").read_text("utf-8").replace("edit_uri: !ENV EDIT_URI\n", "")
    text = text.replace("repo_url: !ENV REPO_URL", "repo_url: https://x.test/r/")
    write(project / "mkdocs.yml", text + settings)
    monkeypatch.setattr("builder.plugin.Finished", lambda: finished)
    forget()
    ours = site_of(project, tmp_path / "ours")
    assert len(finished.shells) >= 4
    monkeypatch.setattr(f"builder.plugin_pages.{left[0]}", left[1])
    forget()
    by_mkdocs = site_of(project, tmp_path / "mkdocs")
    assert ours.keys() == by_mkdocs.keys()
    assert [path for path in ours if ours[path] != by_mkdocs[path]] == []


def test_a_template_that_looks_at_what_it_prints_is_asked_for_every_page(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished = Finished()
    settings = project / "mkdocs.yml"
    write(
        settings,
        settings.read_text("utf-8").replace(
            "name: material", "name: material\n  custom_dir: theme"
        ),
    )
    template = "{% extends 'base.html' %}{% block footer %}<i>{{ page.meta.title | length if page }}</i>{% endblock %}"
    write(project / "theme/main.html", template)
    monkeypatch.setattr("builder.plugin.Finished", lambda: finished)
    forget()
    site = site_of(project, tmp_path / "site")
    assert finished.keys
    assert finished.shells == {}
    title = "海の仕事 · 塩の道を歩く人に聞く"
    for number in (0, 4):
        assert f"<i>{len(title)}</i>".encode() in site[f"umi-{number}/umi-no-shigoto/index.html"]


def test_a_preview_makes_anew_what_an_edit_changes(project: Path, tmp_path: Path) -> None:
    forget()
    sites = [site_of(project, tmp_path / "mkdocs_0")]
    source, settings = project / "editions/umi-2/interview.txt", project / "mkdocs.yml"
    write(source, source.read_text("utf-8").replace("帳面を開く", "手帳を開く"))
    sites.append(site_of(project, tmp_path / "mkdocs_1"))
    write(settings, settings.read_text("utf-8").replace("読み方 How to read:", "読みかた Reading:"))
    sites.append(site_of(project, tmp_path / "mkdocs_2"))
    write(settings, settings.read_text("utf-8").replace('permalink: "¶"', 'permalink: "#"'))
    sites.append(site_of(project, tmp_path / "mkdocs_3"))
    forget()
    assert site_of(project, tmp_path / "mkdocs_4") == sites[-1]
    changed = [
        {path.split("/")[0] for path in new if old.get(path) != new[path]} & SEVEN
        for old, new in pairwise(sites)
    ]
    assert changed == [{"umi-2"}, SEVEN, SEVEN]


def test_a_preview_builds_in_other_processes_beside_its_threads(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nurseries: list[Nursery]
) -> None:
    monkeypatch.setattr("builder.edition_tasks._WORTH_A_PROCESS", 1)
    monkeypatch.setattr("builder.nursery.processes", lambda: 2)
    monkeypatch.setattr("builder.processes.processes", lambda: 2)
    forget()
    site_of(project, tmp_path / "mkdocs_0")
    write(project / "editions/readings.yml", "- {surface: 峠, reading: とうげみち}\n")
    with monkeypatch.context() as here:
        here.setattr("builder.processes.processes", lambda: 1)
        here.setattr("builder.nursery.threading.active_count", lambda: 2)
        here.setattr("builder.edition_builder.built_whole", None)  # nothing is built here
        again = site_of(project, tmp_path / "mkdocs_1")
    nurseries[0].close()
    forget()
    assert again == site_of(project, tmp_path / "mkdocs_2")
    assert "とうげみち" in again["umi-3/yama-no-shigoto/index.html"].decode()


def test_what_is_wrong_with_a_page_is_told_at_every_build(
    project: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write(project / "docs/reading.md", "# 読み方\n\n[道](gone.md) [海](umi/index.md#gone)\n")
    forget()
    for number in (0, 1):
        caplog.clear()
        with pytest.raises(Abort):
            site_of(project, tmp_path / f"mkdocs_{number}")
        told = [each.getMessage() for each in caplog.records if each.levelname == "WARNING"]
        assert any("'gone.md'" in each for each in told)
        assert any("'#gone'" in each for each in told)


def listed(count: int) -> list[Edition]:
    """Editions of some years, the newest first, the last ten without a date."""
    days = [
        datetime(2026, 12, 31, tzinfo=UTC) - timedelta(days=3 * number) for number in range(count)
    ]
    return [
        Edition(
            slug=f"e-{number}",
            path=f"editions/e-{number}",
            title=f"話 {number}",
            sections=(Section(id="umi", title="海", passages=(), line=1),),
            published=day if number < count - 10 else None,
        )
        for number, day in enumerate(days)
    ]


def test_a_few_editions_have_a_heading_each() -> None:
    text = editions_list(listed(12))
    assert len(re.findall(r"^## ", text, re.MULTILINE)) == 12
    assert more_editions(listed(12)) == []


def test_an_editions_entry_says_what_it_is_of_and_when() -> None:
    edition = listed(11)[0]
    recording = Recording(title="海の話", url="https://example.org/v")
    retold = replace(edition, kind=Kind.RETELLING, recording=recording)
    facts = ("Retelling", "With recording", "1 section", "2026-12-31")
    for each, said in ((edition, facts[2:]), (retold, facts)):
        text = editions_list([each])
        assert tuple(fact for fact in facts if fact in text) == said


@pytest.mark.parametrize("count", [13, 250, 251, 600])
def test_many_editions_are_listed_once_each_by_year_on_pages_of_bearable_length(count: int) -> None:
    editions = listed(count)
    further = more_editions(editions)
    texts = {"index.md": editions_list(editions), **{each.path: each.markdown for each in further}}
    assert len(texts) == -(-count // PAGE_LENGTH)
    found = [slug for text in texts.values() for slug in re.findall(r'<span id="(.*?)">', text)]
    assert found == [edition.slug for edition in editions]
    for path, text in texts.items():
        years = dict(re.findall(r"\[([^\]]*) \(\d+\)\]\(([^)]*)\)", text))
        assert len(years) == len(
            {edition.published and edition.published.year for edition in editions}
        )
        for target in years.values():
            file, anchor = target.split("#")
            where = texts[file.removeprefix("../") or path]
            assert f"{{ #{anchor} .kt-year }}" in where


def test_the_glossary_stays_short_however_many_editions_have_a_term() -> None:
    def gathered(places: int, editions: int) -> Gathered:
        found = Gathered()
        for _ in range(editions):
            found.add(Told(id="salt", times=places, places=places, definitions=[]))
        return found

    assert most_places([gathered(4, 3)] * 80) == 12
    assert most_places([gathered(12, 200)] * 100) == 10
    assert most_places([gathered(12, 200)] * 2000) == 2
