"""The site offers the editions' files: all that fit, or those that the settings name."""

import os
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from wsgiref.util import setup_testing_defaults

import pytest
from default import EDITION
from mkdocs.livereload import LiveReloadServer
from pagetext import read_page
from project import INTERVIEW, write
from sites import build, built

from builder.build import build_site, moved_sources, site_of
from builder.exporters import Downloads, Offer
from builder.formats import FORMATS
from builder.plugin_serve import make_on_demand
from builder.publish import Publication

OF_EVERY_EDITION = {"index.html", "card.png", "offline.json", "places.json"}


def offered(site: Path, slug: str = "umi") -> list[str]:
    """The files that an edition's page links to, each of which must be there."""
    names = [link for link in read_page(site / slug / "index.html").links if "/" not in link]
    found = [name for name in names if name.startswith(slug)]
    assert all((site / slug / name).stat().st_size for name in found)
    return found


def only(project: Path, formats: str) -> None:
    settings = (project / "mkdocs.yml").read_text("utf-8")
    plugin = f"  - kunten: {{downloads: {formats}}}\n"
    replaced = settings.replace("  - kunten\n", plugin, 1)
    assert replaced != settings
    write(project / "mkdocs.yml", replaced)


def test_an_editions_page_offers_every_format(built_site: Path) -> None:
    assert offered(built_site, EDITION) == [f"{EDITION}{form.suffix}" for form in FORMATS.values()]


def test_the_settings_choose_the_formats(project: Path, tmp_path: Path) -> None:
    only(project, "[text, epub]")
    built(project, tmp_path / "site")
    assert offered(tmp_path / "site") == ["umi.epub", "umi.txt"]
    files = {path.name for path in (tmp_path / "site/umi").iterdir() if path.is_file()}
    assert files == {"umi.epub", "umi.txt", *OF_EVERY_EDITION}


def test_without_formats_nothing_is_offered(project: Path, tmp_path: Path) -> None:
    only(project, "[]")
    built(project, tmp_path / "site")
    assert offered(tmp_path / "site") == []
    assert "take-home" not in read_page(tmp_path / "site/umi/index.html").ids


def test_an_unknown_format_stops_the_build(project: Path, tmp_path: Path) -> None:
    only(project, "[pdf]")
    result = build(project, tmp_path / "site")
    assert result.returncode == 1
    assert "'downloads'" in result.stderr


def test_an_edition_without_times_is_offered_without_captions(
    project: Path, tmp_path: Path
) -> None:
    write(project / "editions/umi/interview.txt", INTERVIEW.replace("(1:05)\n", ""))
    built(project, tmp_path / "site")
    assert not {"umi.vtt", "umi.chapters.json"} & set(offered(tmp_path / "site"))
    assert "umi.apkg" in offered(tmp_path / "site")


UMI, YAMA = (
    {f"{slug}/{slug}.csv", f"{slug}/{slug}.txt", f"{slug}/card.png"} for slug in ("umi", "yama")
)


class Counting:
    """Downloads into one folder after another, with what was made for each."""

    def __init__(self, root: Path) -> None:
        self.downloads, self.root, self.number = Downloads(), root, 0

    def build(self, project: Path, *, changed: int = 1) -> dict[str, int]:
        """The files of the site and their inodes: a file made once keeps its own."""
        moved = moved_sources(project)
        editions = moved.sources.editions
        times = {edition.path: changed for edition in editions}
        formats = ("text", "csv")
        offer = Offer(formats=formats, publication=Publication(name=""), changed=times)
        site = site_of(moved, formats, beside=self.downloads.beside(offer))
        self.number += 1
        target = self.root / str(self.number)
        site.wait()
        self.downloads.place(offer, editions, site.study, target)
        return {
            path.relative_to(target).as_posix(): path.stat().st_ino
            for path in sorted(target.rglob("*.*"))
        }


