"""Pictures drawn of words: cards for shared links, icons, and codes on paper."""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FAMILY = "Archivo ExtraCondensed ExtraBold"
FONT = Path(__file__).parents[1] / "theme/fonts/archivo.ttf"  # its README.md says where it is from
BORDER = 4  # modules of quiet around a QR code, which readers need
LEADING, BELOW = 0.98, 0.22  # of the size: from line to line, and what hangs below the last
HEIGHT = 372  # room for the headline, above the line on which the mark stands
WIDE, BESIDE_MARK = 1072, 790  # room for a line above the mark, and for one beside it
MARK_BEGINS = 134  # below the headline's top
PIECE = re.compile(r"(\s*)([^\s-]*-+|[^\s-]+)")  # a line may end after a word or a dash
COMMON = re.compile(r"[ -~\xa0-\xac\xae-\u017e‘’“”–—…]*")  # what the font has for sure
SIZES = (164, 150, 136, 124, 112, 100, 90, 80, 70, 60, 50)


def width(text: str, size: float) -> float:
    """Return how wide a line of text is, in the unit of its size."""
    return _font().getlength(text) * size / 1000


@functools.cache
def _font() -> FreeTypeFont:
    """Return the font at a size of 1000, without the kerning that the cards do not have either."""
    from PIL import ImageFont  # only where something is drawn

    return ImageFont.truetype(FONT, 1000, layout_engine=ImageFont.Layout.BASIC)


def undrawn(text: str) -> str:
    """Return the characters of a text that the font lacks, such as emoji, each once: they would be crossed boxes."""
    return "" if COMMON.fullmatch(text) else "".join(each for each in dict.fromkeys(text) if not _has(each))


def _drawn(text: str) -> str:
    """Return a text without what the font lacks."""
    if gone := undrawn(text):
        text = " ".join("".join(each for each in text if each not in gone).split())
    return text


@functools.cache
def _has(character: str) -> bool:
    """Return whether the font has a character: one that it lacks is drawn as one that is in no font."""
    if character.isspace():
        return True
    return any(map(operator.ne, _shape(character), _shape("\U0010ffff")))


@functools.cache
def _shape(character: str) -> tuple[object, bytes]:
    mask = _font().getmask(character)
    return mask.size, bytes(mask)


@dataclass(frozen=True)
class Card:
    """The words of one card."""

    headline: str
    slug: str  # Monday, November 23: call
    foot: str  # the group's name
    side: str = ""  # 2 minutes


def card_svg(template: str, card: Card, mark: str) -> str:
    """Return the drawing of a card; `mark` is the path of the group's mark."""
    card = Card(*map(_drawn, astuple(card)))
    size, lines = fitted(card.headline)
    drawn = [f'<text y="{n * size * LEADING:.1f}">{escape(line)}</text>' for n, line in enumerate(lines, 1)]
    return Template(template).substitute(
        family=FAMILY,
        slug=escape(card.slug),
        slug_width=round(width(card.slug, 34)) + 32,
        size=size,
        headline="".join(drawn),
        foot=escape(card.foot),
        foot_size=round(min(36, 36 * 780 / max(1, width(card.foot, 36))), 1),
        side=escape(card.side),
        mark=mark,
    )


def fitted(headline: str) -> tuple[int, list[str]]:
    """Return the largest size at which a headline fits, and its lines; at the smallest, what is too long is cut."""
    for size in SIZES:
        lines = list(_wrapped(headline, size))
        if len(lines) <= _most(size) and all(_fits(line, number, size) for number, line in enumerate(lines)):
            return size, lines
    return size, _cut(lines, size)


def _most(size: int) -> int:
    """Return how many lines of a size there is room for."""
    return int((HEIGHT / size - BELOW) / LEADING)


def _wrapped(headline: str, size: int) -> Iterator[str]:
    line, number = "", 0
    for space, word in PIECE.findall(headline):
        longer = f"{line} {word}" if space and line else line + word
        if line and not _fits(longer, number, size):
            yield line
            line, number = word, number + 1
        else:
            line = longer
    yield line


def _fits(line: str, number: int, size: int) -> bool:
    """Return whether a line is narrow enough for its place: above the mark there is more room than beside it."""
    ends = ((number + 1) * LEADING + BELOW) * size
    room = WIDE if ends < MARK_BEGINS else BESIDE_MARK
    return width(line, size) <= room


def _cut(lines: list[str], size: int) -> list[str]:
    """Return lines that fit, each cut where it is too long, the last one where others follow it."""
    most = _most(size)
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] += "…"
    return [_shortened(line, number, size) for number, line in enumerate(kept)]


def _shortened(line: str, number: int, size: int) -> str:
    while len(line) > 1 and not _fits(line, number, size):
        line = line.rstrip("…")[:-1].rstrip() + "…"
    return line


def icon_svg(template: str, pixels: int, scale: float, mark: str) -> str:
    """Return the drawing of an icon; `scale` is how much of it the mark takes."""
    return Template(template).substitute(pixels=pixels, scale=scale, mark=mark)


def png(svg: str) -> bytes:
    """Return a drawing as PNG, the same on every system: only the fonts that come with the project are used."""
    import resvg_py  # only where something is drawn: most pictures are kept from an earlier build

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, font_files=[str(FONT)], skip_system_fonts=True))


def code_svg(address: str) -> str:
    """Return the QR code that leads to an address, in as few modules as hold it, so that they print large.

    Where there is room for it, segno raises the error level. The mask is always the first: readers take any, and
    weighing all eight takes four times as long.
    """
    import segno  # as above

    code = segno.make(address, micro=False, error="l", mask=0)
    return code.svg_inline(border=BORDER, svgclass="qr", lineclass=None, omitsize=True)
