"""The search index: what each edition gives to it, and the whole of it."""

from builder.search.documents import Part, edition_part
from builder.search.index import edition_names, site_index

__all__ = ["Part", "edition_names", "edition_part", "site_index"]
