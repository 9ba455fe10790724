"""The font in pictures: a free one that comes as a package, and how wide its letters are."""

from __future__ import annotations

import functools
import struct
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

FAMILY = "Source Sans Pro"
PACKAGE = "font_source_sans_pro"  # SIL Open Font License
WEIGHTS = {700: "SourceSansPro-Bold.ttf", 900: "SourceSansPro-Black.ttf"}


def paths() -> list[str]:
    """Return the font's files."""
    return [str(_path(name)) for name in WEIGHTS.values()]


def _path(name: str) -> Path:
    return Path(str(files(PACKAGE) / "files" / name))


def width(text: str, size: float, weight: int) -> float:
    """Return how wide a line of text is, in the unit of its size; a letter that the font lacks counts as an em."""
    em, advances = _advances(weight)
    return sum(advances.get(ord(letter), em) for letter in text) * size / em


@functools.cache
def _advances(weight: int) -> tuple[int, dict[int, int]]:
    """Return units per em, and the advance width of each letter (TrueType tables head, hhea, hmtx and cmap)."""
    data = _path(WEIGHTS[weight]).read_bytes()
    tables = dict(_tables(data))
    (em,) = struct.unpack_from(">H", data, tables[b"head"] + 18)
    (count,) = struct.unpack_from(">H", data, tables[b"hhea"] + 34)
    widths = struct.unpack_from(f">{'H2x' * count}", data, tables[b"hmtx"])
    return em, {code: widths[min(glyph, count - 1)] for code, glyph in _glyphs(data, tables[b"cmap"])}


def _tables(data: bytes) -> Iterator[tuple[bytes, int]]:
    (count,) = struct.unpack_from(">H", data, 4)
    for number in range(count):
        tag, _checksum, offset, _length = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        yield tag, offset


def _glyphs(data: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Yield each letter of the basic plane with its glyph, from the subtable in format 4."""
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    offsets = (struct.unpack_from(">4xI", data, cmap + 4 + 8 * number)[0] for number in range(count))
    start = next(cmap + offset for offset in offsets if struct.unpack_from(">H", data, cmap + offset)[0] == 4)
    (double,) = struct.unpack_from(">H", data, start + 6)
    segments = double // 2
    ends, starts, deltas, ranges = (
        struct.unpack_from(f">{segments}H", data, start + 14 + double * part + (2 if part else 0)) for part in range(4)
    )
    for number in range(segments):
        place = start + 16 + 3 * double + 2 * number
        for code in range(starts[number], min(ends[number], 0xFFFE) + 1):
            glyph = code
            if ranges[number]:
                (glyph,) = struct.unpack_from(">H", data, place + ranges[number] + 2 * (code - starts[number]))
            yield code, (glyph + deltas[number]) & 0xFFFF
