"""What the site's scripts keep on a visitor's device. The one list of it: the privacy page shows it, a test holds it.

A script that keeps something new gets an entry here first. Nothing is kept before the visitor presses something, and
nothing is a cookie.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Stored:
    """One thing kept: where and under which name, what it is, when it begins, how it goes away."""

    place: Literal["localStorage", "cache"]
    key: str
    short: str  # in a few words, as part of a list
    what: str
    when: str
    erase: str


STORED: tuple[Stored, ...] = (
    Stored(
        "localStorage",
        "district",
        "your district",
        "The name of your district, like 14A. Never your address.",
        "When you press “This is my district”.",
        "Press “Forget my district”, or erase all below.",
    ),
    Stored(
        "localStorage",
        "calls",
        "your calls and notes",
        "How each call went that you marked, on which day, and the notes you wrote.",
        "When you press “We talked”, “Left voicemail”, “Busy”, “Skip” or “Done”, or save a note.",
        "Press “Undo”, or erase all below.",
    ),
    Stored(
        "cache",
        "offline",
        "pages for when there is no signal",
        "A copy of this week’s calls, of all numbers and of your call sheet, for when there is no signal.",
        "When you press “Keep this on my phone”.",
        "Press “Remove it from my phone”, or erase all below.",
    ),
)