def test_only_what_changed_is_made_again(project: Path, tmp_path: Path) -> None:
    write(project / "editions/yama/interview.txt", INTERVIEW)
    sites = Counting(tmp_path)
    first = sites.build(project)
    assert set(first) == UMI | YAMA
    assert sites.build(project) == first
    build_site(project, formats=("text", "csv"))  # which makes no files
    assert sites.build(project) == first
    write(project / "editions/yama/interview.txt", INTERVIEW.replace("重い", "軽い"))
    second = sites.build(project)
    assert {path for path in first if first[path] != second[path]} == YAMA
    glossary = project / "editions/glossary.yml"
    write(glossary, glossary.read_text("utf-8").replace("english: salt", "english: sea salt"))
    third = sites.build(project)
    assert all(second[path] != third[path] for path in second)
    assert "sea salt" in (tmp_path / "5/umi/umi.csv").read_text("utf-8")
    fourth = sites.build(project, changed=2)
    assert all(third[path] != fourth[path] for path in third)


def test_a_preview_makes_the_files_of_an_edited_edition_when_one_is_asked_for(
    project: Path, tmp_path: Path
) -> None:
    write(project / "editions/yama/interview.txt", INTERVIEW)
    sites = Counting(tmp_path)
    first = sites.build(project)
    sites.downloads.wanted_later = True
    write(project / "editions/yama/interview.txt", INTERVIEW.replace("朝の港", "夜の港"))
    second = sites.build(project)
    assert second == {path: first[path] for path in UMI}
    assert not sites.downloads.make("umi/umi.txt")
    server = LiveReloadServer(print, "127.0.0.1", 0, str(tmp_path / "2"), mount_path="/repo/")
    assert asked(server, "/repo/yama/yama.txt") == ("404 Not Found", b"404 Not Found")
    make_on_demand(server, sites.downloads.make)
    for text in ("yama/yama.txt", "yama/yama.csv"):
        status, content = asked(server, f"/repo/{text}")
        assert status == "200 OK"
        assert "夜の港" in content.decode()
    assert asked(server, "/repo/yama/yama.pdf") == ("404 Not Found", b"404 Not Found")
    assert set(sites.build(project)) == UMI | YAMA
    # Another date is another file; the pages stay, of which nothing is made here.
    assert sites.build(project, changed=2) == {}
    assert sites.downloads.make("umi/umi.csv")
    assert not sites.downloads.make("umi/umi.csv")


def asked(server: LiveReloadServer, path: str) -> tuple[str, bytes]:
    """What the server of a preview answers: its status and the content."""
    environ: dict[str, object] = {"PATH_INFO": path}
    setup_testing_defaults(environ)
    told: list[str] = []

    def start(status: str, *_: object) -> Callable[[bytes], object]:
        told.append(status)
        return BytesIO().write

    app = server.get_app()
    assert app
    body = b"".join(app(environ, start))
    return told[0], body


@pytest.mark.parametrize("count", [1, 2])
def test_the_files_are_made_by_one_process_or_by_several(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    write(project / "editions/yama/interview.txt", INTERVIEW)
    monkeypatch.setattr("builder.edition_tasks._WORTH_A_PROCESS", 1)
    monkeypatch.setattr("builder.processes.processes", lambda: count)
    assert set(Counting(tmp_path).build(project)) == UMI | YAMA


@pytest.mark.parametrize("count", [1, 2])
def test_a_format_that_fails_stops_the_build_and_tells_why(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    def fails(*_: object) -> bytes:
        raise ValueError("no such text")

    write(project / "editions/yama/interview.txt", INTERVIEW)
    monkeypatch.setattr("builder.edition_tasks._WORTH_A_PROCESS", 1)
    monkeypatch.setattr("builder.processes.processes", lambda: count)
    monkeypatch.setitem(sys.modules["builder.exporters.registry"].EXPORTERS, "text", fails)
    with pytest.raises(ValueError, match="no such text"):
        Counting(tmp_path).build(project)


def test_a_file_system_without_links_gets_copies(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuses)
    assert set(Counting(tmp_path).build(project)) == UMI
