"""SVG to PNG: the same bytes for the same drawing, on every system."""

from __future__ import annotations

import resvg_py

from campaign.pictures import font

VERSION = resvg_py.__version__


def png(svg: str) -> bytes:
    """Return a drawing as PNG; only the fonts that come with the project are used, never the system's."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, font_files=font.paths(), skip_system_fonts=True))
