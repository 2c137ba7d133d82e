"""The words of a section that are worth learning: dictionary form, reading, level, place."""

from builder.vocabulary.drafts import decided, new_drafts, undecided
from builder.vocabulary.drafts_file import with_drafts
from builder.vocabulary.parts import PartOfSpeech
from builder.vocabulary.words import Lexicon, Use, Word, with_endings

__all__ = [
    "Lexicon",
    "PartOfSpeech",
    "Use",
    "Word",
    "decided",
    "new_drafts",
    "undecided",
    "with_drafts",
    "with_endings",
]
