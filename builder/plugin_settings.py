"""What mkdocs.yml says of Kunten, for the plugin and for exports without MkDocs."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load

from builder.errors import EditionError, problem_at
from builder.formats import FORMATS
from builder.publish import UNKNOWN, Publication

_SITE = ("name", "url", "description")


class KuntenConfig(Config):  # type: ignore[no-untyped-call]
    """`sources`: the folder that holds `editions/`, from the folder of mkdocs.yml; `downloads`:
    the formats that the editions are offered in; `shard`: which share of the editions is built,
    `2/3`; `shards`: the folder of all shares that were built, to be joined. Where the file has
    neither of these two, the environment says them. See docs/scale.md."""

    shard = config_options.Type(str, default="")
    shards = config_options.Type(str, default="")
    sources = config_options.Type(str, default=".")
    downloads = config_options.ListOfItems(
        config_options.Choice(tuple(FORMATS)), default=list(FORMATS)
    )

    def set_defaults(self) -> None:
        """Begin with what holds where the file says nothing."""
        super().set_defaults()
        self.shard = os.environ.get("KUNTEN_SHARD", "")
        self.shards = os.environ.get("KUNTEN_SHARDS", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """What mkdocs.yml says that exports need too: what is published where, and the formats that
    editions are offered in."""

    publication: Publication = UNKNOWN
    downloads: tuple[str, ...] = tuple(FORMATS)


def site_settings(root: Path) -> SiteSettings:
    """The settings in `root/mkdocs.yml`, or the defaults where there is no such file.

    Raises EditionError where MkDocs could not read it.
    """
    file = root / "mkdocs.yml"
    if not file.exists():
        return SiteSettings()
    try:
        with file.open("rb") as stream:
            values = yaml_load(stream)
        name, url, about = (str(values.get(f"site_{key}") or "") for key in _SITE)
        options = KuntenConfig()
        options.load_dict(_options(values.get("plugins")))
    except (ConfigurationError, AttributeError, UnicodeDecodeError) as error:
        raise _unreadable(str(error).splitlines()[0]) from None
    errors, _ = options.validate()
    if errors:
        raise _unreadable(f"{errors[0][0]}: {errors[0][1]}")
    url = url and f"{url.rstrip('/')}/"
    publication = Publication(name=name, url=url, description=about)
    return SiteSettings(publication=publication, downloads=tuple(options.downloads))


def _options(plugins: Any) -> dict[str, Any]:
    """The options of this plugin, in a list of names and of names with options, or in a map."""
    entries = plugins if isinstance(plugins, list) else [plugins]
    maps = [entry for entry in entries if isinstance(entry, dict)]
    return next((entry["kunten"] for entry in maps if entry.get("kunten")), {})


def _unreadable(found: str) -> EditionError:
    expected = "settings that MkDocs can read"
    return EditionError([problem_at("mkdocs.yml", "mkdocs-yml", expected, found)])
