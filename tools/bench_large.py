"""The search of a library of 10,000 sections: what a first search loads, and whether it finds.

Its index is made from the sources without rendering the pages, and stands in the default site in
the place of its own: what is measured is loaded by a page of that site.

python tools/bench_large.py [PAGES]
"""

import random
import re
import statistics
import sys
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench_build import build
from bench_figure import Figure
from bench_library import PROJECT, Interview, Text, write_interviews
from bench_search import ASK, SPY
from bench_sentences import own_library
from served_site import browser, served

from builder.analyzer import UnidicAnalyzer
from builder.browser import SEARCH, SEARCH_INDEX
from builder.edition_builder import EditionBuilder
from builder.edits import Entries
from builder.japanese import hiragana
from builder.model import Edition
from builder.processes import processes, spread
from builder.reader import read_sources
from builder.search import Part, SearchIndex, edition_part

PAGES = 10_000
_ASKED = 120

Query = tuple[str, set[str]]
"""What is typed, and the pages that hold it."""


def large(folder: Path, _: list[int]) -> Iterator[Figure]:
    """Bytes as they are sent, compressed; each search is the first of a reader."""
    yield from _figures(folder, PAGES)


def _figures(folder: Path, pages: int) -> Iterator[Figure]:
    site = build(PROJECT, folder / "site")
    interviews = list(own_library(pages))
    write_interviews(folder / "large", interviews)
    _write_index(folder / "large", site / SEARCH)
    asked = _queries(interviews)
    found = list(_searched(site, asked))
    name = f"{pages} sections: "
    root = (site / SEARCH / SEARCH_INDEX).stat().st_size
    whole = sum(file.stat().st_size for file in (site / SEARCH).rglob("*.json"))
    yield Figure(name=f"{name}files of the search", value=whole / 1e6, unit="MB")
    yield Figure(name=f"{name}root of the index", value=root / 1000, unit="KB")
    sent = [each for each, _, _ in found]
    yield Figure(name=f"{name}a first search loads, median", value=statistics.median(sent) / 1000,
                 unit="KB gz")  # fmt: skip
    yield Figure(name=f"{name}a first search loads, most", value=max(sent) / 1000, unit="KB gz",
                 most=300)  # fmt: skip
    took = statistics.median(each for _, each, _ in found)
    yield Figure(name=f"{name}a first answer, median", value=took / 1000, unit="s", most=2)
    hits = sum(first in wanted for (_, wanted), (_, _, first) in zip(asked, found, strict=True))
    yield Figure(name=f"{name}own section first", value=hits / len(asked), least=0.95)


def _write_index(root: Path, folder: Path) -> None:
    """The index of a project in the place of the one in `folder`, whose hand-written pages stay."""
    sources = read_sources(root)
    entries = Entries(terms=sources.glossary, overrides=sources.overrides, drafts=())
    builder = EditionBuilder(entries)

    def part(edition: Edition) -> Part:
        return edition_part(builder.annotate(edition))

    parts = list(spread(part, sources.editions, processes()))
    stock = {"config": {"lang": ["ja"]}, "docs": []}
    index = SearchIndex(parts, sum(each.least for each in parts))
    for path, content in index.files(stock, builder.glossary):
        place = folder / path
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(content)


def _queries(interviews: Sequence[Interview]) -> list[Query]:
    """For sections drawn from all: a heading, a part of it, how it sounds, a piece of the text, two
    of its words, a number with what is counted, in turn."""
    chance, analyzer = random.Random(3), UnidicAnalyzer()
    texts = {
        f"{interview.slug}/section-{number}/": _fold(_said(section))
        for interview in interviews
        for number, section in enumerate(interview.sections, 1)
    }
    asked = []
    for count, page in enumerate(chance.sample(sorted(texts), _ASKED)):
        title, text = texts[page].split("\n", 1)
        line = chance.choice(text.split("\n"))
        at = chance.randrange(len(line) - 12)
        name = title.split("と")[0]
        ways = {
            title: [title],
            name: [name],
            hiragana("".join(each.reading for each in analyzer.analyze(name))): [name],
            line[at : at + chance.randint(6, 12)].strip("、。"): [],
            " ".join((names := re.findall("[一-龥ァ-ヺー]{4,}", text))[0:3:2]): names[0:3:2],
            re.findall(r"\d+[年人個]", text)[0]: [],
        }
        query, words = list(ways.items())[count % len(ways)]
        wanted = {each for each, said in texts.items() if all(w in said for w in words or [query])}
        asked.append((query, wanted))
    return asked


def _said(section: Text) -> str:
    return "\n".join([section.title, *(text for _, text in section.paragraphs)])


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _searched(site: Path, asked: Sequence[Query]) -> Iterator[tuple[int, float, str]]:
    """Of each query: the bytes that its search loads, milliseconds, the page that comes first."""
    sent: list[int] = []
    with served(site, sent) as address, browser() as chromium:
        for query, _ in asked:
            context = chromium.new_context(service_workers="block")
            page = context.new_page()
            page.add_init_script(SPY)
            page.goto(address)
            page.wait_for_timeout(200)
            sent.clear()
            took = page.evaluate(ASK, query)
            first = page.evaluate("window.first") or ""
            page.wait_for_timeout(100)
            yield sum(sent), took, first.split("#")[0]
            context.close()


def main() -> None:
    """Print the figures for one size, 10,000 pages if none is given."""
    with tempfile.TemporaryDirectory() as folder:
        for figure in _figures(Path(folder), int(sys.argv[1]) if sys.argv[1:] else PAGES):
            print(figure, flush=True)


if __name__ == "__main__":
    main()
