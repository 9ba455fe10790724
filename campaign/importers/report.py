"""What an import found, kept and wrote."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field

from campaign.finding import Finding, has_errors


@dataclass(slots=True)
class ImportReport:
    """Findings (an error among them means that nothing was written), notes for people, and the files written."""

    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Return whether an error stands in the way of writing."""
        return has_errors(self.findings)

    def error(self, path: str, line: int, message: str, fix: str) -> None:
        """Record a fault that stops the import."""
        self.findings.append(Finding(path, line, message, fix))

    def warning(self, path: str, line: int, message: str, fix: str) -> None:
        """Record a doubt that an editor should look at; the import goes on."""
        self.findings.append(Finding(path, line, message, fix, "warning"))

    def lines(self) -> list[str]:
        """Return all of it as lines to print."""
        return [*map(str, sorted(self.findings)), *self.notes, *(f"wrote {path}" for path in self.written)]


def finish(report: ImportReport) -> int:
    """Print what was found and return the exit code: 0, or 1 if nothing could be written."""
    print("\n".join(report.lines()), file=sys.stderr if report.failed else sys.stdout)
    if report.failed:
        print("Nothing was written.", file=sys.stderr)
    return int(report.failed)
