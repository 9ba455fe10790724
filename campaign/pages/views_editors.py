"""What the editors' page is given."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class NewFile:
    """A kind of action, and the page on which to write one."""

    title: str
    meaning: str
    href: str


@dataclass(frozen=True)
class EditorsView:
    """The next free day and where to write for it; links are empty while no repository is known."""

    day: str  # November 24, 2026
    weekday: str
    folder: str  # content/actions/2026
    files: tuple[NewFile, ...]
    help: str
    suggest: str
    fact: str
