"""Queries typed into Material's search box, and what comes of them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from pages import PATIENCE, let_pass, until
from playwright.sync_api import Browser, Page

# Lets a test see the messages between the page and the worker, and wait for an answer.
SPY = """
window.asked = []; window.answers = {};
const Original = Worker;
window.Worker = class extends Original {
  constructor(address, options) {
    super(address, options);
    window.workerAddress = new URL(address, location).pathname;
    this.addEventListener("message", ({data}) => {
      if (data.type === 1) window.ready = performance.now();
      if (data.type === 3) window.answers[window.asked.shift()] = data.data;
    });
  }
  postMessage(message) {
    if (message.type === 2) window.asked.push(message.data);
    super.postMessage(message);
  }
};
"""


ASK = """
async (query) => {
  const box = document.querySelector("[data-md-component=search-query]");
  delete window.answers[query];
  box.blur();
  box.focus();
  box.value = query;
  box.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}));
  const end = performance.now() + PATIENCE;
  while (!window.answers[query] && performance.now() < end)
    await new Promise((done) => setTimeout(done, 2));
  // Drawn when the first result leads where the answer's first does, or none is left.
  const [first] = window.answers[query].items;
  const head = first && (first.find((doc) => !doc.location.includes("#")) || first.at(-1)).location;
  const drawn = () => document.querySelector(".md-search-result__item a")?.href.replace(/[?]h=[^#]*/, "");
  while ((head ? !drawn()?.endsWith("/" + head) : drawn()) && performance.now() < end)
    await new Promise((done) => setTimeout(done, 2));
  return [...document.querySelectorAll(".md-search-result__item")].map((item) => ({
    links: [...item.querySelectorAll("a")].map((link) => decodeURI(link.href)),
    titles: [...item.querySelectorAll("h1, h2")].map((title) => title.textContent),
    text: item.textContent,
    marked: [...item.querySelectorAll("mark")].map((mark) => mark.textContent),
    tags: [...item.querySelectorAll(".md-tag")].map((tag) => tag.textContent),
  }));
}
""".replace("PATIENCE", str(PATIENCE * 1000))


def settle(page: Page) -> None:
    """Wait until search takes queries, and Material has closed it, an eighth of a second after it came
    to an address."""
    until(page, "window.ready")
    let_pass(page, 200)


def ask(page: Page, query: str) -> list[dict[str, list[str]]]:
    """The results that the page shows for a query."""
    results: list[dict[str, list[str]]] = page.evaluate(ASK, query)
    return results


def address(result: dict[str, list[str]], base: str) -> str:
    """The page that a result leads to; of the glossary, the entry."""
    link = re.sub(r"[?][^#]*", "", result["links"][0].removeprefix(base))
    return link if link.startswith("glossary/#") else link.split("#")[0]


@contextmanager
def ready_to_search(browser: Browser, url: str) -> Iterator[Page]:
    """The page at the address, its search box ready, and what passes between it and the worker to be
    seen."""
    page = browser.new_page()
    page.add_init_script(SPY)
    page.goto(url)
    settle(page)
    yield page
    page.close()
