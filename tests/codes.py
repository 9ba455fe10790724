"""QR codes, read from a page as a phone reads them from paper."""

from __future__ import annotations

import io
import re

import zxingcpp
from PIL import Image

from campaign.drawing import png

CODE = re.compile(r'<svg viewBox="0 0 (\d+) \1" class="qr">.*?</svg>', re.DOTALL)
DOTS = 4  # for each module


def drawn(source: str) -> list[str]:
    """Return the drawing of every code on a page."""
    return [found[0] for found in CODE.finditer(source)]


def read(drawing: str) -> str:
    """Return what a code says, on white paper with the border it brings and nothing around it; empty if unreadable."""
    modules = CODE.match(drawing)[1]
    alone = drawing.replace("<svg ", f'<svg xmlns="http://www.w3.org/2000/svg" width="{int(modules) * DOTS}" ', 1)
    picture = Image.open(io.BytesIO(png(alone))).convert("RGBA")
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture)
    found = zxingcpp.read_barcodes(paper.convert("L"), formats=zxingcpp.BarcodeFormat.QRCode)
    return found[0].text if found else ""
