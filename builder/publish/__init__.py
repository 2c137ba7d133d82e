"""What the site tells the rest of the web: descriptions of its pages, a feed, cards, icons."""

from builder.publish.card import CARD, card, edition_card
from builder.publish.description import Descriptions
from builder.publish.feed import FEED, feed
from builder.publish.head import page_head
from builder.publish.moved import moved_pages
from builder.publish.offline import app_files, digest, worker_files
from builder.publish.publication import UNKNOWN, Publication
from builder.publish.robots import ROBOTS, robots

__all__ = [
    "CARD",
    "FEED",
    "ROBOTS",
    "UNKNOWN",
    "Descriptions",
    "Publication",
    "app_files",
    "card",
    "digest",
    "edition_card",
    "feed",
    "moved_pages",
    "page_head",
    "robots",
    "worker_files",
]
