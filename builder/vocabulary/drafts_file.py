"""Writing drafts into drafts.yml, which editors have laid out as they like."""

import re
from collections.abc import Iterable, Sequence

from builder import datafile
from builder.errors import EditionError, problem_at
from builder.json_text import quoted
from builder.model import Draft
from builder.reader import DRAFTS
from builder.vocabulary.dictionary import SOURCES

_BEGINNING = """\
# English for words that are in no entry of glossary.yml. `kunten glossary suggest` adds drafts to
# the end; an editor makes of each status: approved, corrected (change the English, too), or
# declined (the word is left out of the lists). No program changes what stands here.
"""
_DASH = re.compile(r"(\s*)- ")
_NO_WORDS = re.compile(r"(\s*words\s*:)\s*(?:\[\s*\])?\s*((?:#.*)?)")


def with_drafts(text: str, drafts: Sequence[Draft]) -> str:
    """drafts.yml with more drafts behind its words; what an editor wrote in it is kept as it
    stands. Raises `EditionError` where the file has its words in a form that takes no more lines,
    or does not name a source of the drafts."""
    node = datafile.load(text, DRAFTS)
    if not isinstance(node, datafile.Mapping):
        lines = [f"  {name}: {quoted(about)}" for name, about in SOURCES.items()]
        return (
            "\n".join([f"{text}{_BEGINNING}sources:", *lines, "words:", *_lines(drafts, "")]) + "\n"
        )
    _check_sources(node, drafts)
    lines = text.rstrip("\n").split("\n")
    if "words" not in node.values:
        return "\n".join([*lines, "words:", *_lines(drafts, "")]) + "\n"
    indent = _open(lines, node)
    at = _behind(lines, node)
    return "\n".join([*lines[:at], *_lines(drafts, indent), *lines[at:]]) + "\n"


def _open(lines: list[str], node: datafile.Mapping) -> str:
    """How far the entries stand in; an empty list is made one that takes lines."""
    words, line = node.values["words"], node.lines["words"]
    if isinstance(words, datafile.Items) and words.values:
        if dash := _DASH.match(lines[words.line - 1]):
            return dash[1]
    elif empty := _NO_WORDS.fullmatch(lines[line - 1]):
        lines[line - 1] = f"{empty[1]} {empty[2]}".rstrip()
        return ""
    expected, found = "each entry of words on a line of its own, behind `- `", "a list in brackets"
    raise EditionError([problem_at(DRAFTS, "drafts-list", expected, found, line=line)])


def _behind(lines: Sequence[str], node: datafile.Mapping) -> int:
    """How many lines the words end behind: all, or those before the next key and its comments."""
    later = [line for line in node.lines.values() if line > node.lines["words"]]
    if not later:
        return len(lines)
    at = min(later) - 1
    while not lines[at - 1].strip() or lines[at - 1].startswith("#"):
        at -= 1
    return at


def _check_sources(node: datafile.Mapping, drafts: Iterable[Draft]) -> None:
    sources = node.values.get("sources")
    known = sources.values if isinstance(sources, datafile.Mapping) else {}
    missing = sorted({draft.source for draft in drafts if draft.source} - {*known})
    line = node.lines.get("sources", 1)
    problems = [
        problem_at(
            DRAFTS,
            "draft-source",
            f"{name} among the sources, for drafts are from it",
            "none",
            f"write `{name}: {quoted(SOURCES[name])}` below `sources:`",
            line,
        )
        for name in missing
    ]
    if problems:
        raise EditionError(problems)


def _lines(drafts: Iterable[Draft], indent: str) -> list[str]:
    return [f"{indent}{_line(draft)}" for draft in drafts]


def _line(draft: Draft) -> str:
    source = f", source: {draft.source}" if draft.source else ""
    said = f"english: {quoted(draft.english)}, status: {draft.status}{source}"
    return f"- {{word: {draft.word}, reading: {draft.reading}, {said}}}"
