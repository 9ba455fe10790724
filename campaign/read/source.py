"""Where a value was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

BEFORE, BETWEEN = "\0", "\1"  # signs that no file may hold


def kept(lines: Mapping[str, int]) -> str:
    """Return the lines of fields as one text."""
    told = [f"{BEFORE}{key}{BETWEEN}{line}" for key, line in lines.items() if key.isprintable()]  # YAML can spell signs
    return "".join(told) + BEFORE


@dataclass(frozen=True)  # without slots, as pickle reads it back soonest
class Source:
    """Where a value was read: its file, its first line, and the line of each of its fields.

    The fields are one text, made by `kept`: thousands of values are held at once, and few are ever asked for a line.
    """

    path: str = ""
    first: int = 1
    fields: str = ""  # each key and its line, between signs that no file may hold
    digest: str = ""  # of the whole file's bytes

    @property
    def lines(self) -> dict[str, int]:
        """Return the line of each field."""
        pairs = (field.partition(BETWEEN) for field in self.fields.split(BEFORE) if field)
        return {key: int(line) for key, _sign, line in pairs}

    def line(self, key: str = "") -> int:
        """Return the line of a field (`who`, `who[1]`, `outcome.date`), or of the whole where it is not there."""
        begins = self.fields.find(f"{BEFORE}{key}{BETWEEN}")
        if begins < 0:
            return self.first
        begins += len(key) + 2
        return int(self.fields[begins : self.fields.index(BEFORE, begins)])
