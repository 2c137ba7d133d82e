"""Libraries of any size out of the default edition's text, varied by rule.

Every page has its own title, its own choice of sentences and its own figures, and is drawn from
the number of the edition alone: a library of 100 pages begins with the one of 10. The same text
is also written as a plain MkDocs site, to measure against.
"""

import random
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from builder.model import Edition
from builder.reader import read_edition
from builder.timestamps import clock

PROJECT = Path(__file__).parent.parent
MODEL = "zuckerberg-2024"
SECTIONS_OF_AN_EDITION = 4
# One that stands in about every edition, and one in the title of the first.
_READINGS = "- {surface: 土台, reading: どだい}\n- {surface: 第1回, reading: だいいっかい}\n"
_SENTENCE = re.compile(r"(?:\([^)]*\)|[^。(]|\((?![^)]*\)))*。(?:\([^)]*\))?")
_FIGURE = re.compile(r"\d{2,}(?=[万億兆個%年月メギ基])")


@dataclass(frozen=True)
class Text:
    """A section: its title, and its paragraphs by the second of the recording they begin at."""

    title: str
    paragraphs: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Interview:
    """An edition of the library."""

    slug: str
    title: str
    day: date  # of the publication
    sections: tuple[Text, ...]


@dataclass(frozen=True)
class Size:
    """A library's: `pages` sections in all, so many `sections` in an edition, each of them so many
    `times` as long as the model's."""

    pages: int
    sections: int = SECTIONS_OF_AN_EDITION
    times: int = 1

    def __str__(self) -> str:
        longer = f", {self.times} times as long" if self.times > 1 else ""
        return f"{self.pages} pages, {self.sections} an edition{longer}"


def library(size: Size) -> Iterator[Interview]:
    """The interviews of a library."""
    model = read_edition(PROJECT, MODEL)
    for number, first in enumerate(range(0, size.pages, size.sections), 1):
        yield _interview(model, number, min(size.sections, size.pages - first), size.times)


def write_annotated(root: Path, size: Size) -> None:
    """A project of Kunten with the library."""
    write_interviews(root, library(size))


def write_interviews(root: Path, interviews: Iterable[Interview]) -> None:
    """A project of Kunten with these."""
    _start(root)
    shutil.copy(PROJECT / "mkdocs.yml", root)
    shutil.copytree(PROJECT / "docs", root / "docs", dirs_exist_ok=True)
    model = PROJECT / "editions"
    (root / "editions").mkdir()
    shutil.copy(model / "glossary.yml", root / "editions")
    (root / "editions/readings.yml").write_text(_READINGS, encoding="utf-8")
    for interview in interviews:
        folder = root / "editions" / interview.slug
        folder.mkdir()
        (folder / "interview.txt").write_text(_source(interview), encoding="utf-8")
        (folder / "edition.yml").write_text(_settings(interview), encoding="utf-8")


def write_plain(root: Path, size: Size, *, by_hand: bool = False) -> None:
    """A MkDocs site with the same theme and text, unannotated, every page in the navigation; with
    the pages written `by_hand` that a project of Kunten has here too, where both are built."""
    _start(root)
    if by_hand:
        shutil.copytree(PROJECT / "docs", root / "docs", dirs_exist_ok=True)
    else:
        (root / "docs" / "index.md").write_text("# Plain\n", encoding="utf-8")
    settings = _plain_settings(by_hand=by_hand)
    settings["nav"] += [_write_plain_interview(root / "docs", each) for each in library(size)]
    text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")


def _plain_settings(*, by_hand: bool) -> dict[str, Any]:
    """The default site's settings without what is ours."""
    text = (PROJECT / "mkdocs.yml").read_text("utf-8")
    settings = yaml.safe_load(text.replace("!ENV [SITE_URL, ", "[").replace("!ENV ", ""))
    pages = [each for each in settings["nav"] if "glossary.md" not in each.values()]
    return {
        "site_name": "Plain",
        "site_url": "http://127.0.0.1:8000/",
        "theme": settings["theme"],
        "plugins": [{"search": {"lang": "ja"}}],
        "markdown_extensions": [e for e in settings["markdown_extensions"] if e != "kunten"],
        "nav": pages if by_hand else [{"Home": "index.md"}],
    }


def _write_plain_interview(docs: Path, interview: Interview) -> dict[str, Any]:
    """Write a page for each section; gives the interview's part of the navigation."""
    folder = docs / interview.slug
    folder.mkdir()
    entries = []
    for number, section in enumerate(interview.sections, 1):
        (folder / f"{number}.md").write_text(_markdown(section), encoding="utf-8")
        entries.append({section.title: f"{interview.slug}/{number}.md"})
    return {interview.title: entries}


def _start(root: Path) -> None:
    shutil.rmtree(root, ignore_errors=True)
    (root / "docs").mkdir(parents=True)


def _interview(model: Edition, number: int, sections: int, times: int) -> Interview:
    chance = random.Random(number)
    sentences = [
        sentence
        for section in model.sections
        for paragraph in section.paragraphs
        for sentence in _SENTENCE.findall(paragraph.text)
    ]
    shape = [len(tuple(section.paragraphs)) for section in model.sections]
    titles = [section.title for section in model.sections]
    seconds = iter(range(60 + number, 10**6, 97))
    return Interview(
        slug=f"edition-{number:04}",
        title=f"{model.title} 第{number}回",
        day=date(2026, 11, 24) - timedelta(days=9 * number),
        sections=tuple(
            Text(
                title=_section_title(titles, number, index),
                paragraphs=tuple(
                    (next(seconds), _paragraph(sentences, chance))
                    for _ in range(shape[index % len(shape)] * times)
                ),
            )
            for index in range(sections)
        ),
    )


def _section_title(titles: list[str], number: int, index: int) -> str:
    again, at = divmod(index, len(titles))
    return f"{titles[at]} その{number}" + (f"の{again}" if again else "")


def _paragraph(sentences: list[str], chance: random.Random) -> str:
    """Five sentences, as long as the model's paragraphs have on average, with other figures."""
    text = "".join(chance.sample(sentences, 5))
    return _FIGURE.sub(lambda figure: _figure(len(figure[0]), chance), text)


def _source(interview: Interview) -> str:
    lines = ["学習版コラム", interview.title, f"{interview.day:%Y年%m月%d日}10時00分"]
    for section in interview.sections:
        lines.append(f"【{section.title}】")
        for time, text in section.paragraphs:
            lines += [f"({clock(time)})\n{text}"]
    return "\n\n".join(lines) + "\n"


def _settings(interview: Interview) -> str:
    sections = {
        section.title: f"section-{number}" for number, section in enumerate(interview.sections, 1)
    }
    settings = {
        "kind": "retelling",
        "recording": {"title": "Recording", "url": "https://www.youtube.com/watch?v=bc6uFV9CJGg"},
        "annotators": [{"name": "編集部", "label": "編集部注"}],
        "sections": sections,
    }
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)


def _markdown(section: Text) -> str:
    blocks = [f"# {section.title}"]
    for time, text in section.paragraphs:
        blocks += [f"## {clock(time)}", text]
    return "\n\n".join(blocks) + "\n"


def _figure(digits: int, chance: random.Random) -> str:
    return str(chance.randrange(10 ** (digits - 1), 10**digits))
