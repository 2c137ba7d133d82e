"""The name under which an edition or a term was published first.

A learner's cards are known by it, so that they stay the same ones when an editor renames what they
are made from. An arrow of the lock to a name that the lock does not have yet is a new name of the
same thing, and `kunten ids --write` keeps that as `=>`; an arrow to a name that was published
already joins two things, of which the other one's first name counts.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from builder.addresses.current import GLOSSARY
from builder.addresses.lock import Locked, LockedPage
from builder.model import Edition, Term


def was_renamed(name: str, locked: Mapping[str, Locked]) -> bool:
    """Whether the arrow at `name` leads to its new name: one that the lock does not have; of
    several arrows to a new name the first."""
    target = locked[name].target
    if not _is_name(name) or not target or target in locked:
        return False
    return name == next(each for each in locked if locked[each].target == target)


def first_name(name: str, locked: Mapping[str, Locked], now: Collection[str]) -> str:
    """Back from `name` along the arrows that rename, to the first that nothing has `now`."""
    seen = {name}
    while True:
        before = [
            old
            for old, each in locked.items()
            if each.target == name and (each.renamed or was_renamed(old, locked))
        ]
        if not before or before[0] in seen or before[0] in now:
            return name
        name = before[0]
        seen.add(name)


def editions_with_first_names(
    editions: Iterable[Edition], locked: Mapping[str, LockedPage]
) -> tuple[Edition, ...]:
    """The editions, each with the slug under which it was published first."""
    editions = tuple(editions)
    now = {f"{each.slug}/" for each in editions}
    names = {each.slug: first_name(f"{each.slug}/", locked, now).rstrip("/") for each in editions}
    return tuple(
        each if names[each.slug] == each.slug else replace(each, published_as=names[each.slug])
        for each in editions
    )


def terms_with_first_names(
    terms: Iterable[Term], locked: Mapping[str, LockedPage]
) -> tuple[Term, ...]:
    """The terms, each with the id under which it was published first."""
    terms = tuple(terms)
    anchors = locked[GLOSSARY].anchors if GLOSSARY in locked else {}
    if not any(each.target for each in anchors.values()):
        return terms
    now = {f"term-{term.id}" for term in terms}
    names = {
        term.id: first_name(f"term-{term.id}", anchors, now).removeprefix("term-") for term in terms
    }
    return tuple(
        term if names[term.id] == term.id else replace(term, published_as=names[term.id])
        for term in terms
    )


def _is_name(address: str) -> bool:
    """Whether it is an edition's page or an anchor: what lies below an edition has no cards."""
    return address.count("/") < 2
