"""The plugin: sources in, pages in memory, messages that stop a strict build, live reload."""

import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from project import INTERVIEW, write
from sites import build, built


def test_a_project_becomes_a_site_and_nothing_is_written_into_its_docs(
    project: Path, tmp_path: Path
) -> None:
    before = sorted(project.rglob("*"))
    built(project, tmp_path / "site")
    assert sorted(project.rglob("*")) == before
    page = (tmp_path / "site" / "umi" / "umi-no-shigoto" / "index.html").read_text("utf-8")
    assert "<ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>" in page


def test_a_bad_source_stops_the_build_with_its_place(project: Path, tmp_path: Path) -> None:
    write(project / "editions/umi/interview.txt", INTERVIEW.replace("(1:05)", "(1:75)"))
    result = build(project, tmp_path / "site")
    assert result.returncode == 1
    assert "editions/umi/interview.txt:9: expected" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_hand_written_page_at_a_generated_address_is_not_lost(
    project: Path, tmp_path: Path
) -> None:
    write(project / "docs" / "glossary.md", "# Mine\n")
    result = build(project, tmp_path / "site")
    assert result.returncode == 1
    assert "docs/glossary.md" in result.stderr


def test_an_edition_at_the_address_of_another_page_is_a_problem(
    project: Path, tmp_path: Path
) -> None:
    (project / "editions/umi").rename(project / "editions/glossary")
    result = build(project, tmp_path / "site")
    assert result.returncode == 1
    assert "editions/glossary: expected" in result.stderr


def test_the_edit_link_leads_to_the_source(project: Path, tmp_path: Path) -> None:
    settings = (project / "mkdocs.yml").read_text("utf-8")
    settings = re.sub("^repo_url:.*", "repo_url: https://example.org/us/site", settings, flags=re.M)
    settings = re.sub("^edit_uri:.*", "edit_uri: edit/main/docs/", settings, flags=re.M)
    write(project / "mkdocs.yml", settings)
    built(project, tmp_path / "site")
    page = (tmp_path / "site" / "umi" / "umi-no-shigoto" / "index.html").read_text("utf-8")
    assert "https://example.org/us/site/edit/main/editions/umi/interview.txt" in page


def fetched(address: str) -> str:
    """The page, or nothing while the server is not up."""
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def seen(address: str, text: str, seconds: float = 60) -> bool:
    """Whether the text comes to stand on the page in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if text in fetched(address):
            return True
        time.sleep(0.2)
    return False


def seen_in(file: Path, text: str) -> bool:
    end = time.monotonic() + 60
    while text not in file.read_text("utf-8"):
        assert time.monotonic() < end, file.read_text("utf-8")
        time.sleep(0.1)
    return True


@pytest.fixture
def served(project: Path, free_port: int) -> Iterator[str]:
    """The address of the project while `mkdocs serve` runs."""
    address = f"127.0.0.1:{free_port}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", address]
    with (project / "told.txt").open("wb") as told:
        process = subprocess.Popen(command, cwd=project, stderr=told, stdout=told)
    yield f"http://{address}/umi/umi-no-shigoto/"
    process.terminate()
    process.wait(timeout=60)


def test_the_preview_follows_sources_terms_and_readings(project: Path, served: str) -> None:
    assert seen(served, "term-salt")
    assert 'rel="manifest"' not in fetched(served)  # no worker stays behind at this address
    write(project / "editions/umi/interview.txt", INTERVIEW.replace("重い。", "軽い。"))
    assert seen(served, "軽")
    glossary = project / "editions/glossary.yml"
    write(glossary, glossary.read_text("utf-8").replace("id: salt", "id: sea-salt"))
    assert seen(served, "term-sea-salt")
    source = project / "editions/umi/interview.txt"
    source.write_bytes(source.read_bytes()[:-350])  # saved half-way: a bracket is open, 港 is cut
    told = project / "told.txt"
    assert seen_in(told, "editions/umi/interview.txt")
    assert "Traceback" not in told.read_text("utf-8")
    write(source, INTERVIEW)
    write(project / "editions/readings.yml", "- surface: 港\n  reading: こう\n")
    assert seen(served, "<rt>こう</rt>")
    assert "'unsafe-inline'" in fetched(served).split("script-src")[1].split(";")[0]  # the reload's


def test_a_link_in_generated_html_to_no_page_stops_a_strict_build(
    project: Path, tmp_path: Path
) -> None:
    result = build(project, tmp_path / "site", first=BREAK_A_LINK)
    assert result.returncode == 1
    assert (
        "umi/vocabulary.md: expected a file of the site, found a link to gone.md" in result.stderr
    )


def test_a_link_from_an_edition_to_a_draft_page_is_told(project: Path, tmp_path: Path) -> None:
    settings = (project / "mkdocs.yml").read_text("utf-8")
    write(project / "mkdocs.yml", f"{settings}\ndraft_docs: /index.md\n")
    told = build(project, tmp_path / "site").stderr
    assert "'umi/umi-no-shigoto.md' contains a link to 'index.md' which is excluded" in told


BREAK_A_LINK = """
import builder.pages.vocabulary as pages
made = pages.raw_html
pages.raw_html = lambda text: made('<p><a href="gone.md#x">x</a></p>' + text)
"""
