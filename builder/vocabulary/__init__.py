"""The words of a section that are worth learning: dictionary form, reading, level, place."""

from builder.vocabulary.drafts import decided, new_drafts, undecided
from builder.vocabulary.drafts_file import with_drafts
from builder.vocabulary.gaps import with_endings, wording
from builder.vocabulary.words import Lexicon, Use, Word

__all__ = [
    "Lexicon",
    "Use",
    "Word",
    "decided",
    "new_drafts",
    "undecided",
    "with_drafts",
    "with_endings",
    "wording",
]
