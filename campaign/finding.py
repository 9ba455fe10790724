"""What is wrong in a file, where, and how to fix it."""

from __future__ import annotations

import difflib
import errno
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, Protocol, TypeVar

T = TypeVar("T")
Level = Literal["error", "warning"]
CHECK = "Check that it exists and that you may write there"
FIXES = {  # by the number of the system's error
    errno.ENOSPC: "Free some space on the disk, then run this again",
    errno.EEXIST: "Move away the file that is in its place",
    errno.ENOTDIR: "Move away the file that is in the place of a folder",
}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault: a path from the project's root, a line counted from 1, what is wrong, how to fix it."""

    path: str
    line: int
    message: str
    fix: str
    level: Level = "error"

    def __str__(self) -> str:
        """Return the one line that editors, terminals and GitHub understand, path, line, message and fix."""
        warning = "warning: " if self.level == "warning" else ""
        return f"{_visible(self.path)}:{self.line}: {warning}{_sentence(self.message)} {_sentence(self.fix)}"

    def as_warning(self) -> Finding:
        """Return the same finding as a warning."""
        return replace(self, level="warning")


class Place(Protocol):
    """Where a value was read: its file, and the line of each of its keys (see campaign/read/typed.py)."""

    @property
    def path(self) -> str:
        """Return the file's path from the project's root."""

    def line(self, key: str = "") -> int:
        """Return the line of a key, counted from 1; that of the whole value where it does not have this key."""


class HasSource(Protocol):
    """A value that was read from a file."""

    @property
    def source(self) -> Place:
        """Return where it was read."""


def at(value: HasSource, key: str, message: str, fix: str, level: Level = "error") -> Finding:
    """Return a finding at the line of one of a value's keys."""
    return Finding(value.source.path, value.source.line(key), message, fix, level)


def meant(wrong: str, known: Iterable[str], otherwise: str, cutoff: float = 0.6) -> str:
    """Return a fix: the known word that is nearest to a wrong one, or `otherwise` where none is near."""
    close = difflib.get_close_matches(wrong, known, n=1, cutoff=cutoff)
    return f"Did you mean {close[0]}?" if close else otherwise


def repeated(values: Iterable[T], key: Callable[[T], Hashable]) -> Iterator[tuple[T, T]]:
    """Yield each value whose key an earlier one has, too, with the first that has it."""
    seen: dict[Hashable, T] = {}
    for value in values:
        if key(value) in seen:
            yield value, seen[key(value)]
        seen.setdefault(key(value), value)


class Refused(Exception):  # noqa: N818 - it is a verdict on what was given, not a failure of the program
    """What cannot be read or done any further, with the one finding that says why."""

    def __init__(self, finding: Finding) -> None:
        """Keep the finding for whoever collects them."""
        super().__init__(str(finding))
        self.finding = finding


def of_system(error: OSError) -> Finding:
    """Return the finding for what the system refused: a full disk, a folder that may not be written."""
    said = error.strerror or str(error)
    return Finding(
        str(error.filename or "."), 1, f"This cannot be read or written: {said}", FIXES.get(error.errno or 0, CHECK)
    )


def has_errors(findings: Iterable[Finding]) -> bool:
    """Return whether any finding is an error; warnings alone never stop a build."""
    return any(finding.level == "error" for finding in findings)


def errors_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings, those first that stop a build."""
    return sorted(findings, key=lambda finding: finding.level != "error")


def _visible(text: str) -> str:
    """Return a text in which nothing can steer a terminal: YAML can spell characters that no file may hold."""
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)


def _sentence(text: str) -> str:
    """Return a text on one line, with an end mark."""
    text = _visible(" ".join(text.split()))
    return text if text.endswith((".", "?", "!")) else f"{text}."
