"""Ways out: an edition, or the whole site, as files that other programs read."""
