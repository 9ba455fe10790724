"""What an import found, kept and wrote."""

from __future__ import annotations

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
