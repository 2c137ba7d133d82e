"""The end of the editions' pages: put into the theme, protected, written, and kept.

What `mkdocs serve` has built is taken again where neither the page nor the theme round it changed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from mkdocs.structure.pages import Page

from builder.files_out import link_or_copy, put_file
from builder.plugin_made import MadePage, MadePages, Shape
from builder.plugin_shell import Shell, Theme, shell_of
from builder.policy import inline_scripts, with_policy
from builder.processes import spread
from builder.publish import digest

# With fewer pages of a shape a shell does not pay; with fewer pages a second process does not.
_WORTH_A_SHELL = 3
_WORTH_A_PROCESS = 200


@dataclass(slots=True)
class Finished:
    """What builds have finished: pages, in `folder`, unless no other build follows; shells, as
    pages with slots; and by the file of an edition's pages on what they depended."""

    folder: Path | None = None
    shells: dict[Shape, bytes] = field(default_factory=dict)
    keys: dict[Path, object] = field(default_factory=dict)


@dataclass(kw_only=True)
class Finishing:
    """Finishes the pages of `editions` in one build. `pages` are MkDocs', by their path below the
    docs folder; `settings` is what they depend on beside their content and the theme, for each
    edition by its slug."""

    finished: Finished
    theme: Theme
    editions: Sequence[MadePages]
    pages: Mapping[str, Page]
    settings: Mapping[str, object]

    def begin(self) -> None:
        """Render what is to be rendered by the theme's template."""
        _ = self._shells, self._alone

    def scripts(self) -> dict[str, frozenset[bytes]]:
        """The inline scripts of each page, by its path in the site."""
        within = {shape: inline_scripts(page) for shape, page in self._shells.items()}
        alone = {path: inline_scripts(page) for path, page in self._alone.items()}
        return {
            self._place(path): each.scripts | within.get(shape, alone.get(path, frozenset()))
            for each in self.editions
            for path, shape in zip(each.paths, each.shapes, strict=True)
        }

    def write(self, rules: str, site: Path) -> Mapping[str, bytes]:
        """Put the pages into the folder of the site, with the rules of the policy. Gives the
        digests of those that were made anew, by their paths in the site."""
        shells = {shape: shell_of(with_policy(page, rules)) for shape, page in self._shells.items()}
        worthwhile = sum(len(each.paths) for each in self._changed) // _WORTH_A_PROCESS
        work = partial(self._write, rules, shells, site)
        digests = {
            path: each
            for own in spread(work, self._changed, worthwhile)
            for path, each in own.items()
        }
        if self.finished.folder:
            self._keep(self.finished.folder, site)
        self.finished.shells = self._shells
        self.finished.keys = {each.file: self._key(each) for each in self.editions}
        return digests

    def _keep(self, folder: Path, site: Path) -> None:
        """Keep the pages that were written for the next build, and put those that were kept into
        the site."""
        written = {each.file for each in self._changed}
        for each in self.editions:
            for place in map(self._place, each.paths):
                made, wanted = (site, folder) if each.file in written else (folder, site)
                link_or_copy(made / place, wanted / place)

    @cached_property
    def _changed(self) -> Sequence[MadePages]:
        """The editions whose pages are to be written: all, where the theme is another than in the
        build before, by what it makes of the changed pages, or else of some page."""
        before = self.finished
        changed = [each for each in self.editions if before.keys.get(each.file) != self._key(each)]
        known = [shape for each in changed for shape in each.shapes if shape in before.shells]
        known = known or [shape for shape in before.shells if shape in self._samples][:1]
        same = known and all(before.shells[each] == self._slotted(each) for each in known)
        return changed if same else self.editions

    def _key(self, edition: MadePages) -> object:
        return edition.digest, self.settings[edition.slug]

    @cached_property
    def _samples(self) -> dict[Shape, list[tuple[MadePages, int]]]:
        """Where pages of each shape stand."""
        found: dict[Shape, list[tuple[MadePages, int]]] = {}
        for each in self.editions:
            for number, shape in enumerate(each.shapes):
                found.setdefault(shape, []).append((each, number))
        return found

    @cached_property
    def _shells(self) -> dict[Shape, bytes]:
        """The shells of all shapes that have one."""
        new = {shape for each in self._changed for shape in each.shapes}
        kept = {} if self._changed is self.editions else self.finished.shells
        common = [s for s in new if s.plain and len(self._samples[s]) >= _WORTH_A_SHELL]
        tried = {s: self._slotted(s) for s in common if s in kept or self._is_right(s)}
        return {**{s: page for s, page in kept.items() if s in self._samples}, **tried}

    @cached_property
    def _alone(self) -> dict[str, bytes]:
        """The changed pages that no shell fits."""
        return {
            made.path: self.theme.whole(self.pages[made.path], shape, made)
            for each in self._changed
            if not self._shells.keys() >= set(each.shapes)
            for shape, made in zip(each.shapes, each.made(), strict=True)
            if shape not in self._shells
        }

    def _slotted(self, shape: Shape) -> bytes:
        if shape not in self._drafts:
            edition, number = self._samples[shape][0]
            page = self.pages[edition.paths[number]]
            self._drafts[shape] = self.theme.with_slots(shape, page)
        return self._drafts[shape]

    @cached_property
    def _drafts(self) -> dict[Shape, bytes]:
        return {}

    def _is_right(self, shape: Shape) -> bool:
        """Whether the first and the last page of the shape come out as without a shell."""
        shell = shell_of(self._slotted(shape))
        samples = self._samples[shape]
        return all(
            shell.filled(self.theme.values(page, made)) == self.theme.whole(page, shape, made)
            for page, made in map(self._sample, (samples[0], samples[-1]))
        )

    def _sample(self, sample: tuple[MadePages, int]) -> tuple[Page, MadePage]:
        edition, number = sample
        return self.pages[edition.paths[number]], edition.made()[number]

    def _write(
        self, rules: str, shells: Mapping[Shape, Shell], site: Path, edition: MadePages
    ) -> dict[str, bytes]:
        digests = {}
        for shape, made in zip(edition.shapes, edition.made(), strict=True):
            path = made.path
            shell = shells.get(shape)
            html = (
                shell.filled(self.theme.values(self.pages[path], made))
                if shell
                else with_policy(self._alone[path], rules)
            )
            place = self._place(path)
            put_file(site / place, [html])
            digests[place] = digest(html)
        return digests

    def _place(self, path: str) -> str:
        return self.pages[path].file.dest_uri
