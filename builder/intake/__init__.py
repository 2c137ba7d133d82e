"""Ways in: files of other kinds → a new edition in our grammar."""

from builder.intake.new import new_edition
from builder.intake.told import NewEdition

__all__ = ["NewEdition", "new_edition"]
