"""The words of a section that are worth learning: dictionary form, reading, level, place."""

from builder.vocabulary.drafts import decided, new_drafts, undecided
from builder.vocabulary.drafts_file import with_drafts
from builder.vocabulary.gaps import elsewhere, with_endings
from builder.vocabulary.words import Lexicon, Use, Word

__all__ = [
    "Lexicon",
    "Use",
    "Word",
    "decided",
    "elsewhere",
    "new_drafts",
    "undecided",
    "with_drafts",
    "with_endings",
]
