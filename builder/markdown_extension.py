"""The Python-Markdown extension `kunten`: ruby in Aozora notation becomes `<ruby>`.

It runs once over a page's finished HTML. Ruby as raw HTML, or as an inline pattern, makes
Python-Markdown six to seven times slower, for it keeps each piece apart until the end. The text of
an interview's paragraphs is kept from its inline patterns altogether: there is nothing for them to
find in it but links, and each of some thirty patterns would search it through.
"""

import re
from collections.abc import Iterator
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from builder.markup import PARAGRAPH_CLASS, ruby_as_html

_PARAGRAPH_ATTRIBUTES = re.compile(rf"\{{ [^\n]*\.{PARAGRAPH_CLASS}\b[^\n]*\}}")
_LINK_END_OR_TEXT = re.compile(r"\]\([^)]*\)(?:\{[^}]*\})?|[\[\]]|([^\[\]]*[^\[\] ])")


class KuntenExtension(Extension):
    """Registers the processors: behind the normalising of white space and before the search for
    HTML blocks, and behind those that put stashed text back."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        md.preprocessors.register(_TextPreprocessor(md), "kunten_text", 25)
        md.postprocessors.register(_RubyPostprocessor(md), "kunten_ruby", 5)


class _TextPreprocessor(Preprocessor):
    """Stashes what stands between links in the paragraphs that `markup.paragraph` wrote."""

    def run(self, lines: list[str]) -> list[str]:
        return list(self._kept(lines))

    def _kept(self, lines: list[str]) -> Iterator[str]:
        block: list[str] = []
        for line in lines:
            if _PARAGRAPH_ATTRIBUTES.fullmatch(line):
                block = [_LINK_END_OR_TEXT.sub(self._stash, each) for each in block]
            block.append(line)
            if not line:
                yield from block
                block = []
        yield from block

    def _stash(self, match: re.Match[str]) -> str:
        return self.md.htmlStash.store(match[1]) if match[1] else match[0]


class _RubyPostprocessor(Postprocessor):
    def run(self, text: str) -> str:
        return ruby_as_html(text)


def makeExtension(**kwargs: Any) -> KuntenExtension:  # noqa: N802 (Python-Markdown's name)
    """Python-Markdown's way in."""
    return KuntenExtension(**kwargs)
