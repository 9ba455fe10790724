"""What a publish would change, page by page."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from campaign.publish.candidate import Candidate, address

SHOWN = 6  # lines of words per page


@dataclass(frozen=True)
class Change:
    """One file that is new, changed or gone."""

    kind: Literal["new", "changed", "gone"]
    file: str

    def __str__(self) -> str:
        """Return the change as one line: `changed  /faq/`."""
        return f"{self.kind:8} {address(self.file)}"


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[Change]:
    """Return what differs between two sets of files, each given with the id of its content."""
    new = [Change("new", path) for path in after if path not in before]
    changed = [Change("changed", path) for path, content in after.items() if before.get(path, content) != content]
    lost = [Change("gone", path) for path in before if path not in after]
    return sorted((*new, *changed, *lost), key=lambda change: address(change.file))


def described(candidate: Candidate, found: list[Change]) -> Iterator[str]:
    """Yield each change as a line, and below it the words of a page that come and go."""
    for change in found:
        before, after = candidate.published_pages.get(change.file), candidate.pages.get(change.file)
        if change.kind != "changed" or before is None or after is None:
            yield str(change)
            continue
        lines = list(word_changes(before.lines, after.lines))
        yield f"{change}{'' if lines else '  (its look or its head, not its words)'}"
        yield from (f"           {line}" for line in lines[:SHOWN])
        if len(lines) > SHOWN:
            yield f"           … and {len(lines) - SHOWN} more lines"


def word_changes(before: list[str], after: list[str]) -> Iterator[str]:
    """Yield the lines that go (-) and come (+)."""
    for line in difflib.unified_diff(before, after, n=0, lineterm=""):
        if line[:1] in "+-" and line[:3] not in ("+++", "---"):
            yield f"{line[0]} {line[1:]}"


def counted(found: list[Change]) -> str:
    """Return the changes in one line: “3 new, 12 changed, 1 gone”."""
    counts = [(sum(change.kind == kind for change in found), kind) for kind in ("new", "changed", "gone")]
    return ", ".join(f"{number} {kind}" for number, kind in counts if number) or "nothing changed"
