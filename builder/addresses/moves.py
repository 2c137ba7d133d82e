"""What became of each published address: it stays, it moved, or it is gone.

Where an address leads is the lock's word. Where the lock says nothing, a renamed section is found
by the times that it shares with the new one, or, without times, by its place among its
neighbours; a time that went to another section by being there alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from builder.addresses.current import Addresses
from builder.addresses.lock import LOCK, Locked, LockedPage, only
from builder.errors import Location, Notice, Problem, notice_at, problem_at

_TIMED = "t-"


@dataclass(slots=True)
class Moves:
    """`pages`: old path → new; `anchors`: page → new id → the ids it had; `elsewhere`: page → old
    id → the address with the anchor on another page; `found`: what nobody said, by the old address
    as the lock writes it; `new`: addresses that the lock does not know."""

    pages: dict[str, str] = field(default_factory=dict)
    anchors: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    elsewhere: dict[str, dict[str, str]] = field(default_factory=dict)
    found: dict[tuple[str, str], str] = field(default_factory=dict)
    new: int = 0
    problems: list[Problem] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def find_moves(locked: Mapping[str, LockedPage], now: Addresses) -> Moves:
    """What became of the addresses in the lock."""
    finder = _Finder(locked, now)
    for path, page in locked.items():
        finder.page(path, page)
    if locked:
        finder.count_new()
    return finder.moves


class _Finder:
    def __init__(self, locked: Mapping[str, LockedPage], now: Addresses) -> None:
        self.locked, self.now, self.moves = locked, now, Moves()
        self.guesses = _renamed(locked, now)

    def page(self, path: str, page: LockedPage) -> None:
        place = self.place(path)
        if page.target and path in self.now:
            self._wrong("address-taken", page, "no page where an arrow begins", path)
        if place is None:
            self._gone(page, path, self._nearest(path))
            return
        if place != path:
            self.moves.pages[path] = place
            if not page.target:
                self._tell(page, (path, ""), path, place)
        for id, anchor in page.anchors.items():
            self.anchor(path, place, id, anchor)

    def place(self, path: str) -> str | None:
        """The page at which the readers of `path` arrive; None where there is none."""
        seen: set[str] = set()
        while path not in self.now:
            if path in seen:
                return None
            seen.add(path)
            path = self._next(path)
        return path

    def _next(self, path: str) -> str:
        """Where a page that is no more leads: by the lock, a guess, or its edition's new name."""
        page = self.locked.get(path)
        if page and page.target:
            return page.target
        if path in self.guesses:
            return self.guesses[path]
        slug, _, rest = path.partition("/")
        edition = self.locked.get(f"{slug}/")
        return edition.target + rest if rest and edition and edition.target else path

    def anchor(self, old: str, path: str, id: str, anchor: Locked) -> None:
        """An anchor of the page `old`, whose readers arrive at `path`."""
        if anchor.target:
            self._arrow(path, id, anchor, _last_target(self.locked[old].anchors, id))
        elif id not in self.now[path]:
            homes = self._homes(path, id)
            if len(homes) == 1:
                target = f"{homes[0]}#{id}"
                self.moves.elsewhere.setdefault(path, {})[id] = target
                self._tell(anchor, (old, id), f"{old}#{id}", target)
            else:
                near = self.now[path][-1] if self.now[path] else ""
                self._gone(anchor, f"{old}#{id}", f"{id} -> {near}" if near else "")

    def _arrow(self, path: str, id: str, anchor: Locked, target: str) -> None:
        page, _, wanted = target.rpartition("#")
        home = self.place(page) if page else path
        if id in self.now[path]:
            self._wrong("address-taken", anchor, "no anchor where an arrow begins", f"{path}#{id}")
        elif home is None or wanted not in self.now[home]:
            self._gone(anchor, target, "")
        elif home != path:
            self.moves.elsewhere.setdefault(path, {})[id] = f"{home}#{wanted}"
        else:
            former = self.moves.anchors.setdefault(path, {})
            former[wanted] = (*former.get(wanted, ()), id)

    def _homes(self, path: str, id: str) -> list[str]:
        """The other pages of the edition with this time."""
        edition = path.partition("/")[0] + "/"
        if not id.startswith(_TIMED):
            return []
        return [each for each in self.now if each.startswith(edition) and id in self.now[each]]

    def count_new(self) -> None:
        """How many addresses the lock has not."""
        for path, anchors in self.now.items():
            page = self.locked.get(path)
            known = page.anchors if page else {}
            self.moves.new += (page is None) + sum(id not in known for id in anchors)
        if self.moves.new:
            text = f"{self.moves.new} new addresses (kunten ids --write adds them)"
            self._notice("new-addresses", 0, text)

    def _nearest(self, path: str) -> str:
        new = [each for each in self.now if each not in self.locked and _together(each, path)]
        return f"{path} -> {new[0]}" if new else ""

    def _gone(self, place: Locked, address: str, arrow: str) -> None:
        lead = f"write `{arrow}`" if arrow else "write an arrow, `old -> new`, to where it went"
        hint = f"{lead}, or delete the line to give the address up"
        self._wrong("address-gone", place, f"something at {address}", "nothing", hint)

    def _wrong(self, code: str, at: Locked, expected: str, found: str, hint: str = "") -> None:
        self.moves.problems.append(problem_at(LOCK, code, expected, found, hint, at.line))

    def _tell(self, at: Locked, key: tuple[str, str], old: str, new: str) -> None:
        self.moves.found[key] = new
        self._notice(
            "address-moved", at.line, f"{old} leads to {new} (kunten ids --write keeps it)"
        )

    def _notice(self, code: str, line: int, text: str) -> None:
        self.moves.notices.append(notice_at(Location(path=LOCK, line=line), code, text))


