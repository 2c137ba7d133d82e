"""Draw the icons of builder/assets from the site's mark.

    python tools/icons.py

They ship as files: to draw the larger one takes as long as to build a small site's pages.
"""

import io
from pathlib import Path

from builder.publish.mark import mark, mark_svg

OUT = Path(__file__).parent.parent / "builder" / "assets"
SIDES = 192, 512


def icons() -> dict[str, bytes]:
    """The icons by the names of their files."""
    return {"icon.svg": mark_svg().encode(), **{f"icon-{side}.png": _png(side) for side in SIDES}}


def _png(side: int) -> bytes:
    file = io.BytesIO()
    mark(side).save(file, "PNG", optimize=True)
    return file.getvalue()


if __name__ == "__main__":
    for name, content in icons().items():
        (OUT / name).write_bytes(content)
