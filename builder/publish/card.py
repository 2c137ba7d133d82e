"""The picture that other sites show beside a link: title, subtitle and the site's name.

Its letters come from Noto Serif JP (SIL Open Font License), which a package brings, so that no
machine needs Japanese fonts or the web. The same text gives the same bytes.
"""

import io
import zlib
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
_LEADING = 51  # from one line of the subtitle to the next
_RULE = 476  # above the mark and the name
# A pixel's number tells its place between two colours, so that a letter's edge, which lies between
# two numbers, has the colour between: no picture in true colours is to be made small.
_STEPS = 12
_PAIRS = ((PAPER, _INK), (PAPER, _GREY), (PAPER, INDIGO), (INDIGO, VERMILION))
_TITLE_INK, _SUBTITLE_INK, _NAME_INK = (pair * (_STEPS + 1) + _STEPS for pair in range(3))
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


@lru_cache(maxsize=16)
def _card(title: str, subtitle: str, site: str) -> bytes:
    """A PNG of 1200 × 630 pixels. What is too long ends in 「…」."""
    picture = Image.new("L", SIZE, _TITLE_INK - _STEPS)
    draw = ImageDraw.Draw(picture)
    y = 96
    size, lines = _fitting(title)
    for line in lines:
        _write(draw, (_MARGIN, y), line, _TITLE_INK, size)
        y += round(size * 1.45)
    draw.rectangle((0, y, *SIZE), fill=_SUBTITLE_INK - _STEPS)
    y += 18
    room = (_RULE - y + 5) // _LEADING
    for line in _cut(list(_lines(subtitle, _SUBTITLE)), min(room, _SUBTITLE_LINES)):
        _write(draw, (_MARGIN, y), line, _SUBTITLE_INK, _SUBTITLE)
        y += _LEADING
    draw.rectangle((0, _RULE, *SIZE), fill=_NAME_INK - _STEPS)
    draw.rectangle((_MARGIN, _RULE, _RIGHT, _RULE + 2), fill=len(_PAIRS) * (_STEPS + 1) - 1)
    draw.rectangle((0, 0, 26, SIZE[1]), fill=_NAME_INK)
    picture.paste(_mark(), (_MARGIN, 500))
    name = _cut(list(_lines(site, _NAME, _RIGHT - _MARGIN - 96)), 1)
    _write(draw, (_MARGIN + 96, 512), "".join(name), _NAME_INK, _NAME)
    picture.putpalette(_palette())
    return _png(picture)


def _png(picture: Image.Image) -> bytes:
    """All but the letters are runs of one colour. To look for more than runs takes three times as
    long, for a quarter of the size."""
    file = io.BytesIO()
    picture.save(file, "PNG", compress_type=zlib.Z_RLE)
    return file.getvalue()


@cache
def _mark() -> Image.Image:
    """The mark in the numbers of its colours."""
    palette = Image.new("P", (1, 1))
    palette.putpalette(_palette())
    small = mark(72).quantize(palette=palette, dither=Image.Dither.NONE)
    return Image.frombytes("L", small.size, small.tobytes())


@cache
def _palette() -> tuple[int, ...]:
    """The colours of all cards, red, green and blue: those that meet, and what lies between."""
    return tuple(part for pair in _PAIRS for part in _between(*pair))


def _between(first: tuple[int, int, int], last: tuple[int, int, int]) -> Iterator[int]:
    """The parts of the colours from the first to the last, both included."""
    for step in range(_STEPS + 1):
        yield from (round(a + (b - a) * step / _STEPS) for a, b in zip(first, last, strict=True))


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(serif_path(), size, layout_engine=ImageFont.Layout.BASIC)


def _write(draw: ImageDraw.ImageDraw, at: tuple[int, int], line: str, ink: int, size: int) -> None:
    """Write a line from its upper left corner."""
    x, y = at
    for sign in line:
        letter, left, top = _letter(sign, size)
        if letter:
            draw.bitmap((x + left, y + top), letter, ink)
        x += round(_length(sign, size))


@lru_cache(maxsize=1 << 9)
def _letter(sign: str, size: int) -> tuple[Image.Image | None, int, int]:
    """A letter's picture and where it stands; None for one that leaves no ink. To draw letters
    anew takes as long as to compress the picture, and titles hold the same again and again."""
    left, top, right, bottom = map(round, _font(size).getbbox(sign))
    if left >= right or top >= bottom:
        return None, 0, 0
    letter = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(letter).text((-left, -top), sign, 255, _font(size))
    return letter, left, top


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
    line, length = "", 0.0
    for piece in _pieces(" ".join(text.split())[:300]):
        if line and length + _length(piece.rstrip(), size) > width:
            yield line.rstrip()
            line, length = "", 0.0
        line += piece
        length += _length(piece, size)
    if line:
        yield line.rstrip()


@lru_cache(maxsize=1 << 12)
def _length(text: str, size: int) -> float:
    """In pixels. The font moves no letters together, so that of a line is the sum of its parts'."""
    return _font(size).getlength(text)


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
