"""QR codes for paper, as drawings that stand in the page."""

from __future__ import annotations

import segno

VERSION = f"{segno.__version__} L"  # what is kept was drawn by just this
BORDER = 4  # modules of quiet around a code, which readers need


def svg(address: str) -> str:
    """Return the code that leads to an address, in as few modules as hold it, so that they print large.

    Where there is room for it, segno raises the error level. The mask is always the first: readers take any, and
    weighing all eight takes four times as long.
    """
    code = segno.make(address, micro=False, error="l", mask=0)
    return code.svg_inline(border=BORDER, svgclass="qr", lineclass=None, omitsize=True)
