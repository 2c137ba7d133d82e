"""Kunten: from a Japanese interview to an annotated study edition."""

__version__ = "0.1.0"
