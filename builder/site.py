"""The whole site, as far as it is made from the sources: its pages, and the files beside them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.addresses import Moves
from builder.browser import CARDS, PLACES, assets
from builder.edition_study import StudiedEdition
from builder.errors import Notice, Problem
from builder.glossary import Glossary
from builder.model import Edition, ReadingOverride
from builder.pages import Kept, PackedMentions, Page, cards, editions_list, study_paths
from builder.publish import (
    CARD,
    FEED,
    ROBOTS,
    Publication,
    app_files,
    card,
    feed,
    moved_pages,
    robots,
)
from builder.search import Part

# In a hand-written page at the top of the docs folder this comment becomes the list of editions.
_EDITIONS_MARK = "<!-- kunten: editions -->"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything made from the sources: `overrides` the readings of all editions, `pages` by their
    path below the docs folder, `kept` those of each edition that was built, `mentions` what
    each edition says of the terms, `places` the file that tells its pages where they stand,
    `search` what it gives to the search index, in all `searched` bytes at least, `moves` what
    became of published addresses. `study` gives an edition with its readings, terms and words, anew
    at each call. What was asked for beside the pages is all made after `wait`."""

    editions: tuple[Edition, ...]
    overrides: tuple[ReadingOverride, ...]
    glossary: Glossary
    study: Callable[[Edition], StudiedEdition]
    wait: Callable[[], None]
    pages: Mapping[str, Page]
    kept: tuple[Kept, ...]
    mentions: tuple[PackedMentions, ...]
    places: Sequence[bytes]
    search: Sequence[Part]
    searched: int
    moves: Moves
    problems: tuple[Problem, ...]
    notices: tuple[Notice, ...]

    def files(self, publication: Publication, changed: Mapping[str, int]) -> dict[str, bytes]:
        """What the site has beside the pages and the editions' places, by its path; `changed` as
        for the feed."""
        entries = cards(self.glossary.terms, [each.ids for each in self.mentions])
        found = {**assets(), CARDS: entries.encode(), CARD: card(publication)}
        found |= moved_pages(self._moved(), self.moves.elsewhere, publication)
        found |= app_files(publication)
        if publication.url:
            found[FEED] = feed(publication, self.editions, changed)
            found[ROBOTS] = robots(publication)
        return found

    def _moved(self) -> dict[str, str]:
        """What leads on, old path → new. The pages to study by, of which no address is listed, move
        with their edition."""
        found = dict(self.moves.pages)
        now = {f"{edition.slug}/": edition for edition in self.editions}
        for old, new in self.moves.pages.items():
            if new in now and old.count("/") == 1:
                below = [f"{path.removesuffix('.md')}/" for path in study_paths(now[new])]
                found |= {old + each: new + each for each in below}
        return found

    def places_files(self) -> Iterator[tuple[str, bytes]]:
        """The files that tell each edition's pages where they stand, with their paths."""
        for edition, places in zip(self.editions, self.places, strict=True):
            yield f"{edition.slug}/{PLACES}", places

    def fill(self, markdown: str) -> str:
        """A hand-written page with the list of editions put in where it asks for it."""
        if _EDITIONS_MARK not in markdown:
            return markdown
        return markdown.replace(_EDITIONS_MARK, editions_list(self.editions))
