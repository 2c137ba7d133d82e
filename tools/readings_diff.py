"""Show what a change of rules or dictionary alters in the readings of all editions.

    python tools/readings_diff.py

Compares the editions, read now, with `tests/golden/readings/<slug>.txt`, sentence by sentence:

    umi: … は{海|うみ→かい}の{話|はなし} …
    umi: - a sentence that is there no longer
    umi: + a sentence that is new

Exit code 1 where something differs, or where an edition, a rule of `data/context.tsv` or a file to
compare with cannot be read: then with its name and line.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from builder.build import annotated_editions
from builder.errors import EditionError, problem_at, raise_any
from builder.model import AnnotatedEdition
from builder.reader.encoding import first_fault
from builder.readings import in_braces
from builder.readings.context import fault

ROOT = Path(__file__).parent.parent
FOLDER = Path("tests/golden/readings")
GOLDEN = ROOT / FOLDER
RULES = Path("builder/readings/data/context.tsv")
_RUBY = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
_PIECE = re.compile(rf"{_RUBY.pattern}|.")
_NEAR = 12
"""Words with a reading, and other characters, that are shown on each side of a change."""


def readings(annotated: AnnotatedEdition) -> str:
    """The edition's sentences with their readings as `{漢字|かんじ}`, a sentence a line."""
    texts = [(each.section.title, each.title) for each in annotated.sections]
    texts += [(p.paragraph.text, p.tokens) for each in annotated.sections for p in each.paragraphs]
    texts += [(p.paragraph.text, p.tokens) for p in annotated.profile]
    lines = (in_braces(*each).replace("。", "。\n") for each in texts)
    return "".join(f"{line.strip()}\n" for line in "\n".join(lines).splitlines() if line.strip())


def changes(before: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    """What differs between the sentences of an edition, a line for each."""
    old_texts, new_texts = ([_RUBY.sub(r"\1", line) for line in lines] for lines in (before, now))
    matcher = SequenceMatcher(None, old_texts, new_texts, autojunk=False)
    for tag, i, to_i, j, to_j in matcher.get_opcodes():
        if tag == "equal":
            pairs = zip(before[i:to_i], now[j:to_j], strict=True)
            yield from (_change(old, new) for old, new in pairs if old != new)
        else:
            yield from (f"- {line}" for line in before[i:to_i])
            yield from (f"+ {line}" for line in now[j:to_j])


def _change(before: str, now: str) -> str:
    """A sentence that is read otherwise: each change as `{漢字|old→new}`, or `[old→new]` where
    words are cut otherwise; what is far from any is `…`."""
    old, new = ([piece[0] for piece in _PIECE.finditer(line)] for line in (before, now))
    parts = []
    for tag, i, to_i, j, to_j in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(_shortened(old[i:to_i], first=i == 0, last=to_i == len(old)))
        else:
            parts.append(_changed("".join(old[i:to_i]), "".join(new[j:to_j])))
    return "".join(parts)


def _shortened(pieces: Sequence[str], *, first: bool, last: bool) -> str:
    head, tail = (0 if first else _NEAR), (0 if last else _NEAR)
    if len(pieces) <= head + tail + 1:
        return "".join(pieces)
    return "".join([*pieces[:head], " … ", *pieces[len(pieces) - tail :]]).strip()


def _changed(old: str, new: str) -> str:
    was, now = _RUBY.fullmatch(old), _RUBY.fullmatch(new)
    if was and now and was[1] == now[1]:
        return f"{{{was[1]}|{was[2]}→{now[2]}}}"
    return f"[{old}→{new}]"


def gone(golden: Path, slugs: Sequence[str]) -> list[Path]:
    """The files of editions that are there no longer."""
    return [path for path in sorted(golden.glob("*.txt")) if path.stem not in slugs]


def check_rules(path: Path, shown: str) -> None:
    """Raise EditionError with the lines of the table of rules at `path` that are none."""
    lines = enumerate(_text(path, shown).splitlines(), start=1)
    rules = ((i, line.split("\t")) for i, line in lines if line and not line.startswith("#"))
    faults = ((i, fault(cells)) for i, cells in rules)
    raise_any(problem_at(shown, "rule", *found, line=i) for i, found in faults if found)


def _text(path: Path, shown: str) -> str:
    """What the file holds; raises EditionError where that is no UTF-8."""
    data = path.read_bytes()
    at = first_fault(data)
    if at is None:
        return data.decode("utf-8")
    line, byte = data.count(b"\n", 0, at) + 1, f"the byte 0x{data[at]:02x}"
    raise EditionError([problem_at(shown, "not-utf-8", "UTF-8", byte, line=line)])


def differences(root: Path) -> Iterator[str]:
    """What to print of the project's editions; raises EditionError."""
    editions = list(annotated_editions(root))
    for each in editions:
        slug, now = each.edition.slug, readings(each).splitlines()
        path = root / FOLDER / f"{slug}.txt"
        if path.exists():
            before = _text(path, f"{FOLDER}/{slug}.txt").splitlines()
            yield from (f"{slug}: {line}" for line in changes(before, now))
        else:
            yield f"{slug}: a new edition of {len(now)} sentences (pytest --update-golden)"
    for path in gone(root / FOLDER, [each.edition.slug for each in editions]):
        yield f"{path.stem}: no such edition any longer (pytest --update-golden)"


def main(root: Path = ROOT, rules: Path = ROOT / RULES) -> int:
    """Print what differs."""
    try:
        check_rules(rules, str(RULES))
        lines = list(differences(root))
    except EditionError as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(lines), end="\n" if lines else "")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
