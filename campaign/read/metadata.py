"""What a picture file carries besides the picture: places, names, comments, previews. Cut out without a pixel changed.

Formats: JPEG (ITU T.81, segments), PNG (chunks), WebP (RIFF chunks), GIF89a (extensions). An AVIF file is not taken
apart here: what it carries is only named.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n"
PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT cICP mDCV cLLI".split()
)
WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
GIF_KEPT = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
TURNED = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0%c\0\0\0\0\0\0"  # EXIF that only turns the picture


def stripped(content: bytes) -> bytes:
    """Return a picture file without what it carries besides the picture; as it is where it cannot be taken apart."""
    try:
        if content.startswith(b"\xff\xd8"):
            return b"".join(_jpeg(content))
        if content.startswith(PNG):
            return PNG + b"".join(_png(content))
        if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
            chunks = b"".join(_webp(content))
            return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WEBP" + chunks
        if content.startswith((b"GIF87a", b"GIF89a")):
            return b"".join(_gif(content))
    except (IndexError, ValueError, struct.error):
        pass
    return content


def _jpeg(content: bytes) -> Iterator[bytes]:
    """Yield what shows the picture: all but EXIF, XMP, IPTC, comments, and what follows the end."""
    yield content[:2]
    at = 2
    while True:
        if content[at] != 0xFF:
            raise IndexError
        marker = content[at + 1]
        if marker == 0xDA:  # the pixels, up to the end; a marker within them is 0xFF00 or a restart
            yield content[at : content.index(b"\xff\xd9", at) + 2]
            return
        size = int(struct.unpack(">H", content[at + 2 : at + 4])[0])
        segment = content[at : at + 2 + size]
        at += 2 + size
        kept = marker not in range(0xE1, 0xF0) and marker != 0xFE
        if kept or marker == 0xEE or segment[4:16] == b"ICC_PROFILE\0":
            yield segment
        elif marker == 0xE1 and (turn := _turn(segment[4:])) > 1:
            exif = TURNED.replace(b"%c", bytes([turn]))
            yield b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif


def _turn(exif: bytes) -> int:
    """Return how EXIF turns the picture (1 to 8); 1, which does not, where it says nothing."""
    if not exif.startswith(b"Exif\0\0"):
        return 1
    tiff = exif[6:]
    order = ">" if tiff.startswith(b"MM") else "<"
    first = struct.unpack(f"{order}I", tiff[4:8])[0]
    (count,) = struct.unpack(f"{order}H", tiff[first : first + 2])
    for entry in range(first + 2, first + 2 + count * 12, 12):
        tag, _kind, _count, value = struct.unpack(f"{order}HHIH", tiff[entry : entry + 10])
        if tag == 0x0112:
            return value if 1 <= value <= 8 else 1
    return 1


def _png(content: bytes) -> Iterator[bytes]:
    at = len(PNG)
    while True:
        (size,) = struct.unpack(">I", content[at : at + 4])
        kind = content[at + 4 : at + 8]
        if kind in PNG_KEPT:
            yield content[at : at + 12 + size]
        if kind == b"IEND":
            return
        at += 12 + size


def _webp(content: bytes) -> Iterator[bytes]:
    at, end = 12, min(len(content), 8 + struct.unpack("<I", content[4:8])[0])
    while at < end:
        kind, size = content[at : at + 4], struct.unpack("<I", content[at + 4 : at + 8])[0]
        chunk = content[at : at + 8 + size + size % 2]
        if kind == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~0x0C]) + chunk[9:]  # it has no EXIF and no XMP any more
        if kind in WEBP_KEPT:
            yield chunk
        at += 8 + size + size % 2


def _gif(content: bytes) -> Iterator[bytes]:
    at = 13 + (3 << (content[10] & 7) + 1 if content[10] & 0x80 else 0)
    yield content[:at]
    while content[at] != 0x3B:
        begin, kind = at, content[at]
        if kind == 0x2C:  # a picture: its size, its colors, the first code's size
            at += 10 + (3 << (content[at + 9] & 7) + 1 if content[at + 9] & 0x80 else 0) + 1
        elif kind == 0x21:
            at += 2
        else:
            raise IndexError
        words = content[at + 1 : at + 1 + content[at]]
        while content[at]:
            at += content[at] + 1
        at += 1
        label = content[begin + 1] if kind == 0x21 else 0
        if label not in (0xFE, 0x01, 0xFF) or (label == 0xFF and words in GIF_KEPT):
            yield content[begin:at]
    yield b";"
