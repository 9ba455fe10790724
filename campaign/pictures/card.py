"""The card that shared links show, 1200 by 630: a poster's headline, its day, the mark standing on its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from string import Template

from campaign.pictures.font import FAMILY, width

SQUEEZE = 0.86  # the headline is set narrow, as on the pages
SPACING = -1.5
LEADING, BELOW = 0.98, 0.22  # of the size: from line to line, and what hangs below the last
HEIGHT = 372  # room for the headline, above the line on which the mark stands
WIDE, BESIDE_MARK = 1072, 790  # room for a line above the mark, and for one beside it
MARK_BEGINS = 134  # below the headline's top
PIECE = re.compile(r"(\s*)([^\s-]*-+|[^\s-]+)")  # a line may end after a word or a dash
SIZES = (124, 112, 100, 90, 80, 70, 60, 50)


@dataclass(frozen=True)
class Card:
    """The words of one card."""

    headline: str
    slug: str  # Monday, November 23: call
    foot: str  # the group's name
    side: str = ""  # 2 minutes


def card_svg(template: str, card: Card, mark: str) -> str:
    """Return the drawing of a card; `mark` is the path of the group's mark."""
    size, lines = fitted(card.headline)
    return Template(template).substitute(
        family=FAMILY,
        slug=escape(card.slug),
        slug_width=round(width(card.slug, 34, 700)) + 32,
        squeeze=SQUEEZE,
        size=size,
        headline="".join(_line(number, line, size) for number, line in enumerate(lines)),
        foot=escape(card.foot),
        foot_size=round(min(36, 36 * 780 / max(1, width(card.foot, 36, 900))), 1),
        side=escape(card.side),
        mark=mark,
    )


def _line(number: int, line: str, size: int) -> str:
    return f'<text y="{(number + 1) * size * LEADING:.1f}">{escape(line)}</text>'


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
    return (width(line, size, 900) + SPACING * len(line)) * SQUEEZE <= room


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
