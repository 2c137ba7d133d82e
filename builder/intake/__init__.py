"""Ways in: files of other kinds → a new edition in our grammar."""

from builder.intake.new import NewEdition, new_edition

__all__ = ["NewEdition", "new_edition"]
