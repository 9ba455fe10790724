"""Reading a CSV table of someone else's, with its lines for messages."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from campaign.importers.report import ImportReport


@dataclass(frozen=True)
class Row:
    """One row: its values by column and its line."""

    values: dict[str, str]
    line: int

    def __getitem__(self, column: str) -> str:
        """Return a value without spaces around it."""
        return (self.values.get(column) or "").strip()

    def number(self, column: str) -> int:
        """Return a whole number; 0 where the table says nothing, -1 where it says something else."""
        written = self[column] or "0"
        return int(written) if written.isascii() and written.isdigit() else -1


@dataclass(frozen=True)
class Table:
    """A table: its file and its rows."""

    path: Path
    rows: tuple[Row, ...] = ()

    def __iter__(self) -> Iterator[Row]:
        """Iterate over the rows."""
        return iter(self.rows)


def read_table(folder: Path, pattern: str, columns: tuple[str, ...], report: ImportReport) -> Table:
    """Return the one table of a folder that is named so and has the columns; else an empty one, reasons reported."""
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        message = f"{len(found)} files here are named {pattern}; one is wanted"
        report.error(folder.as_posix(), 1, message, "Name the folder that holds the four tables")
        return Table(folder / pattern)
    try:
        text = found[0].read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        report.error(found[0].as_posix(), 1, "This is not UTF-8 text", "Save the table as CSV in UTF-8")
        return Table(found[0])
    reader = csv.DictReader(io.StringIO(text, newline=""))
    rows = tuple(Row(values, reader.line_num) for values in reader)
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing or not rows:
        message = f"The table lacks the columns {', '.join(missing)}" if missing else "The table has no rows"
        report.error(found[0].as_posix(), 1, message, "Take a newer download of the same form")
    return Table(found[0], () if missing else rows)
