"""Ways in: files of other kinds → a new edition in our grammar."""

from builder.intake.new import new_edition

__all__ = ["new_edition"]
