"""Build the wheel into dist/ and try it as a stranger would: `make wheel`.

In an empty environment the locked packages and the wheel are installed, `kunten init` makes a site,
`mkdocs build --strict` builds it. Nothing of this folder is in reach.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
DIST = ROOT / "dist"


def run(*command: object, cwd: Path) -> None:
    """Run a command that sees neither this environment nor this folder."""
    outside = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    environment = {**outside, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://example.org/site/"}
    subprocess.run([*map(str, command)], cwd=cwd, env=environment, check=True)


def build() -> Path:
    """The wheel, made anew."""
    shutil.rmtree(DIST, ignore_errors=True)
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", cwd=ROOT)
    (wheel,) = DIST.glob("*.whl")
    return wheel


def missing(wheel: Path) -> list[str]:
    """What git has of the package and the wheel has not."""
    listed = ["git", "ls-files", "-z", "builder"]
    tracked = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    with zipfile.ZipFile(wheel) as archive:
        return sorted({*filter(None, tracked.split("\0"))} - {*archive.namelist()})


def main() -> None:
    """Exits with 1 where the wheel is not whole or does not work."""
    wheel = build()
    if lost := missing(wheel):
        sys.exit(f"{wheel.name}: expected every file of builder/, found none of {lost}")
    uv = Path(sys.executable).with_name("uv")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        run(uv, "venv", "--quiet", "--python", sys.executable, place / "venv", cwd=place)
        into = ("pip", "install", "--quiet", "--python", place / "venv")
        run(uv, *into, "--require-hashes", "-r", ROOT / "requirements.lock", cwd=place)
        run(uv, *into, "--no-deps", wheel, cwd=place)
        programs = place / "venv" / "bin"
        run(programs / "kunten", "init", "mine", cwd=place)
        run(programs / "kunten", "check", cwd=place / "mine")
        run(programs / "mkdocs", "build", "--strict", "--quiet", cwd=place / "mine")
        for path in ("mihon/index.html", "sw.js", "mihon/card.png", "mihon/mihon.epub"):
            if not (place / "mine" / "site" / path).is_file():
                sys.exit(f"{wheel.name}: expected {path} in a new site, found none")
    print(f"{wheel.relative_to(ROOT)}: whole, installs clean, builds a new site")


if __name__ == "__main__":
    main()
