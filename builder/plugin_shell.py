"""The theme's template round the pages of editions, rendered once for all pages of one shape.

A template looks at few things in a page and prints the rest. So it is given a page whose title,
text and so on are slots, and what it makes of that is filled for each page. That a template does
only print is not believed but tried: two pages of a shape are rendered in full, and where one of
them comes out otherwise, all are.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from builder.markdown_extension import nested
from builder.plugin_made import MadePage, Shape, encoded

_SLOT = re.compile(rb"KuntenSlot(\d+)Q")


class _Compiled(BytecodeCache):
    """The templates that were compiled in this process, by name and content."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the template's code, if it is here."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the template's code."""
        if bucket.code:
            self._codes[bucket.key, bucket.checksum] = bucket.code


_compiled = _Compiled()


def compile_once(env: Environment) -> None:
    """Let the environment take what an earlier one has compiled: MkDocs makes one for each build,
    and to compile Material's templates takes as long as to render ten pages."""
    env.bytecode_cache = env.bytecode_cache or _compiled


Values = tuple[bytes, ...]
"""As they are written to files: title, description, head, text, address, edit link, and a name and
an id for each heading."""


@dataclass(frozen=True, slots=True)
class Shell:
    """A rendered template in pieces; between them stand slots, by their number."""

    pieces: tuple[bytes, ...]
    slots: tuple[int, ...]

    def filled(self, values: Values) -> bytes:
        """The page with these values."""
        parts = [self.pieces[0]]
        for slot, piece in zip(self.slots, self.pieces[1:], strict=True):
            parts += (values[slot], piece)
        return b"".join(parts)


def shell_of(page: bytes) -> Shell:
    """The shell that is a page with slots."""
    parts = _SLOT.split(page)
    return Shell(tuple(parts[::2]), tuple(map(int, parts[1::2])))


@dataclass(frozen=True, kw_only=True)
class Theme:
    """Renders pages with the theme's template, `documents` being all pages of the site. `head`
    gives what a page's head says of it, `finish` does what plugins do to every page."""

    env: Environment
    config: MkDocsConfig
    nav: Navigation
    documents: Sequence[File]
    head: Callable[[Page, Mapping[str, Any]], str]
    finish: Callable[[str], str]

    def with_slots(self, shape: Shape, page: Page) -> bytes:
        """The template round pages of this shape, of which `page` is one."""
        slots = [f"KuntenSlot{number}Q" for number in range(6 + 2 * len(shape.levels))]
        title, description, head, text, *others = slots
        title, description = title * shape.titled, description * shape.described
        shown = f"<h1>{text}" if shape.headed else text
        html = self._rendered(page, shape, (title, description, head, shown, *others))
        return html.replace(encoded(shown), encoded(text))

    def whole(self, page: Page, shape: Shape, made: MadePage) -> bytes:
        """A page by itself."""
        values = [value.decode() for value in self.values(page, made)]
        return self._rendered(page, shape, values)

    def values(self, page: Page, made: MadePage) -> Values:
        """What fills the slots of a page."""
        texts = (
            str(made.meta.get("title", "")),
            str(made.meta.get("description", "")),
            self.head(page, made.meta),
        )
        others = (
            page.canonical_url or "",
            page.edit_url or "",
            *(part for each in made.headings for part in (each.name, each.id)),
        )
        return (*map(encoded, texts), made.html, *map(encoded, others))

    def _rendered(self, page: Page, shape: Shape, values: Sequence[str]) -> bytes:
        """What MkDocs and the theme make of a page with these values."""
        title, description, head, text, address, edit, *headings = values
        own = page.canonical_url, page.edit_url
        strings = {"title": title, "description": description, "kunten_head": head}
        page.meta = {key: value for key, value in strings.items() if value}
        page.meta["hide"] = list(shape.hide)
        page.markdown, page.content = "", text
        page.canonical_url, page.edit_url = own[0] and address, own[1] and edit
        named = zip(shape.levels, headings[1::2], headings[::2], strict=True)
        page.toc = get_toc(nested(list(named)))
        page.active = True
        self.config._current_page = page
        context = get_context(self.nav, self.documents, self.config, page)
        html = self.env.get_template("main.html").render(context)
        self.config._current_page = None
        page.active, page.content, page.meta = False, None, {}
        page.canonical_url, page.edit_url = own
        return encoded(self.finish(html))
