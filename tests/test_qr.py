"""QR codes lead where they say, and are drawn once."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaign import drawing
from campaign.pages import pictures as pictures_module
from campaign.pages.pictures import Pictures
from tests.codes import read

CALL = "https://indivisibleminnesotalocal.org/actions/2026-11-23-town-hall-before-session/"


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/",
        "https://indivisibleminnesotalocal.org/week/",
        "HTTPS://A.EXAMPLE/DISTRICTS/14A/",
        CALL,
        f"{CALL}{'a-long-name-' * 20}",
        "https://fair.ostrelle.example/Zażółć/",
        "https://u.example/repo/?a=1&b=%20#there",
    ],
)
def test_a_phone_reads_the_address(address: str) -> None:
    """Short and long ones, capitals, letters beyond ASCII: a decoder that shares no code with us gets it back."""
    assert read(drawing.code_svg(address)) == address


@pytest.mark.parametrize("length", range(1, 330, 8))
def test_no_length_is_unreadable(length: int) -> None:
    """The first mask is good enough at every size of code."""
    address = f"https://a.example/{'moss-' * 70}"[:length]
    assert read(drawing.code_svg(address)) == address


def test_a_code_without_ink_is_unreadable() -> None:
    """The decoder does read the drawing, and not a text beside it."""
    assert read(drawing.code_svg(CALL).replace("#000", "#fff")) == ""


def test_a_code_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is kept beside the pictures, and taken from there as long as it leads to the same address."""
    pictures = Pictures(tmp_path, tmp_path / "kept")
    first = pictures.code(CALL)
    monkeypatch.setattr(pictures_module, "code_svg", lambda address: f"drawn again: {address}")
    assert pictures.code(CALL) == first
    assert pictures.code(f"{CALL}x") == f"drawn again: {CALL}x"
    assert len(list((tmp_path / "kept").iterdir())) == 2
