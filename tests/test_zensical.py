"""The exported pages built by Zensical say the same as those that MkDocs builds."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from default import LAST
from pagetext import PageText, read_page
from project import PROJECT


@pytest.fixture(scope="module")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the default site, exported as Markdown and built by Zensical."""
    root = tmp_path_factory.mktemp("zensical")
    for part in ("mkdocs.yml", "zensical.yml"):
        shutil.copy(PROJECT / part, root)
    shutil.copytree(PROJECT / "builder" / "theme", root / "builder" / "theme")
    out = root / "build" / "markdown"
    commands = Path(sys.executable).parent
    export = commands / "kunten", "export", "--format", "markdown", "--output", out
    subprocess.run(export, cwd=PROJECT, check=True)
    build = commands / "zensical", "build", "--strict", "--config-file", "zensical.yml"
    subprocess.run(build, cwd=root, check=True)
    return root / "build" / "zensical"


def said(page: PageText) -> dict[str, object]:
    """What must be equal on both pages: anchors, text, readings, terms."""
    return {
        "anchors": [id for id in page.ids if id.startswith(("t-", "p", "note-", "term-"))],
        "text": [block.text for block in page.blocks if "kt-p" in block.classes],
        "headings": [block.text for block in page.blocks if block.tag in {"h1", "h2", "h3"}],
        "readings": page.ruby,
        "terms": [link for link in page.links if "#term-" in link],
    }


def test_zensical_gets_the_control_and_the_script_of_the_head(zensical_site: Path) -> None:
    for page in zensical_site.rglob("index.html"):
        text = page.read_text(encoding="utf-8")
        head, body = text.split("</head>", 1)
        assert "kunten-head.js" in head, page
        assert body.count('class="kt-toggle"') == 1, page
        assert 'aria-label="検索 Search"' in body, page


def test_zensical_searches_the_text_without_its_readings(zensical_site: Path) -> None:
    found = json.loads((zensical_site / "search.json").read_text(encoding="utf-8"))["items"]
    pages = [each for each in found if each["location"].startswith(LAST)]
    texts = [each["text"] for each in pages if "vocabulary" not in each["location"]]
    assert any("半導体の自社開発" in each for each in texts)
    assert not any("はんどうたい" in each for each in texts)


def test_both_engines_say_the_same(built_site: Path, zensical_site: Path) -> None:
    pages = [page.relative_to(built_site) for page in built_site.rglob("index.html")]
    assert len(pages) > 6
    for page in pages:
        assert said(read_page(zensical_site / page)) == said(read_page(built_site / page)), page
