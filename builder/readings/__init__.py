"""Readings: what every word of a text is read as, where that comes from, how sure it is."""

from builder.readings.engine import ReadingEngine
from builder.readings.lines import annotate_lines, in_braces
from builder.readings.words import standard

__all__ = ["ReadingEngine", "annotate_lines", "in_braces", "standard"]
