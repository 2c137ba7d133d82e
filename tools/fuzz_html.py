"""What a browser finds in HTML that was made from a source."""

import re
from html.parser import HTMLParser

from markdown import Markdown

EXTENSIONS = ["attr_list", "tables", "admonition", "toc", "kunten"]


class Alive(HTMLParser):
    """What acts in HTML that was made from a source, and the text of its paragraphs."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.acting: list[object] = []
        self.texts: list[str] = []
        self._paragraph = self._silent = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        for name, value in named.items():
            if name.startswith("on") or re.match(r"\s*(javascript|data|vbscript):", value):
                self.acting.append((tag, name, value))
        ours = named.get("src", "").lstrip("./").startswith("assets/kunten/")
        ours = ours or (tag == "form" and named.get("class", "").startswith("kt-"))
        if tag in ("iframe", "object", "embed", "base", "meta") or (
            tag in ("script", "img", "form") and not ours
        ):
            self.acting.append((tag, named))
        if tag == "p":
            self._paragraph = "kt-p" in named.get("class", "").split()
            self.texts += [""] * self._paragraph
        self._silent = tag in ("rt", "rp") or "kt-end" in named.get("class", "")

    def handle_endtag(self, tag: str) -> None:
        self._paragraph = self._paragraph and tag != "p"
        self._silent = False

    def handle_data(self, data: str) -> None:
        if self._paragraph and not self._silent:
            self.texts[-1] += data


def html_of(markdown: str) -> str:
    """The HTML of a page of the site."""
    body = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL)
    return Markdown(extensions=EXTENSIONS).convert(body)
