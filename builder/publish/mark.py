"""The site's mark: レ, the commonest of the signs that 訓点 are, with a reading beside it.

One drawing for every size; lengths are parts of the square's side. `tools/icons.py` makes of it the
icons that are shipped.
"""

from functools import cache

from PIL import Image, ImageDraw

INDIGO = (40, 53, 115)
PAPER = (251, 249, 243)
VERMILION = (214, 82, 60)

_STROKE = ((0.36, 0.22), (0.36, 0.76), (0.74, 0.48))
_WIDTH = 0.11
_DOT = (0.66, 0.25, 0.065)  # x, y, radius

# Drawn so many times larger and then made small, for smooth edges.
_SMOOTH = 4


@cache
def mark(side: int, *, background: tuple[int, int, int] = INDIGO) -> Image.Image:
    """The mark as a square picture, `side` pixels wide; one for all who ask, to be copied only."""
    large = side * _SMOOTH
    picture = Image.new("RGB", (large, large), background)
    draw = ImageDraw.Draw(picture)
    points = [(x * large, y * large) for x, y in _STROKE]
    width = round(_WIDTH * large)
    draw.line(points, PAPER, width, joint="curve")
    for x, y in (points[0], points[-1]):
        _circle(draw, x, y, width / 2, PAPER)
    x, y, radius = (part * large for part in _DOT)
    _circle(draw, x, y, radius, VERMILION)
    return picture.resize((side, side), Image.Resampling.LANCZOS)


def mark_svg() -> str:
    """The mark as a picture of any size."""
    points = " ".join(f"{100 * x:g},{100 * y:g}" for x, y in _STROKE)
    x, y, radius = (100 * part for part in _DOT)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
        f'<rect width="100" height="100" rx="18" fill="{in_hex(INDIGO)}"/>'
        f'<polyline points="{points}" fill="none" stroke="{in_hex(PAPER)}" '
        f'stroke-width="{100 * _WIDTH:g}" stroke-linecap="round" stroke-linejoin="round"/>'
        f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{in_hex(VERMILION)}"/></svg>\n'
    )


def _circle(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float, fill: object) -> None:
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=fill)  # type: ignore[arg-type]


def in_hex(colour: tuple[int, int, int]) -> str:
    """A colour, by its red, green and blue from 0 to 255, as the web writes it."""
    return f"#{bytes(colour).hex()}"
