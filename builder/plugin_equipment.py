"""What every page needs, put into a site's configuration: styles, scripts, templates, Markdown."""

from mkdocs.config import config_options
from mkdocs.config.defaults import MkDocsConfig

from builder.browser import SCRIPTS, STYLES, THEME

_MARKDOWN_EXTENSIONS = ("attr_list", "kunten")


def equip(config: MkDocsConfig) -> None:
    """Load our styles and scripts before the site's own, understand the pages' Markdown."""
    config.extra_css = [*STYLES, *config.extra_css]
    script = config_options.ExtraScript()  # type: ignore[no-untyped-call]
    scripts = map(script.run_validation, SCRIPTS)
    config.extra_javascript = [*scripts, *config.extra_javascript]
    # Behind the site's own templates, before the theme's.
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
    known = config.markdown_extensions
    missing = [name for name in _MARKDOWN_EXTENSIONS if name not in known]
    config.markdown_extensions = [*known, *missing]
