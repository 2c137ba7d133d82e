"""Show what a change of rules or dictionary alters in the readings of all editions.

    python tools/readings_diff.py

Compares the editions, read now, with `tests/golden/readings/<slug>.txt`, sentence by sentence;
exit code 1 where something differs.
"""

import difflib
import sys
from pathlib import Path

from builder.build import annotated_editions
from builder.model import AnnotatedEdition
from builder.readings import in_braces

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden" / "readings"


def readings(annotated: AnnotatedEdition) -> str:
    """The edition's sentences with their readings as `{漢字|かんじ}`, a sentence a line."""
    texts = [(each.section.title, each.title) for each in annotated.sections]
    texts += [(p.paragraph.text, p.tokens) for each in annotated.sections for p in each.paragraphs]
    texts += [(p.paragraph.text, p.tokens) for p in annotated.profile]
    lines = (in_braces(*each).replace("。", "。\n") for each in texts)
    return "".join(f"{line.strip()}\n" for line in "\n".join(lines).splitlines() if line.strip())


def main() -> int:
    """Print the sentences that differ."""
    changed = 0
    for each in annotated_editions(ROOT):
        path = GOLDEN / f"{each.edition.slug}.txt"
        before = path.read_text("utf-8").splitlines() if path.exists() else []
        for line in difflib.ndiff(before, readings(each).splitlines()):
            if line[0] in "-+":
                changed += 1
                print(f"{each.edition.slug}: {line}")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
