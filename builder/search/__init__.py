"""The search index: what each edition gives to it, and the whole of it."""

from builder.search.documents import Part, edition_part, sections_part
from builder.search.index import site_index
from builder.search.library import index_files

__all__ = ["Part", "edition_part", "index_files", "sections_part", "site_index"]
