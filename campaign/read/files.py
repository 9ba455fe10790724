"""Files that a stranger may have written: to bytes, to text, to JSON; or refused with the line that is wrong."""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from campaign.finding import Finding, Level, Refused

if TYPE_CHECKING:
    from campaign.read.seen import Seen

__all__ = ["Refused", "read_bytes", "read_text", "to_text"]
LARGEST = 2_000_000  # bytes; the largest true file of this project is a tenth of that
# What no editor shows: controls, line ends that only some programs see, marks that turn the reading direction around.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def read_text(root: Path, path: str) -> str:
    """Return the text of `root/path` with Unix line ends and no byte-order mark, or raise Refused."""
    return to_text(read_bytes(root, path), path)


def read_bytes(root: Path, path: str) -> bytes:
    """Return what `root/path` holds, or raise Refused for a file outside, missing or far too large."""
    file = os.path.join(root, path)
    try:
        status = os.lstat(file)
        if not stat.S_ISREG(status.st_mode):
            _refuse_outsiders(root, Path(file), path)
            status = os.stat(file)
        if status.st_size <= LARGEST:
            with open(file, "rb") as opened:
                return opened.read()
    except OSError as error:
        message = f"The file cannot be read ({error.strerror})"
        raise Refused(Finding(path, 1, message, "Check that it exists and may be read")) from error
    message = f"The file is {status.st_size / 1e6:.1f} MB; at most {LARGEST / 1e6:.0f} MB are read"
    raise Refused(Finding(path, 1, message, "Shorten it or split it"))


def to_text(data: bytes, path: str) -> str:
    """Return bytes as text with Unix line ends and no byte-order mark, or raise Refused."""
    return _clean(_decode(data, path), path)


def _refuse_outsiders(root: Path, file: Path, path: str) -> None:
    """Refuse what is no file: a link out of the project would publish what nobody meant to publish."""
    # os.path.realpath, because Path.resolve raises an error of its own on a link that leads to itself.
    if file.is_symlink() and not Path(os.path.realpath(file)).is_relative_to(os.path.realpath(root)):
        raise Refused(Finding(path, 1, "The file is a link that leads out of the project", "Put the file itself here"))
    if file.is_dir():
        raise Refused(Finding(path, 1, "This is a folder, or a link to one", "Put the file itself here"))
    if file.exists() and not file.is_file():
        raise Refused(Finding(path, 1, "This is not a file that can be read to its end", "Put a plain file here"))


def _decode(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused(Finding(path, line, "This line is not UTF-8 text", "Save the file as UTF-8")) from error


def _clean(text: str, path: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = text.replace("\n", " ").isprintable()  # most texts: ten times as fast as looking at each character
    if not plain and (odd := CONTROL.search(text)):
        line = text.count("\n", 0, odd.start()) + 1
        message = f"This line holds an invisible control character (U+{ord(odd[0]):04X})"
        raise Refused(Finding(path, line, message, "Delete it; retyping the line helps"))
    return text


T = TypeVar("T")


def from_json(content: bytes, path: str, job: str, make: Callable[[dict[str, Any]], T]) -> T:
    """Return what `make` turns the JSON into, or raise Refused; `job` is the import that writes the file."""
    fix = f"Write it again: python3 tasks.py {job} SOURCE"
    try:
        return make(json.loads(to_text(content, path)))
    except json.JSONDecodeError as error:
        raise Refused(Finding(path, error.lineno, f"This is not JSON: {error.msg}", fix)) from error
    except RecursionError as error:
        raise Refused(Finding(path, 1, "This is nested too deeply to be read", fix)) from error
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise Refused(Finding(path, 1, "The file is not as the import writes it", fix)) from error


@dataclass(frozen=True)
class Written:
    """The whole text of a file, and what readers see of it."""

    path: str
    text: str
    seen: Seen | None = None  # of files in which people write sentences

    def at(self, offset: int, message: str, fix: str, level: Level = "error") -> Finding:
        """Return a finding on the line of the character at `offset`."""
        return Finding(self.path, self.text.count("\n", 0, offset) + 1, message, fix, level)
