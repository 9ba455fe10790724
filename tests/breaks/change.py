"""One small change to a copy of the invented state, and the finding that must come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = "§"  # marks, in a change, the line that the finding must name; it is not written to the file
Change = Callable[[Path], int]  # changes a file; returns the line that the finding must name


@dataclass(frozen=True)
class Break:
    """A way to break a file, and fragments of the message and the fix that must follow.

    `path` where the finding names another file; `more` findings may follow from the first and cannot be helped.
    """

    name: str
    file: str
    change: Change
    message: str
    fix: str
    path: str = ""
    level: str = "error"
    more: int = 0


def swap(old: str, new: str, line: int = 0) -> Change:
    """Replace text that is in the file exactly once."""

    def change(text: str) -> str:
        assert text.count(old) == 1, f"{old!r} is in the file {text.count(old)} times"
        return text.replace(old, new)

    return _edited(change, line)


def field(text: str) -> Change:
    """Add a line to the front matter, above its end."""
    return _edited(lambda before: "{0}\n{3}{1}{2}".format(*before.partition("\n---\n"), text))


def below(text: str) -> Change:
    """Add text below all else."""
    return _edited(lambda before: before + text)


def whole(content: str | bytes, line: int = 1) -> Change:
    """Write the whole file anew, byte for byte."""

    def change(file: Path) -> int:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return line

    return change


def move(to: str, line: int = 1) -> Change:
    """Move the file to a path relative to its folder."""

    def change(file: Path) -> int:
        (file.parent / to).parent.mkdir(parents=True, exist_ok=True)
        file.rename(file.parent / to)
        return line

    return change


def copy(to: str, line: int = 1) -> Change:
    """Copy the file to a path relative to its folder."""
    return lambda file: whole(file.read_bytes(), line)(file.parent / to)


def remove(file: Path) -> int:
    """Delete the file."""
    file.unlink()
    return 1


def link(to: str) -> Change:
    """Put a symbolic link in the file's place."""

    def change(file: Path) -> int:
        file.unlink(missing_ok=True)
        file.symlink_to(to)
        return 1

    return change


def _edited(change: Callable[[str], str], line: int = 0) -> Change:
    def edit(file: Path) -> int:
        text = change(file.read_text("utf-8"))
        assert line or HERE in text, "say in which line the finding must be"
        file.write_bytes(text.replace(HERE, "").encode("utf-8"))
        return line or text.partition(HERE)[0].count("\n") + 1

    return edit
