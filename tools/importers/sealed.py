"""Files of one session that an import writes whole: an edit by hand is told by a seal in the first line."""

from __future__ import annotations

import hashlib
import html
from pathlib import Path
from typing import TypeVar

from tools.importers.report import ImportReport, typed

T = TypeVar("T")
SEAL = "# seal: "
DO_NOT_EDIT = "Do not edit it: an import refuses to write over what was edited here."


def sealed(text: str) -> str:
    """Return a file's text below a line with its hash."""
    return f"{SEAL}{hashlib.sha256(text.encode()).hexdigest()[:16]}\n{text}"


def last_written(path: Path, cls: type[T], report: ImportReport) -> T | None:
    """Return what the last import wrote; None where there is no such file, and, reported, where it was edited since."""
    if not path.exists():
        return None
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text != sealed(text.partition("\n")[2]):
        fix = "Take the file back from git as the last import left it, or delete it to import anew"
        report.error(path.as_posix(), 1, "This file was edited by hand", fix)
        return None
    return typed(text, path.as_posix(), cls, report)


def in_order(number: str) -> tuple[str, int]:
    """Return what sorts the numbers of bills as people count: HF 9 before HF 10."""
    letters, _, digits = number.partition(" ")
    return letters, int(digits)


def plain(text: str) -> str:
    """Return a text of the record with plain characters and single spaces: &amp; is &, however often it was escaped."""
    while (shorter := html.unescape(text)) != text:
        text = shorter
    return " ".join(text.split())
