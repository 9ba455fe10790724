"""Syllables are those that pyphen finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyphen import Pyphen

from campaign.check.script_rules import syllables
from tests.invented import ROOT

PYPHEN = Pyphen(lang="en_US")
LETTERS = "abcdefghijklmnopqrstuvwxyzé"


@pytest.mark.parametrize(
    ("word", "number"),
    [("a", 1), ("vote", 1), ("senator", 3), ("legislator", 4), ("committee", 3), ("representative", 5), ("", 1)],
)
def test_syllables_are_counted(word: str, number: int) -> None:
    """Everyday words, and words of the statehouse."""
    assert syllables(word) == number


def test_every_word_of_the_content_has_as_many_as_pyphen_finds() -> None:
    """What the group writes is counted by the book."""
    text = " ".join(path.read_text("utf-8").lower() for path in (ROOT / "content").rglob("*.md"))
    words = set(re.findall(r"[^\W\d_]{2,}", text))
    assert len(words) > 500
    assert {word for word in words if syllables(word) != len(PYPHEN.positions(word)) + 1} == set()


@given(word=st.text(LETTERS, max_size=30))
def test_any_word_has_as_many_as_pyphen_finds(word: str) -> None:
    """Also where no such word exists."""
    assert syllables(word) == len(PYPHEN.positions(word)) + 1
