"""EPUB 3: the edition as a book, with ruby, notes as pop-up footnotes, and its glossary."""

from builder.exporters.epub.book import epub
from builder.exporters.epub.pages import section_page

__all__ = ["epub", "section_page"]
