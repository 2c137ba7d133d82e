"""`kunten export`: where its files go, and what it refuses."""

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import Result
from commands import kunten
from project import GLOSSARY, INTERVIEW, write

from builder.build import build_site
from builder.formats import FORMATS

TEXTS = [name for name, form in FORMATS.items() if not form.binary]


pytestmark = pytest.mark.usefixtures("inside", "published")


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> None:
    """The project has an address."""
    monkeypatch.setenv("SITE_URL", "https://example.org/us")


def export(*arguments: str) -> Result:
    return kunten("export", *arguments)


@pytest.mark.parametrize("name", TEXTS)
def test_text_goes_to_stdout_and_words_do_not(name: str) -> None:
    result = export("umi", "--format", name)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "塩" in result.stdout_bytes.decode()


def test_the_one_edition_needs_no_name() -> None:
    assert export("--format", "text").stdout == export("umi", "--format", "text").stdout


@pytest.mark.parametrize("name", ["anki", "epub"])
def test_a_piped_deck_or_book_goes_to_stdout(name: str) -> None:
    assert zipfile.is_zipfile(io.BytesIO(export("umi", "--format", name).stdout_bytes))


def test_on_a_terminal_a_deck_becomes_a_file(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True, raising=False)
    result = export("umi", "--format", "anki")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "umi.apkg" in result.stderr
    assert zipfile.is_zipfile(project / "umi.apkg")


@pytest.mark.parametrize(
    ("output", "file"),
    [("out.epub", "out.epub"), ("books/", "books/umi.epub"), ("a/b/c", "a/b/c"), (".", "umi.epub")],
)
def test_output_is_a_file_or_a_folder(project: Path, output: str, file: str) -> None:
    result = export("umi", "--format", "epub", "--output", output)
    assert (result.exit_code, result.stdout) == (0, "")
    assert zipfile.is_zipfile(project / file)


def test_a_dash_is_stdout(project: Path) -> None:
    assert export("--format", "text", "--output", "-").stdout.startswith("塩の道を歩く人に聞く")
    assert not (project / "-").exists()


def test_an_output_that_cannot_be_written_is_told(project: Path) -> None:
    write(project / "file", "x")
    result = export("umi", "--format", "text", "--output", "file/umi.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "file/umi.txt: expected a file that can be written, found" in result.stderr
    assert (project / "file").read_text() == "x"


@pytest.mark.parametrize("name", ["markdown", *FORMATS])
def test_an_unknown_edition_is_refused_before_anything_is_written(project: Path, name: str) -> None:
    result = export("umo", "--format", name, "--output", "out")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "expected a folder umo, found none" in result.stderr
    assert not (project / "out").exists()


def test_a_source_that_cannot_be_read_leaves_the_old_file(project: Path) -> None:
    export("umi", "--format", "text", "--output", "umi.txt")
    before = (project / "umi.txt").read_bytes()
    write(project / "editions/umi/interview.txt", INTERVIEW.replace("(1:05)", "(1:75)"))
    assert export("umi", "--format", "text", "--output", "umi.txt").exit_code == 1
    assert (project / "umi.txt").read_bytes() == before


def test_of_several_editions_each_goes_into_a_folder(project: Path) -> None:
    write(project / "editions/yama/interview.txt", INTERVIEW)
    refused = export("--format", "csv")
    assert refused.exit_code == 2
    assert "there are 2 editions: expected SLUG, one of umi, yama" in refused.stderr
    assert export("--format", "csv", "--output", "tables/").exit_code == 0
    assert sorted(path.name for path in (project / "tables").iterdir()) == ["umi.csv", "yama.csv"]


def test_captions_of_a_text_without_times_are_refused(project: Path) -> None:
    write(project / "editions/umi/interview.txt", INTERVIEW.replace("(1:05)\n", ""))
    result = export("umi", "--format", "vtt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "editions/umi/interview.txt: expected a time like (24:00)" in result.stderr


def test_readings_are_written_where_they_are_asked_for() -> None:
    assert "塩(しお)" in export("--format", "text", "--readings").stdout
    assert "塩(しお)" not in export("--format", "text").stdout
    assert export("--format", "json", "--readings").exit_code == 2


def test_links_lead_to_the_site_that_mkdocs_yml_names(project: Path) -> None:
    address = "https://example.org/us/umi/umi-no-shigoto/#t-1-05"
    assert address in export("--format", "csv").stdout
    (project / "mkdocs.yml").unlink()
    assert "https://" not in export("--format", "csv").stdout


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ("site_url: [", "parsing the configuration file"),
        ("plugins: [{kunten: {downloads: [pdf]}}]", "downloads: "),
        ("- a list", "list"),
    ],
)
def test_settings_that_cannot_be_read_are_told(project: Path, settings: str, found: str) -> None:
    write(project / "mkdocs.yml", settings)
    result = export("--format", "csv")
    assert result.exit_code == 1
    assert result.stderr.startswith("mkdocs.yml: expected settings that MkDocs can read")
    assert found in result.stderr


def test_a_corrected_entry_makes_a_later_deck(project: Path) -> None:
    early = export("--format", "json").stdout
    write(project / "editions/glossary.yml", GLOSSARY.replace("english: salt", "english: sea salt"))
    assert ("sea salt" in early, "sea salt" in export("--format", "json").stdout) == (False, True)


def test_the_markdown_folder_holds_the_files_that_its_pages_offer(project: Path) -> None:
    assert export("umi", "--format", "markdown", "--output", "out").exit_code == 0
    page = build_site(project).pages["umi/index.md"].markdown
    for form in FORMATS.values():
        assert f"(umi{form.suffix})" in page
        assert (project / "out/umi" / f"umi{form.suffix}").stat().st_size > 50
