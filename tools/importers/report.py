"""What all imports share: a report of what was found, the project's own files, and writing all files or none."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from campaign.finding import Finding, has_errors
from campaign.read.files import Refused, read_text
from campaign.read.typed import INVALID, Problems, build
from campaign.read.yaml import parse

T = TypeVar("T")


@dataclass(slots=True)
class ImportReport:
    """Findings (an error among them means that nothing was written), notes for people, and the files written."""

    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    kinds: dict[tuple[str, str], tuple[int, Finding, int]] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Return whether an error keeps the import from writing."""
        return has_errors(self.findings)

    def error(self, path: str, line: int, message: str, fix: str, kind: str = "") -> None:
        """Record a fault that stops the import; of one `kind` in a file only the first is told, with their number."""
        place, first, count = self.kinds.get((path, kind), (len(self.findings), Finding(path, line, message, fix), 0))
        if not count:
            self.findings.append(first)
        else:
            self.findings[place] = replace(first, message=f"{first.message} (and {count} more like this)")
        if kind:
            self.kinds[path, kind] = place, first, count + 1

    def warning(self, path: str, line: int, message: str, fix: str) -> None:
        """Record a doubt that an editor should look at; the import goes on."""
        self.findings.append(Finding(path, line, message, fix, "warning"))

    def save(self, texts: Mapping[Path, str]) -> None:
        """Write the files, all or none, unless an error was found; note what was written."""
        if not self.failed:
            self.written = [path.as_posix() for path in save_together(texts)]
            self.notes += [] if self.written else ["nothing has changed"]

    def lines(self) -> list[str]:
        """Return all of it as lines to print."""
        return [*map(str, sorted(set(self.findings))), *self.notes, *(f"wrote {path}" for path in self.written)]


def finish(report: ImportReport) -> int:
    """Print what was found and return the exit code: 0, or 1 if nothing could be written."""
    print("\n".join(report.lines()), file=sys.stderr if report.failed else sys.stdout)
    if report.failed:
        print("Nothing was written.", file=sys.stderr)
    return int(report.failed)


def own_file(data: Path, name: str, cls: type[T], report: ImportReport, missing: T | None = None) -> T | None:
    """Return a YAML file of the data folder as dataclass `cls`, or None with every fault reported.

    A file that does not exist is a fault, too, unless `missing` says what to take in its place.
    """
    path = (data / name).as_posix()
    if missing is not None and not (data / name).exists():
        return missing
    try:
        return typed(read_text(data, name), path, cls, report)
    except Refused as refused:
        report.findings.append(replace(refused.finding, path=path))
        return None


def typed(text: str, path: str, cls: type[T], report: ImportReport) -> T | None:
    """Return a YAML text as dataclass `cls`, or None with every fault reported at `path`; raise Refused for no YAML."""
    mapping, repeated = parse(text, path)
    problems = Problems(path)
    value = build(cls, mapping, problems)
    report.findings += repeated + problems.findings
    return None if value is INVALID else value


def save_together(texts: Mapping[Path, str]) -> list[Path]:
    """Write the files whose text changed and return them; on any fault put every old file back and raise.

    New and old bytes are both on disk before the first file changes, so that a full disk changes nothing.
    """
    changed = {path: text.encode() for path, text in texts.items() if _bytes(path) != text.encode()}
    moved: list[Path] = []
    try:
        for path, data in changed.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            _beside(path, "new").write_bytes(data)
            if path.is_file():
                _beside(path, "old").write_bytes(path.read_bytes())
        for path in changed:
            moved.append(path)
            os.replace(_beside(path, "new"), path)
    except BaseException:
        _put_back(moved)
        raise
    finally:
        for path in changed:
            _beside(path, "new").unlink(missing_ok=True)
            _beside(path, "old").unlink(missing_ok=True)
    return list(changed)


def _put_back(moved: list[Path]) -> None:
    for path in moved:
        if _beside(path, "old").exists():
            os.replace(_beside(path, "old"), path)
        elif path.is_file():
            path.unlink()


def _beside(path: Path, which: str) -> Path:
    return path.with_name(f".{path.name}.{which}")


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
