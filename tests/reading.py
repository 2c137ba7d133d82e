"""Text of our own, read with the real dictionary; what reads without it is in fakes.py."""

import re
from functools import cache

from builder.analyzer import UnidicAnalyzer
from builder.annotate import annotate_edition
from builder.glossary import Glossary
from builder.model import AnnotatedSection
from builder.reader import Settings, parse_interview
from builder.readings import ReadingEngine


@cache
def engine() -> ReadingEngine:
    """The one of this process."""
    return ReadingEngine(UnidicAnalyzer())


def bare(annotated: str) -> str:
    """A text in which readings stand as `{塩|しお}`, without them."""
    return re.sub(r"\{(.*?)\|.*?\}", r"\1", annotated)


def annotated_section(text: str, glossary: Glossary) -> AnnotatedSection:
    """The one section of an edition that has this text alone."""
    source = f"題\n\n【節】\n\n{text}\n"
    edition = parse_interview(source, path="editions/umi/interview.txt", settings=Settings())
    (section,) = annotate_edition(edition, engine(), glossary).sections
    return section
