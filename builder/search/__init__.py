"""The search index: what each edition gives to it, and the whole of it."""

from builder.search.documents import Part, edition_part, sections_part
from builder.search.index import site_index
from builder.search.library import SearchIndex

__all__ = ["Part", "SearchIndex", "edition_part", "sections_part", "site_index"]
