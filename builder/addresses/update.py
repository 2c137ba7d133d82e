"""The lock after a publication: what it held, and what is new."""

from collections.abc import Collection, Mapping

from builder.addresses.current import GLOSSARY, Addresses
from builder.addresses.lock import Locked, LockedPage
from builder.addresses.moves import Moves
from builder.addresses.names import was_renamed


def updated_lock(
    locked: Mapping[str, LockedPage], now: Addresses, moves: Moves, *, forget: bool = False
) -> dict[str, LockedPage]:
    """The lock with the addresses of `now`, and an arrow for all that moved; by edition, the pages
    in their order. What is gone stays, so that it is told again, unless it is to `forget`."""
    pages: dict[str, LockedPage] = {}
    for path, ids in now.items():
        left = _left(path, locked.get(path), ids, moves, forget)
        pages[path] = LockedPage(line=0, anchors={id: Locked(line=0) for id in ids} | left)
    for path, page in locked.items():
        target = page.target or moves.found.get((path, ""), "")
        if path not in now and (target or not forget):
            ids = now.get(moves.pages.get(path, ""), ())
            left = _left(path, page, ids, moves, forget)
            renamed = page.renamed or was_renamed(path, locked)
            pages[path] = LockedPage(line=0, target=target, renamed=renamed, anchors=left)
    order = {path: number for number, path in enumerate(pages)}
    return dict(sorted(pages.items(), key=lambda each: (_edition(each[0]), order[each[0]])))


def _left(
    path: str, page: LockedPage | None, now: Collection[str], moves: Moves, forget: bool
) -> dict[str, Locked]:
    """The anchors of a page of the lock that are not among those of `now`."""
    left = {}
    anchors = page.anchors if page else {}
    for id, anchor in anchors.items():
        target = anchor.target or moves.found.get((path, id), "")
        if id not in now and (target or not forget):
            renamed = anchor.renamed or (path == GLOSSARY and was_renamed(id, anchors))
            left[id] = Locked(line=0, target=target, renamed=renamed)
    return left


def _edition(path: str) -> tuple[bool, str]:
    """The glossary comes last."""
    slug = path.partition("/")[0]
    return slug == "glossary", slug
