"""The style files, as every engine of the stated baseline reads them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

STYLES = Path(__file__).parents[1] / "theme" / "static" / "css"
SHORTHAND = re.compile(r"(?<![\w-])text-decoration\s*:\s*([^;}]*)")


@pytest.mark.parametrize("path", sorted(STYLES.glob("*.css")), ids=lambda path: path.name)
def test_links_keep_their_underline_in_safari(path: Path) -> None:
    """Safari before 26.2 drops `text-decoration: underline red 2px`: only its longhands take a color or a thickness."""
    values = {value.strip() for value in SHORTHAND.findall(path.read_text("utf-8"))}
    assert values <= {"none", "underline"}
