"""What we change in the pages that Material's templates make."""

import re

from builder.browser import SEARCH_WORKER

_WORKER = re.compile(
    r'(<script id="__config"[^>]*>[^<]*"search": ")([^"]*?)assets/javascripts/workers/[^"]*"'
)
# By this name Material's script finds that it is to load the search index, with every page.
_FORM = re.compile(r'(<form\b[^>]*) name="search"')


def with_search(page: str) -> str:
    """A page that is searched by our worker, which loads the index itself when it is needed; what
    is no page of Material's stays as it is."""
    found = _WORKER.sub(rf'\1\2{SEARCH_WORKER}"', page, count=1)
    return page if found == page else _FORM.sub(r"\1", found, count=1)
