"""A file as an editor wrote it, for rules that look at the bare text: whatever stands there is public."""

from __future__ import annotations

from dataclasses import dataclass

from campaign.finding import Finding, Level


@dataclass(frozen=True)
class Written:
    """The whole text of a file."""

    path: str
    text: str

    def at(self, offset: int, message: str, fix: str, level: Level = "error") -> Finding:
        """Return a finding on the line of the character at `offset`."""
        return Finding(self.path, self.text.count("\n", 0, offset) + 1, message, fix, level)

    def in_address(self, offset: int) -> bool:
        """Return whether the character at `offset` belongs to a web address, where digits may mean anything."""
        before = self.text[max(0, offset - 300) : offset]
        word = before.rsplit(None, 1)[-1] if before and not before[-1].isspace() else ""
        return "://" in word
