"""The Python-Markdown extension `kunten`: the interview's paragraphs, finished HTML, and ruby.

Ruby in Aozora notation becomes `<ruby>` in one pass over a page's finished HTML. As raw HTML, or as
an inline pattern, it makes Python-Markdown six to seven times slower, for it keeps each piece apart
until the end. Paragraphs of the interview go round the inline patterns altogether: nothing stands
in them but links, and each of some thirty patterns would search them through for every link.
HTML between the marks of `markup.raw_html` goes round the parser of HTML, which would take longer
for a long table than all else.
"""

import sys
from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.toc import nest_toc_tokens
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.util import AtomicString

from builder.markup import PARAGRAPH_CLASS
from builder.markup_markdown import (
    PARAGRAPH,
    RAW_HTML,
    ruby_as_html,
    split_links,
    with_hard_breaks,
)

_NOT_SEARCHED = ' data-search-exclude="1"'


class KuntenExtension(Extension):
    """Registers the HTML's processor before the search for HTML, the paragraphs' before all other
    blocks', the ruby's behind those that put stashed text back."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        md.preprocessors.register(_RawHtmlPreprocessor(md), "kunten_html", 25)
        md.parser.blockprocessors.register(_ParagraphProcessor(md.parser), "kunten_paragraph", 200)
        md.postprocessors.register(_RubyPostprocessor(md), "kunten_ruby", 5)


class _RawHtmlPreprocessor(Preprocessor):
    """Stashes what `markup.raw_html` wrote."""

    def run(self, lines: list[str]) -> list[str]:
        text = RAW_HTML.sub(lambda found: str(self.md.htmlStash.store(found[1])), "\n".join(lines))
        return text.split("\n")


class _ParagraphProcessor(BlockProcessor):
    """Reads paragraphs of the interview. Links become elements, so that MkDocs checks them and
    turns them into addresses; the text between them is left to no pattern."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        return PARAGRAPH.fullmatch(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        if not (match := PARAGRAPH.fullmatch(blocks.pop(0))):
            return
        text, id = match.groups()
        attributes = {"id": id, "class": PARAGRAPH_CLASS} if id else {"class": PARAGRAPH_CLASS}
        paragraph = SubElement(parent, "p", attributes)
        before, links = split_links(with_hard_breaks(text))
        paragraph.text = self._kept(before)
        for words, target, classes, behind in links:
            link = SubElement(paragraph, "a", {"href": target})
            if classes:
                link.set("class", classes.replace(".", ""))
            link.text, link.tail = self._kept(words), self._kept(behind)

    def _kept(self, text: str) -> AtomicString:
        """The text as no pattern will see it; tags must be stashed to come through as tags."""
        text = _with_ruby(text)
        return AtomicString(self.parser.md.htmlStash.store(text) if "<" in text else text)


class _RubyPostprocessor(Postprocessor):
    def run(self, text: str) -> str:
        return _with_ruby(text)


def _with_ruby(text: str) -> str:
    """The text with its ruby; Zensical, which has no plugins, is told to leave the readings out of
    what it searches. Under MkDocs our own index does, and the pages stay lighter."""
    text = ruby_as_html(text)
    if "zensical" not in sys.modules:
        return text
    return text.replace("<rt>", f"<rt{_NOT_SEARCHED}>").replace("<rp>", f"<rp{_NOT_SEARCHED}>")


def html_of(text: str) -> str:
    """The HTML of Markdown that somebody else wrote, a line of it being a line; HTML in it is text.

    Python's parser of HTML, which would look for tags, takes time with the square of the text."""
    converter = Markdown(extensions=["tables", "sane_lists", "nl2br"])
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    return converter.convert(text)


def nested(headings: Sequence[tuple[int, str, str]]) -> list[Any]:
    """A table of contents, as Python-Markdown gives it: each heading's level, id and name."""
    tokens: Any = [{"level": level, "id": id, "name": name} for level, id, name in headings]
    return list(nest_toc_tokens(tokens))


def makeExtension(**kwargs: Any) -> KuntenExtension:  # noqa: N802 (Python-Markdown's name)
    """Python-Markdown's way in."""
    return KuntenExtension(**kwargs)
