"""Ways out: an edition, or the whole site, as files that other programs read."""

from builder.exporters.downloads import Downloads, Offer
from builder.exporters.export import Export
from builder.exporters.markdown import write_markdown
from builder.exporters.registry import EXPORTERS
from builder.exporters.revisions import Revisions

__all__ = [
    "EXPORTERS",
    "Downloads",
    "Export",
    "Offer",
    "Revisions",
    "write_markdown",
]
