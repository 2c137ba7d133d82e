"""The whole pipeline: from the folder `editions/` to the pages of the site."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from builder.addresses import (
    GLOSSARY,
    LockedPage,
    Moves,
    addresses,
    editions_with_first_names,
    find_moves,
    lock_text,
    only,
    read_lock,
    terms_with_first_names,
    terms_with_former_ids,
    updated_lock,
    with_former_ids,
)
from builder.edition_builder import EditionBuilder, Progress
from builder.edition_parts import Beside
from builder.edition_study import StudiedEdition
from builder.edits import Entries
from builder.files_out import write_file
from builder.formats import FORMATS
from builder.glossary import Glossary
from builder.model import AnnotatedEdition
from builder.pages import (
    Mentions,
    Pack,
    PackedMentions,
    PackedPages,
    Unpacked,
    edition_places,
    glossary_page,
    more_editions,
    pack,
)
from builder.reader import DRAFTS, Share, Sources, drafts_text, parse_drafts, read_sources
from builder.search import Part
from builder.site import Site
from builder.vocabulary import new_drafts, with_drafts


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedSources:
    """The sources with the ids that they had before, and what moved."""

    sources: Sources
    moves: Moves


def build_site(
    root: Path,
    slug: str | None = None,
    formats: tuple[str, ...] = tuple(FORMATS),
    tell: Progress | None = None,
) -> Site:
    """All pages made from `root/editions`, or from the edition `slug` alone.

    The pages of editions offer files in the named `formats`, which are made elsewhere. `tell` is
    called with how many editions are done, and of how many.
    Raises EditionError where a source cannot be read.
    """
    return site_of(moved_sources(root, slug), formats, tell)


def moved_sources(
    root: Path, slug: str | None = None, share: Share | None = None, *, packed: bool = False
) -> MovedSources:
    """What `build_site` builds, or a share of it, `packed` or not; raises EditionError where a
    source cannot be read."""
    sources = read_sources(root, slug, share, packed=packed)
    locked = read_lock(root)
    own = [each.slug for each in sources.editions] if slug or share else None
    moves = find_moves(_own(locked, own), addresses(sources.editions, sources.glossary))
    editions = editions_with_first_names(sources.editions, locked)
    terms = terms_with_first_names(sources.glossary, locked)
    return MovedSources(
        sources=replace(
            sources,
            editions=tuple(with_former_ids(each, moves) for each in editions),
            glossary=terms_with_former_ids(terms, moves),
        ),
        moves=moves,
    )


def site_of(
    moved: MovedSources,
    formats: tuple[str, ...],
    tell: Progress | None = None,
    beside: Beside | None = None,
    *,
    edits_follow: bool = False,
) -> Site:
    """All pages made from the sources; `beside` is made of each edition with them. Where
    `edits_follow`, what the next build can use stays in memory from the first one on."""
    sources, moves = moved.sources, moved.moves
    builder = _builder(sources, formats)
    built = builder.build_all(sources.editions, tell, beside, edits_follow=edits_follow)
    mentions = tuple(each.mentions for each in built)
    kept = tuple(pages for each in built for pages in each.pages)
    shared = _shared_pages(sources, builder.glossary, mentions)
    return Site(
        editions=sources.editions,
        overrides=sources.overrides,
        glossary=builder.glossary,
        study=builder.study,
        wait=builder.wait,
        pages=PackedPages([*kept, shared]),
        kept=kept,
        mentions=mentions,
        places=Unpacked(each.places for each in built),
        search=Unpacked(each.search for each in built),
        searched=sum(each.searched for each in built),
        moves=moves,
        problems=tuple(problem for each in built for problem in each.problems),
        notices=tuple(dict.fromkeys(notice for each in built for notice in each.notices)),
    )


def joined_site(moved: MovedSources, given: Mapping[str, tuple[Mentions, Part]]) -> Site:
    """The pages that all editions share, where the editions' own were built elsewhere; `given` is
    what each of these gives to the whole, by its slug."""
    sources = moved.sources
    builder = _builder(sources)
    said = [given[edition.slug][0] for edition in sources.editions]
    mentions = tuple(map(PackedMentions, said))
    return Site(
        editions=sources.editions,
        overrides=sources.overrides,
        glossary=builder.glossary,
        study=builder.study,
        wait=builder.wait,
        pages=PackedPages([_shared_pages(sources, builder.glossary, mentions)]),
        kept=(),
        mentions=mentions,
        places=tuple(map(edition_places, said)),
        search=tuple(given[edition.slug][1] for edition in sources.editions),
        searched=sum(part.least for _, part in given.values()),
        moves=moved.moves,
        problems=(),
        notices=(),
    )


def _shared_pages(sources: Sources, glossary: Glossary, mentions: Sequence[PackedMentions]) -> Pack:
    return pack([*more_editions(sources.editions), glossary_page(glossary, mentions)])


def _own(locked: dict[str, LockedPage], slugs: Sequence[str] | None) -> dict[str, LockedPage]:
    """The published addresses, or those of these editions alone and the glossary's."""
    return locked if slugs is None else only(locked, (*(f"{slug}/" for slug in slugs), GLOSSARY))


def new_lock(root: Path, *, forget: bool = False) -> tuple[str, Moves]:
    """What `root/editions/ids.lock` is to hold with all addresses of now, and what became of those
    that stand there. What is gone stays in it, unless it is to `forget`.

    Raises EditionError where a source cannot be read.
    """
    sources, locked = read_sources(root), read_lock(root)
    now = addresses(sources.editions, sources.glossary)
    moves = find_moves(locked, now)
    return lock_text(updated_lock(locked, now, moves, forget=forget)), moves


def annotated_editions(root: Path, slug: str | None = None) -> Iterator[AnnotatedEdition]:
    """The editions below `root/editions`, or the one called `slug`, one after another.

    Raises EditionError where a source cannot be read.
    """
    sources = moved_sources(root, slug).sources
    builder = _builder(sources)
    yield from map(builder.annotate, sources.editions)


def studied_editions(root: Path, slug: str | None = None) -> Iterator[StudiedEdition]:
    """The same with the words of their sections, and the glossary."""
    sources = moved_sources(root, slug).sources
    builder = _builder(sources)
    yield from map(builder.study, sources.editions)


def suggest_drafts(root: Path, slug: str) -> int:
    """Add drafts for the words of the edition `slug` to `root/editions/drafts.yml`; how many.

    What stands there already stays, and so do the glossary's entries. Raises EditionError where a
    source cannot be read or nothing can be added, OSError where the file cannot be written.
    """
    sources = read_sources(root, slug)
    builder = _builder(sources)
    uses = builder.study(sources.editions[0]).uses
    added = new_drafts(sources.drafts, chain.from_iterable(uses.values()))
    if added:
        text = with_drafts(drafts_text(root), added)
        parse_drafts(text, path=DRAFTS)
        write_file(root / DRAFTS, text.encode())
    return len(added)


_before: list[EditionBuilder] = []  # the builder of the build before, in this process


def _builder(sources: Sources, formats: tuple[str, ...] = ()) -> EditionBuilder:
    """A builder that keeps what the one before made and an edit of the sources leaves as it is:
    `mkdocs serve` builds again and again."""
    entries = Entries(terms=sources.glossary, overrides=sources.overrides, drafts=sources.drafts)
    builder = EditionBuilder(entries, formats)
    if _before:
        builder.take_over(_before.pop())
    _before.append(builder)
    return builder
