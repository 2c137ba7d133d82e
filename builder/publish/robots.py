"""What crawlers are told: that they may read all, and where all is listed (RFC 9309)."""

from builder.publish.publication import Publication

ROBOTS = "robots.txt"  # heeded at the root of a host alone


def robots(publication: Publication) -> bytes:
    """The file; `publication.url` must be known."""
    listed = publication.address("sitemap.xml")
    return f"User-agent: *\nAllow: /\n\nSitemap: {listed}\n".encode()
