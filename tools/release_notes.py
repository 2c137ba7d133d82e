"""What changed in a release, from CHANGELOG.md: python tools/release_notes.py v1.2.3"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def notes(tag: str, version: str, changelog: str) -> str:
    """The changelog's part on this version. Exits where the tag is another one, or nothing is
    said of it."""
    if tag != f"v{version}":
        sys.exit(f"builder/__init__.py: expected the version of the tag {tag}, found {version}")
    part = re.search(rf"^## {re.escape(version)}\b[^\n]*\n(.*?)(?=^## |\Z)", changelog, re.M | re.S)
    if part is None or not part[1].strip():
        sys.exit(f"CHANGELOG.md: expected a part ## {version}, found none")
    return part[1].strip() + "\n"


def main(tag: str) -> None:
    """Print the notes of the release with this tag."""
    package = (ROOT / "builder" / "__init__.py").read_text(encoding="utf-8")
    version = re.search(r'__version__ = "(.*)"', package)
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    print(notes(tag, version[1] if version else "", changelog), end="")


if __name__ == "__main__":
    main(*sys.argv[1:])
