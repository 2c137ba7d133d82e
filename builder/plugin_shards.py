"""A share of a library inside MkDocs, and shares that become one site."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from builder.files_out import link_or_copy
from builder.reader import Share
from builder.shards import BuiltShare, write_share
from builder.site import Site

_SHARE = re.compile(r"([1-9]\d*)/([1-9]\d*)")


def share_of(setting: str) -> Share | None:
    """The share that a setting like `2/3` means, None for an empty one; raises PluginError."""
    if not setting:
        return None
    match = _SHARE.fullmatch(setting)
    if not match or int(match[1]) > int(match[2]):
        raise PluginError(f"mkdocs.yml or KUNTEN_SHARD: expected a shard like 2/3, found {setting}")
    return Share(number=int(match[1]), of=int(match[2]))


def folder_of(shards: str, shard: str, root: Path) -> Path | None:
    """The folder of all shares, below `root`, where the setting `shards` says that they are to be
    joined, else None; raises PluginError."""
    if not shards:
        return None
    if shard:
        found = f"found both, {shard} and {shards}"
        raise PluginError(f"KUNTEN_SHARD, KUNTEN_SHARDS: expected one of the two, {found}")
    folder = root / shards
    if not folder.is_dir():
        raise PluginError(
            f"mkdocs.yml or KUNTEN_SHARDS: expected a folder of shares, found {folder}"
        )
    return folder


def ship(files: Files, config: MkDocsConfig, shares: Iterable[BuiltShare]) -> list[str]:
    """Make the files of the shares the site's; gives the paths of their pages, as `Site.pages`."""
    pages = []
    for share in shares:
        for path, place in share.files.items():
            file = _Shipped.generated(config, path, abs_src_path=str(share.folder / place))
            file.inclusion = InclusionLevel.NOT_IN_NAV
            file.dest_uri = place
            files.append(file)
            pages += [path] if path.endswith(".md") else []
    return pages


def keep_share(
    config: MkDocsConfig, files: Files, site: Site, key: str, offered: Iterable[str]
) -> None:
    """Put what the share gives to the whole into the site's folder."""
    slugs = {edition.slug for edition in site.editions}
    own = [path for path in (*site.pages, *offered) if path.partition("/")[0] in slugs]
    given = zip((each.value() for each in site.mentions), site.search, strict=True)
    write_share(Path(config.site_dir), key, site.editions, given, _places(files, own))


def _places(files: Files, paths: Iterable[str]) -> Mapping[str, str]:
    """Where files stand in the site, by their paths below the docs folder."""
    found = {path: files.src_uris.get(path) for path in paths}
    return {path: file.dest_uri for path, file in found.items() if file}


class _Shipped(File):
    """A file of the finished site, pages included: there is nothing to render."""

    def is_documentation_page(self) -> bool:
        """No page for MkDocs, though links name it as one."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002 (MkDocs' name)
        """Put it in its place."""
        link_or_copy(Path(str(self.abs_src_path)), Path(self.abs_dest_path))
