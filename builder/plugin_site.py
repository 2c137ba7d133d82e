"""The end of a build by MkDocs: the policy in every page, and the site in its place."""

import logging
from collections.abc import Collection
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.utils import CountHandler

from builder.errors import disk_words
from builder.plugin_finish import Finishing
from builder.plugin_log import log
from builder.policy import protect
from builder.publish import worker_files
from builder.site_folder import begin, finish, give_up


class SiteFolder:
    """Where the site is made, and where it belongs: there the last one is `standing`. `mkdocs
    serve` makes it in a folder of its own, whose name begins as below, where nothing is standing,
    and shows no page while it does."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._site = Path(config.site_dir)
        self.preview = self._site.name.startswith("mkdocs_")
        self.standing = None if self.preview else self._site
        if not self.preview:
            config.site_dir = str(begin(self._site))

    def finish(
        self, config: MkDocsConfig, sourced: Collection[str], editions: Finishing | None
    ) -> None:
        """Give every page the policy, and the site its place, if nothing is wrong with it.
        `sourced`: the paths in the site of the pages that were made from sources; `editions`
        finishes those that MkDocs did not."""
        folder = Path(config.site_dir)
        scripts = editions.scripts() if editions else {}
        protection = protect(folder, sourced, scripts, preview=self.preview)
        for path in protection.stopped:
            log.warning(f"{path}: expected no script from a source, found one; it will not run")
        digests = editions.write(protection.rules, folder) if editions else {}
        if self.preview:
            return
        for path, content in worker_files(folder, digests).items():
            (folder / path).write_bytes(content)  # nobody looks into the folder yet
        config.site_dir = str(self._site)
        if config.strict and _warned():
            give_up(self._site)
        else:
            finish(self._site)
            log.info(f"The site stands in {self._site}")

    def fail(self, error: Exception) -> None:
        """Leave the site that stood there. A full disk and the like are told in a line."""
        if not self.preview:
            give_up(self._site)
        if isinstance(error, OSError):
            raise Abort(disk_words(error))


def _warned() -> bool:
    """Whether MkDocs has counted a warning; in strict mode it then fails behind the last event."""
    counters = (each for each in logging.getLogger("mkdocs").handlers if type(each) is CountHandler)
    return any(each.get_counts() for each in counters)
