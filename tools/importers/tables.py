"""Reading Open States' bulk CSV: the tables of one session, from a folder or a zip, each row with its line."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tools.importers.report import ImportReport

LARGEST = 200_000_000  # bytes of one table; a whole session of a large state is a tenth of that
AGAIN = "Download it again, whole"
# An encrypted or odd zip is a RuntimeError, one that ends too soon an EOFError.
UNREADABLE = (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, EOFError)
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the source: its path for messages, and its rows, each with its line in the file."""

    path: str
    rows: list[tuple[int, Row]]


def read_tables(
    source: Path, needed: Mapping[str, Sequence[str]], welcome: Mapping[str, Sequence[str]], report: ImportReport
) -> dict[str, Table] | None:
    """Return the tables by their names, or None with every fault reported.

    `needed` and `welcome` give the columns that a table must have; a table that is only welcome may be missing.
    """
    columns, tables, seen = {**needed, **welcome}, {}, set()
    try:
        for path, read in _files(source):
            name = next((name for name in columns if path.endswith(f"_{name}.csv")), "")
            if name in seen:
                report.error(path, 1, f"There is a second table {name}", "Give the tables of one session alone")
            elif name:
                seen.add(name)
                if table := _table(path, read(LARGEST + 1), columns[name], report):
                    tables[name] = table
    except UNREADABLE as error:
        report.error(source.as_posix(), 1, f"This cannot be read ({error})", "Give the folder, or the .zip, whole")
        return None
    if missing := [f"…_{name}.csv" for name in needed if name not in seen]:
        fix = "Give the folder or zip of one session; before its first vote there is nothing to import"
        report.error(source.as_posix(), 1, f"There is no table {', '.join(missing)}", fix)
    return None if report.failed else tables


def _files(source: Path) -> Iterator[tuple[str, Callable[[int], bytes]]]:
    """Yield the path of each file of a folder or zip, in order, with what reads at most so many bytes of it.

    What a Mac puts beside each file, ._name, is passed over.
    """
    if source.is_dir():
        for path in sorted(source.rglob("[!.]*.csv")):
            yield path.as_posix(), partial(_read_file, path)
        return
    with zipfile.ZipFile(source) as archive:
        for name in sorted(archive.namelist()):
            if not name.rpartition("/")[2].startswith("."):
                yield f"{source.as_posix()}/{name}", partial(_read_member, archive, name)


def _read_file(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        return file.read(most)


def _read_member(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    with archive.open(name) as file:
        return file.read(most)


def _table(path: str, content: bytes, columns: Sequence[str], report: ImportReport) -> Table | None:
    if len(content) > LARGEST:
        report.error(path, 1, f"The table is larger than {LARGEST // 1_000_000} MB", AGAIN)
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        report.error(path, content[: error.start].count(b"\n") + 1, "This is not UTF-8", AGAIN)
        return None
    reader = csv.DictReader(io.StringIO(text, newline=""), restval=None, strict=True)
    try:
        head = reader.fieldnames or ()
        rows = list(_rows(reader))
    except csv.Error as error:
        report.error(path, reader.reader.line_num, f"This is not a table ({error})", AGAIN)
        return None
    if lacking := [column for column in columns if column not in head]:
        what = f"columns {', '.join(lacking)} are" if len(lacking) > 1 else f"column {lacking[0]} is"
        report.error(path, 1, f"The {what} missing", "Give the tables as Open States wrote them")
        return None
    for line, row in rows:
        if None in row or None in row.values():
            report.error(path, line, f"This row has not the {len(head)} fields of the first", AGAIN, kind="fields")
    return Table(path, rows)


def _rows(reader: csv.DictReader[str]) -> Iterator[tuple[int, Row]]:
    """Yield each row with the line on which it begins: a field may hold line ends."""
    for row in reader:
        ends = sum(value.count("\n") for value in row.values() if isinstance(value, str))
        yield reader.line_num - ends, row
