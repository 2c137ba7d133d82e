"""Where the plugin tells what an owner should know."""

import logging

# Only loggers below `mkdocs.` count in strict mode.
log = logging.getLogger("mkdocs.plugins.kunten")
