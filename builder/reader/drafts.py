"""drafts.yml: English for the words of word lists that are in no entry of the glossary.

```yaml
sources:                         # what a draft may come from, with version and licence
  edict: EDICT of 2021-02-03 (EDRDG), CC BY-SA 4.0
words:                           # `kunten glossary suggest` adds to the end
- {word: 手元, reading: てもと, english: at hand, status: draft, source: edict}
```

`status` is draft until an editor decides: approved, corrected (the English is the editor's), or
declined (the word is left out of every list).
"""

from builder.datafile import load
from builder.errors import Problem, raise_any
from builder.model import Draft, DraftStatus
from builder.reader.fields import Fields, as_fields, did_you_mean, is_empty, report_repeats
from builder.reader.readings import is_kana

_Entry = tuple[Draft, Fields]


def parse_drafts(text: str, *, path: str) -> tuple[Draft, ...]:
    """The entries in the file's order. Raises `EditionError` with all problems."""
    node = load(text, path)
    if is_empty(node):
        return ()
    problems: list[Problem] = []
    fields = as_fields(node, path, problems)
    entries = list(_entries(fields)) if fields else []
    raise_any(problems)
    return tuple(draft for draft, _ in entries)


def _entries(fields: Fields) -> list[_Entry]:
    declared = fields.fields("sources")
    sources = dict(declared.pairs()) if declared else {}
    entries = [(_draft(each, tuple(sources)), each) for each in fields.each("words")]
    fields.done()
    words = (
        ((draft.word, draft.reading), draft.word and f"{draft.word} ({draft.reading})", each)
        for draft, each in entries
    )
    report_repeats(words, "draft-twice", "word", "a word once")
    return entries


def _draft(fields: Fields, sources: tuple[str, ...]) -> Draft:
    statuses = ", ".join(DraftStatus)
    status = fields.convert("status", DraftStatus, f"one of {statuses}", required=True)
    draft = Draft(
        word=fields.text("word", required=True),
        reading=fields.text("reading", required=True),
        english=fields.text("english"),
        status=status or DraftStatus.DRAFT,
        source=fields.text("source"),
        location=fields.location(),
    )
    fields.done()
    if draft.reading and not is_kana(draft.reading):
        fields.report("reading-not-kana", "reading", "kana as reading", draft.reading)
    if draft.source and draft.source not in sources:
        hint = did_you_mean(draft.source, sources)
        fields.report("draft-source", "source", "one of the file's sources", draft.source, hint)
    if draft.status in {DraftStatus.APPROVED, DraftStatus.CORRECTED} and not draft.english:
        fields.report("draft-english", "english", f"English for a word {draft.status}", "none")
    return draft
