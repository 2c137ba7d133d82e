"""The files that a reader's browser gets from the package, and where they stand in the site."""

from importlib.resources import files

FOLDER = "assets/kunten"
STYLES = (f"{FOLDER}/kunten.css",)
SCRIPTS = (f"{FOLDER}/kunten.mjs",)


def assets() -> dict[str, bytes]:
    """Every file of `builder/assets`, by its path in the site."""
    folder = files("builder") / "assets"
    return {f"{FOLDER}/{file.name}": file.read_bytes() for file in folder.iterdir()}
