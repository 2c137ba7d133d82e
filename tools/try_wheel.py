"""Build the wheel into dist/ and try it as a stranger would: `make wheel`.

In an empty environment the locked packages and the wheel are installed, `kunten init` makes a site,
`kunten new` an edition from a file of each kind and encoding, `mkdocs build --strict` builds them.
Nothing of this folder is in reach.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

import docx

ROOT = Path(__file__).parent.parent
DIST = ROOT / "dist"
CODECS = ("utf-16", "utf-8-sig", "cp932", "euc_jp", "iso2022_jp")


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


def files_of_each_kind() -> dict[str, bytes]:
    """Interviews by the names of their files: the layouts of the tests, one of them in every
    encoding, a Word document."""
    found = {
        path.name: path.read_bytes()
        for path in sorted((ROOT / "tests" / "interviews").iterdir())
        if path.suffix != ".json"
    }
    text = found["dash.txt"].decode("utf-8")
    found |= {f"{codec}.txt": text.encode(codec, "replace") for codec in CODECS}
    found["crlf.txt"] = text.replace("\n", "\r\n").encode()
    document, stream = docx.Document(), BytesIO()
    for style, line in (("Title", "箱を作る人"), ("Heading 1", "木"), ("Normal", "山田：桐です。")):
        document.add_paragraph(line, style=style)
    document.save(stream)
    return {**found, "word.docx": stream.getvalue()}


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
        pages = ["mihon/index.html", "sw.js", "mihon/card.png", "mihon/mihon.epub"]
        for name, content in files_of_each_kind().items():
            (place / name).write_bytes(content)
            slug = re.sub("[^a-z0-9]+", "-", name.lower())
            run(programs / "kunten", "new", slug, "--from", place / name, cwd=place / "mine")
            pages.append(f"{slug}/index.html")
        run(programs / "kunten", "check", cwd=place / "mine")
        run(programs / "mkdocs", "build", "--strict", "--quiet", cwd=place / "mine")
        for path in pages:
            if not (place / "mine" / "site" / path).is_file():
                sys.exit(f"{wheel.name}: expected {path} in a new site, found none")
    told = f"builds a new site from {len(files_of_each_kind())} kinds of files"
    print(f"{wheel.relative_to(ROOT)}: whole, installs clean, {told}")


if __name__ == "__main__":
    main()
