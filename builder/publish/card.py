"""The picture that other sites show beside a link: title, subtitle and the site's name.

Its letters come from Noto Serif JP (SIL Open Font License), which a package brings, so that no
machine needs Japanese fonts or the web. The same text gives the same bytes.
"""

import io
from collections.abc import Iterator
from functools import cache, lru_cache

from PIL import Image, ImageDraw, ImageFont
from pylopdf_fonts_jp import serif_path

from builder.model import Edition
from builder.publish.mark import INDIGO, PAPER, VERMILION, mark
from builder.publish.publication import Publication

CARD = "card.png"
SIZE = (1200, 630)

_MARGIN = 90
_RIGHT = 1110
_INK, _GREY = (34, 36, 46), (96, 98, 110)
_SIZES = (72, 64, 56, 48, 42)  # of the title's letters: the largest that fits is taken
_TITLE_LINES, _SUBTITLE_LINES = 4, 2
_SUBTITLE, _NAME = 32, 34
_STEPS = 12  # from one colour to another
# Signs that begin no line, and that end none.
_NO_START = set(
    "、。，．,.!?！？：；:;）)」』】》〉］]}ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々〜…‥・%％"
)
_NO_END = set("（(「『【《〈［[{")


def card(publication: Publication) -> bytes:
    """The card of the site, for pages of no edition."""
    host = publication.url.partition("//")[2].rstrip("/")
    return _card(publication.name, publication.description, host)


def edition_card(edition: Edition, publication: Publication) -> bytes:
    """The card of an edition's pages."""
    return _card(edition.title, edition.subtitle, publication.name)


@lru_cache(maxsize=512)
def _card(title: str, subtitle: str, site: str) -> bytes:
    """A PNG of 1200 × 630 pixels. What is too long ends in 「…」."""
    picture = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 26, SIZE[1]), fill=INDIGO)
    y = 96
    size, lines = _fitting(title)
    for line in lines:
        draw.text((_MARGIN, y), line, _INK, _font(size))
        y += round(size * 1.45)
    y += 18
    for line in _cut(list(_lines(subtitle, _SUBTITLE)), _SUBTITLE_LINES):
        draw.text((_MARGIN, y), line, _GREY, _font(_SUBTITLE))
        y += round(_SUBTITLE * 1.6)
    picture.paste(mark(72), (_MARGIN, 500))
    name = _cut(list(_lines(site, _NAME, _RIGHT - _MARGIN - 96)), 1)
    draw.text((_MARGIN + 96, 512), "".join(name), INDIGO, _font(_NAME))
    draw.rectangle((_MARGIN, 476, _RIGHT, 478), fill=VERMILION)
    return _png(picture)


def _png(picture: Image.Image) -> bytes:
    """Few colours do: the letters' edges. To look for the best ones in each picture, and to
    optimize the file, takes four times as long as all the rest; to compress it more, half as long
    as all the rest for a fifth of the size."""
    file = io.BytesIO()
    small = picture.quantize(palette=_palette(), dither=Image.Dither.NONE)
    small.save(file, "PNG", compress_level=3)
    return file.getvalue()


@cache
def _palette() -> Image.Image:
    """A picture with the colours of all cards: those that meet, and what lies between them."""
    meeting = ((PAPER, _INK), (PAPER, _GREY), (PAPER, INDIGO), (INDIGO, VERMILION))
    picture = Image.new("P", (1, 1))
    picture.putpalette([part for pair in meeting for part in _between(*pair)])
    return picture


def _between(first: tuple[int, int, int], last: tuple[int, int, int]) -> Iterator[int]:
    """The parts of the colours from the first to the last, both included."""
    for step in range(_STEPS + 1):
        yield from (round(a + (b - a) * step / _STEPS) for a, b in zip(first, last, strict=True))


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(serif_path(), size, layout_engine=ImageFont.Layout.BASIC)


def _fitting(title: str) -> tuple[int, list[str]]:
    for size in _SIZES:
        lines = list(_lines(title, size))
        if len(lines) * size <= 72 * 3 and len(lines) <= _TITLE_LINES:
            return size, lines
    return size, _cut(lines, _TITLE_LINES)


def _cut(lines: list[str], most: int) -> list[str]:
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1][:-1] + "…"]


def _lines(text: str, size: int, width: int = _RIGHT - _MARGIN) -> Iterator[str]:
    """The text in lines of at most `width` pixels, cut where Japanese and English may be cut."""
    line = ""
    for piece in _pieces(" ".join(text.split())[:300]):
        if line and _font(size).getlength(line + piece.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece
    if line:
        yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """Runs that must not be parted: words of Latin letters, signs with what they cling to."""
    piece = ""
    for sign in text:
        if piece and not _clings(piece[-1], sign):
            yield piece
            piece = ""
        piece += sign
    if piece:
        yield piece


def _clings(before: str, sign: str) -> bool:
    latin = before < "\u0250" and sign < "\u0250" and before != " "
    return len(before) > 0 and (latin or sign == " " or sign in _NO_START or before in _NO_END)
