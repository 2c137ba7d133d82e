"""readings.yml: how words are read that the dictionary reads otherwise, for all editions.

```yaml
- surface: 今日        # holds kanji
  reading: こんにち    # kana
  after: そして        # only where it stands behind そして; may be absent
  before: では         # only where では follows; may be absent
```
"""

from builder.datafile import load
from builder.errors import EditionError, Problem
from builder.model import ReadingOverride
from builder.reader.fields import as_items
from builder.reader.readings import check_twice, read_override


def parse_overrides(text: str, *, path: str) -> tuple[ReadingOverride, ...]:
    """The entries in the file's order. Raises `EditionError` with all problems."""
    problems: list[Problem] = []
    entries = as_items(load(text, path), path, problems)
    read = [(read_override(fields), fields) for fields in entries]
    check_twice(read)
    if problems:
        raise EditionError(sorted(problems, key=lambda problem: problem.location))
    return tuple(override for override, _ in read)