def _last_target(anchors: Mapping[str, Locked], id: str) -> str:
    """Where a row of arrows on one page ends that begins at `id`."""
    target, seen = anchors[id].target, {id}
    while target in anchors and anchors[target].target and target not in seen:
        seen.add(target)
        target = anchors[target].target
    return target


def _renamed(locked: Mapping[str, LockedPage], now: Addresses) -> dict[str, str]:
    """Pages that are no more, and the new ones that they seem to have become."""
    pairs: dict[str, str] = {}
    gone = [path for path, page in locked.items() if path not in now and not page.target]
    new = [path for path in now if path not in locked]
    for path in gone:
        near = [each for each in new if _together(each, path)]
        shared = {each: len(_times(locked[path].anchors) & _times(now[each])) for each in near}
        best = [each for each in near if shared[each] == max(shared.values())]
        if len(best) == 1 and shared[best[0]]:
            pairs[path] = best[0]
    slugs = dict.fromkeys(path.partition("/")[0] for path in gone)
    in_place = (pair for slug in slugs for pair in _in_place(only(locked, [f"{slug}/"]), now, slug))
    return dict(in_place) | pairs


def _in_place(
    locked: Mapping[str, LockedPage], now: Addresses, slug: str
) -> Iterator[tuple[str, str]]:
    """Sections of an edition, without times, that stand where the old ones stood, between the same
    neighbours."""
    old = [path for path in locked if not locked[path].target]
    new = [path for path in now if path.startswith(f"{slug}/")]
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "replace" and b - a == d - c:
            for before, after in zip(old[a:b], new[c:d], strict=True):
                timed = _times(locked[before].anchors) | _times(now[after])
                fresh = before not in now and after not in locked
                if fresh and _together(before, after) and not timed:
                    yield before, after


def _together(one: str, other: str) -> bool:
    """Whether both are pages of the same edition, and neither is the edition's own."""
    (slug, rest), (other_slug, other_rest) = (
        (path.partition("/")[0], path.partition("/")[2]) for path in (one, other)
    )
    return slug == other_slug and bool(rest) and bool(other_rest)


def _times(anchors: Mapping[str, object] | tuple[str, ...]) -> set[str]:
    return {id for id in anchors if id.startswith(_TIMED)}
