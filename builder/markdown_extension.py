"""The Python-Markdown extension `kunten`: ruby in Aozora notation becomes `<ruby>`.

It runs once over a page's finished HTML. Ruby as raw HTML, or as an inline pattern, makes
Python-Markdown six to seven times slower, for it keeps each piece apart until the end.
"""

from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

from builder.markup import ruby_as_html


class KuntenExtension(Extension):
    """Registers the postprocessor, behind those that put stashed HTML back."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        md.postprocessors.register(_RubyPostprocessor(md), "kunten_ruby", 5)


class _RubyPostprocessor(Postprocessor):
    def run(self, text: str) -> str:
        return ruby_as_html(text)


def makeExtension(**kwargs: Any) -> KuntenExtension:  # noqa: N802 (Python-Markdown's name)
    """Python-Markdown's way in."""
    return KuntenExtension(**kwargs)
