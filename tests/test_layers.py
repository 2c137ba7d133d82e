"""The shape of the package: imports point one way, and each library has one home."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "builder"

# Bottom to top; a module imports from lower rows, and within its own package.
ROWS = [
    {"errors", "garbage", "japanese", "json_text", "recent", "tables"},
    {"model", "beginnings", "kanji_readings"},
    {
        "datafile",
        "analyzer",
        "edits",
        "timestamps",
        "browser",
        "files_out",
        "formats",
        "report",
        "processes",
        "runs",
    },
    {"nursery", "inline", "material", "recording", "romaji", "sentences", "policy", "site_folder"},
    {"slug"},
    {"reader", "markup"},
    {"markup_markdown", "markup_html"},
    {"markdown_extension", "furigana", "glossary", "addresses", "history"},
    {"readings", "intake", "starter"},
    {"doubts", "overrides_left", "annotate", "vocabulary"},
    {"difficulty"},
    {"checks", "pages"},
    {"publish"},
    {"search"},
    {"edition_study"},
    {"edition_parts", "site"},
    {"edition_tasks"},
    {"edition_builder"},
    {"build"},
    {"exporters"},
    {"shards"},
    {
        "plugin_equipment",
        "plugin_head",
        "plugin_log",
        "plugin_serve",
        "plugin_settings",
        "plugin_shards",
    },
    {"plugin_links", "plugin_made"},
    {"plugin_html"},
    {"plugin_kept"},
    {"plugin_pages", "plugin_shell"},
    {"plugin_finish"},
    {"plugin_site"},
    {"plugin"},
    {"cli"},
]
HOMES = {
    "fugashi": "analyzer",
    "unidic_lite": "analyzer",
    "jreadability": "difficulty",
    "rcssmin": "browser",
    "rjsmin": "browser",
    "yaml": "datafile",
    "mkdocs": "plugin",
    "jinja2": "plugin",
    "click": "cli",
    "genanki": "exporters",
    "markdown": "markdown_extension",
    "lxml": "intake",
    "docx": "intake",
    "PIL": "publish",
    "pylopdf_fonts_jp": "publish",
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    """The first part of a module's name below the package."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def row_of(name: str) -> int:
    return next(number for number, row in enumerate(ROWS) if name in row)


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module == "builder":
            found |= {f"builder.{alias.name}" for alias in node.names if alias.name.islower()}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_from_lower_rows_alone(path: Path) -> None:
    name = name_of(path)
    ours = {each.split(".")[1] for each in imports(path) if each.startswith("builder.")}
    wrong = {
        each
        for each in ours - {name, "__version__"}
        if name == "__init__" or row_of(each) >= row_of(name)
    }
    assert not wrong


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_library_is_imported_in_its_home_alone(path: Path) -> None:
    home = "plugin" if name_of(path).startswith("plugin_") else name_of(path)
    strangers = {each.split(".")[0] for each in imports(path)} & set(HOMES)
    assert {HOMES[library] for library in strangers} <= {home}
