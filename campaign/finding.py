"""What is wrong in a file, where, and how to mend it."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Level = Literal["error", "warning"]
CHECK = "Check that it exists and that you may write there"
FIXES = {  # by the number of the system's error
    errno.ENOSPC: "Free some space on the disk, then run this again",
    errno.EEXIST: "Move away the file that is in its place",
    errno.ENOTDIR: "Move away the file that is in the place of a folder",
}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault: a path from the project's root, a line counted from 1, what is wrong, how to mend it."""

    path: str
    line: int
    message: str
    fix: str
    level: Level = "error"

    def __str__(self) -> str:
        """Return the one line that editors, terminals and GitHub understand, path, line, message and mend."""
        warning = "warning: " if self.level == "warning" else ""
        return f"{_visible(self.path)}:{self.line}: {warning}{_sentence(self.message)} {_sentence(self.fix)}"

    def as_warning(self) -> Finding:
        """Return the same finding as a warning."""
        return replace(self, level="warning")


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


def has_errors(findings: list[Finding]) -> bool:
    """Return whether any finding is an error; warnings alone never stop a build."""
    return any(finding.level == "error" for finding in findings)


def errors_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings with those in front that stop a build."""
    return sorted(findings, key=lambda finding: finding.level != "error")


def _visible(text: str) -> str:
    """Return a text in which nothing can steer a terminal: YAML can spell signs that no file may hold."""
    return (
        text
        if text.isprintable()
        else "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
    )


def _sentence(text: str) -> str:
    """Return a text on one line, with an end mark."""
    text = _visible(" ".join(text.split()))
    return text if text.endswith((".", "?", "!")) else f"{text}."
