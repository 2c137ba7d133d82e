"""Search in a real browser: when it is ready, how long an answer takes, how large the index is.

python tools/bench_search.py [PAGES]
"""

import json
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench_build import build
from bench_figure import Figure
from bench_library import Size, write_annotated
from served_site import browser, served

from builder.browser import SEARCH, SEARCH_INDEX

# What readers type: words, parts, inflections, readings, romaji, English, figures, several, none.
FIRST = "大規模言語モデル"
QUERIES = (
    *"半導体 投資対効果 データ 賢くなっていった 牛耳る 続ける はんどうたい スイロン".split(),
    *"すいろん suiron opunsosu handou inference scaling 35万個 三十五万 の AI ペンギン".split(),
    "GPU 推論",
    "large language model",
    "スマホ アプリ 機能",
)

# Tells the milliseconds from each question to its answer.
SPY = """
window.told = {}; window.asked = [];
const Material = Worker;
window.Worker = class extends Material {
  constructor(...all) {
    super(...all);
    this.addEventListener("message", ({data: {type, data}}) => {
      if (type !== 3) return;
      const [query, at] = window.asked.shift();
      window.told[query] = performance.now() - at;
      window.first = data.items[0]?.[0].location;
    });
  }
  postMessage(message) {
    if (message.type === 2) window.asked.push([message.data, performance.now()]);
    super.postMessage(message);
  }
};
"""
ASK = """
async (query) => {
  const box = document.querySelector("[data-md-component=search-query]");
  delete window.told[query];
  box.focus();
  box.value = query;
  box.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}));
  while (!(query in window.told)) await new Promise((done) => setTimeout(done, 1));
  return window.told[query];
}
"""


def searches(folder: Path, sizes: list[int]) -> Iterator[Figure]:
    """Of a library of the largest size."""
    pages = max(sizes)
    project = folder / "search"
    write_annotated(project, Size(pages))
    site = build(project)
    index = site / SEARCH / SEARCH_INDEX
    share = index.stat().st_size / _covered(json.loads(index.read_text(encoding="utf-8")))
    name = f"{pages} pages: "
    yield Figure(name=f"{name}search index", value=index.stat().st_size / 1e6, unit="MB")
    yield Figure(name=f"{name}search index : its text", value=share, most=1.5)
    ready, took = _measured(site)
    yield Figure(name=f"{name}first answer, index and all", value=ready / 1000, unit="s", most=2)
    yield Figure(name=f"{name}an answer, median", value=statistics.median(took), unit="ms")
    yield Figure(name=f"{name}an answer, slowest", value=max(took), unit="ms", most=200)


def _covered(index: dict[str, Any]) -> int:
    """Bytes of the texts that the index covers, as they stand on the pages."""
    texts = [doc.get("title", "") + doc.get("text", "") for doc in index["docs"]]
    texts += ("".join(term[1:]) for doc in index["docs"] for term in doc.get("terms", ()))
    return len("".join(texts).encode())


def _measured(site: Path) -> tuple[float, list[float]]:
    """Milliseconds from the first query, typed as soon as the page has come, to its answer; and of
    each answer after that, the median of three: other work on the machine is no part of them."""
    with served(site) as address, browser() as chromium:
        page = chromium.new_page(service_workers="block")
        page.add_init_script(SPY)
        page.goto(address)
        first = page.evaluate(ASK, FIRST)
        asked = ([page.evaluate(ASK, query) for query in QUERIES] for _ in range(3))
        return first, [statistics.median(each) for each in zip(*asked, strict=True)]


def main() -> None:
    """Print the figures for one size, 1,000 pages if none is given."""
    with tempfile.TemporaryDirectory() as folder:
        for figure in searches(Path(folder), [int(sys.argv[1]) if sys.argv[1:] else 1000]):
            print(figure, flush=True)


if __name__ == "__main__":
    main()
