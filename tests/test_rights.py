"""The article's sentences are its publisher's: none of them stands in this project."""

from collections.abc import Iterator
from pathlib import Path

from default import EDITION
from project import PROJECT

# A shared run of this many characters is a quotation; titles and names may be shared.
RUN = 18
FOLDERS = ("editions", "docs", "tests", "builder", "tools")
TEXTS = {".txt", ".yml", ".yaml", ".md", ".py", ".json", ".mjs", ".js", ".css", ".tsv"}


def titles(article: str) -> list[str]:
    """The article's title and those of its sections."""
    lines = [line.strip() for line in article.split("\n")]
    return [lines[2], *(line.strip("【】") for line in lines if line.startswith("【"))]


def runs(text: str, names: list[str]) -> set[str]:
    for name in names:
        text = text.replace(name, "\n")
    return {
        line[at : at + RUN]
        for line in text.split("\n")
        for at in range(len(line) - RUN + 1)
        if any("ぁ" <= sign <= "鿿" for sign in line[at : at + RUN])
    }


def project_texts() -> Iterator[Path]:
    for folder in FOLDERS:
        for path in sorted((PROJECT / folder).rglob("*")):
            if path.suffix in TEXTS and "__pycache__" not in path.parts:
                yield path
    yield from PROJECT.glob("*.md")


def test_no_run_of_the_article_stands_in_the_project(article: Path) -> None:
    text = article.read_text(encoding="utf-8").split("あわせて読みたい")[0]
    names = titles(text)
    assert len(names) == 5
    theirs = runs(text, names)
    shared = {
        (path.relative_to(PROJECT).as_posix(), run)
        for path in project_texts()
        for run in runs(path.read_text(encoding="utf-8", errors="ignore"), names) & theirs
    }
    assert shared == set()


def test_the_search_for_shared_runs_finds_one() -> None:
    line = "これは十八字よりも長い、分かりやすい見本の文です。"
    assert runs(f"前{line}後", []) & runs(line, [])
    assert not runs(line, [line])


def test_the_retelling_is_about_as_long_as_the_article() -> None:
    text = (PROJECT / "editions" / EDITION / "interview.txt").read_text(encoding="utf-8")
    body = text.split("【", 1)[1].split("プロフィール")[0]
    assert 2000 <= sum(not sign.isspace() for sign in body) <= 2600
