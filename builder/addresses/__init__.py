"""Addresses that were published keep working: what stands where, what stood where, what moved."""

from builder.addresses.current import GLOSSARY, addresses
from builder.addresses.former import terms_with_former_ids, with_former_ids
from builder.addresses.lock import LOCK, LockedPage, lock_text, only, parse_lock, read_lock
from builder.addresses.moves import Moves, find_moves
from builder.addresses.names import editions_with_first_names, terms_with_first_names
from builder.addresses.update import updated_lock

__all__ = [
    "GLOSSARY",
    "LOCK",
    "LockedPage",
    "Moves",
    "addresses",
    "editions_with_first_names",
    "find_moves",
    "lock_text",
    "only",
    "parse_lock",
    "read_lock",
    "terms_with_first_names",
    "terms_with_former_ids",
    "updated_lock",
    "with_former_ids",
]
