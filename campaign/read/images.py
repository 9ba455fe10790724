"""A picture file to what is known of it, without showing it: its size, its format, and what it gives away."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from campaign.finding import Finding
from campaign.read.metadata import stripped

FOLDER = "content/images/"
FORMATS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "WEBP": (".webp",), "GIF": (".gif",), "AVIF": (".avif",)}
SHOWN = tuple(ending for endings in FORMATS.values() for ending in endings)
FROM_CAMERAS = (".heic", ".heif", ".tif", ".tiff", ".bmp", ".dng", ".raw", ".jfif", ".jp2", ".psd")


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture that texts may show."""

    path: str  # content/images/bridge.jpg
    size: int  # bytes
    width: int = 0  # pixels
    height: int = 0
    format: str = ""  # JPEG
    talks: bool = False  # whether it carries more than the picture: a place, names, comments

    @property
    def address(self) -> str:
        """Return its address on the site."""
        return self.path.removeprefix("content")


def picture(path: str, content: bytes) -> tuple[Picture | None, tuple[Finding, ...]]:
    """Return a picture, or the finding that says why it is none."""
    if path.lower().endswith(".svg"):
        message = "An SVG picture can run scripts on this site's own address"
        return None, (Finding(path, 1, message, "Save it as PNG or WebP"),)
    if path.lower().endswith(FROM_CAMERAS):
        message = "Browsers do not show pictures of this format"
        return None, (
            Finding(path, 1, message, "Open it on a phone or computer, and save or export it as JPEG (.jpg)"),
        )
    if not path.lower().endswith(SHOWN):  # one in capitals is judged with the rest of the name
        message = "This is no picture that the site shows"
        return None, (Finding(path, 1, message, f"Save it as one of {', '.join(SHOWN)}"),)
    return _opened(path, content)


def _opened(path: str, content: bytes) -> tuple[Picture | None, tuple[Finding, ...]]:
    from PIL import Image  # only where there are pictures: it takes a while to import

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(content), formats=tuple(FORMATS)) as image:
            kind, (width, height) = image.format or "", image.size
            told = bool(image.info.keys() & {"exif", "xmp"}) if kind == "AVIF" else stripped(content) != content
    except (OSError, ValueError, SyntaxError, TypeError, OverflowError, Image.DecompressionBombError):
        return None, (Finding(path, 1, "This file cannot be read as a picture", "Save it again as JPEG or PNG"),)
    if not path.lower().endswith(FORMATS[kind]):
        message = f"This is a {kind} picture by another ending"
        return None, (Finding(path, 1, message, f"End its name in {FORMATS[kind][0]}"),)
    return Picture(path=path, size=len(content), width=width, height=height, format=kind, talks=told), ()
