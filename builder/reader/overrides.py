"""readings.yml: how words are read that the dictionary reads otherwise, for all editions.

```yaml
- surface: 今日        # holds kanji
  reading: こんにち    # kana
  after: そして        # only where it stands behind そして; may be absent
  before: では         # only where では follows; may be absent
```
"""

from builder.datafile import load
from builder.errors import Problem, raise_any
from builder.model import ReadingOverride
from builder.reader.fields import as_items
from builder.reader.readings import overrides_of


def parse_overrides(text: str, *, path: str) -> tuple[ReadingOverride, ...]:
    """The entries in the file's order. Raises `EditionError` with all problems."""
    problems: list[Problem] = []
    overrides = overrides_of(as_items(load(text, path), path, problems))
    raise_any(problems)
    return overrides
