"""QR codes for paper, as drawings that stand in the page."""

from __future__ import annotations

import segno

VERSION = segno.__version__
BORDER = 4  # modules of quiet around a code, which readers need


def svg(address: str) -> str:
    """Return the code that leads to an address, at error level M or better.

    The mask is always the first: readers take any, and weighing all eight takes four times as long.
    """
    code = segno.make(address, micro=False, error="m", mask=0)
    return code.svg_inline(border=BORDER, svgclass="qr", lineclass=None, omitsize=True)
