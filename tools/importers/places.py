"""`python -m tools import-places SOURCE`: published tables to the project's own list of places.

SOURCE is a folder with four CSV files, known by a word in their names: `zip` (ZIP areas with their districts),
`zips-without-area`, `municipality` and `county`. Writes data/places.json, or nothing if anything is wrong. The same
input gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from campaign.model.legislature import Legislature
from campaign.model.places import folded
from tools.importers.origins import Columns, Sources, Tables
from tools.importers.report import ImportReport, finish, own_file

PLACES = "places.json"
ZIP_COLUMNS = ("zip", "usps_city", "other_cities", "municipalities", "district", "est_voters")
WRITTEN_OUT = {"Twp": "Township", "Unorg": "Unorganized Territory"}

Votes = dict[str, int]  # registered voters by district, most first


def main(words: Sequence[str]) -> int:
    """Import as the command line says, print what was found, and return 0, or 1 if nothing could be written."""
    parser = argparse.ArgumentParser(prog="import-places", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("source", type=Path, help="the folder with the tables")
    parser.add_argument("--data", type=Path, default=Path("data"), help="the folder to write to")
    asked = parser.parse_args(words)
    return finish(import_places(asked.source, asked.data))


def import_places(source: Path, data: Path) -> ImportReport:
    """Turn tables into the list of places; with an error among the findings nothing is written."""
    report = ImportReport()
    legislature = own_file(data, "legislature.yml", Legislature, report)
    sources = own_file(data, "sources.yml", Sources, report)
    if legislature is None or sources is None:
        return report
    tables = {name: read_table(source, *form, report) for name, form in _forms(sources.tables).items()}
    if report.failed:
        return report
    report.save({data / PLACES: _text(tables, legislature, sources, report)})
    return report


def _forms(headed: Tables) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return, by what a table holds, how its file is named and which columns are read."""
    towns, counties = headed.towns, headed.counties
    return {
        "zips": ("*-zip-*.csv", ZIP_COLUMNS),
        "boxes": ("*zips-without-area*.csv", ("zip", "city", "county")),
        "towns": ("*municipality*.csv", (towns.name, "county", towns.district, towns.voters)),
        "counties": ("*-county-*.csv", (counties.name, counties.district, counties.voters)),
    }


def _text(tables: dict[str, Table], legislature: Legislature, sources: Sources, report: ImportReport) -> str:
    known = tuple(legislature.upper_of)
    towns = towns_of(tables["towns"], sources.tables.towns, Voters(known, report))
    # The towns' own names by their folded ones: the post office writes Saint Paul for St. Paul.
    spelled = {folded(name): name for name, _county, _votes in towns}
    zips = zips_of(tables["zips"], spelled, Voters(known, report))
    boxes = boxes_of(tables["boxes"], spelled, {code for code, *_rest in zips}, report)
    parts = [
        f'"sources": {_json(_credits(sources))}',
        f'"input_sha256": {_json({name: _digest(table.path) for name, table in tables.items()})}',
        _rows("counties", counties_of(tables["counties"], sources.tables.counties, Voters(known, report))),
        _rows("towns", towns),
        _rows("zips", zips),
        _rows("boxes", boxes),
    ]
    report.notes.append(f"{len(towns)} towns, {len(zips)} ZIPs")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _credits(sources: Sources) -> dict[str, dict[str, str]]:
    used = {"zips": sources.zips, "shares": sources.shares, "boxes": sources.boxes, "towns": sources.towns}
    return {name: {key: value for key, value in asdict(credit).items() if value} for name, credit in used.items()}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _rows(name: str, rows: Iterable[Sequence[object]]) -> str:
    """Return a list of JSON with a line for each row, so that a change shows as what it is."""
    return f'"{name}": [\n' + ",\n".join(map(_json, rows)) + "\n]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


# Rows to places: what they are called and which districts they vote in, likeliest first


@dataclass(frozen=True)
class Voters:
    """Voters by place and district; `known` are the legislature's districts in their order."""

    known: tuple[str, ...]
    report: ImportReport
    votes: dict[tuple[str, ...], Votes] = field(default_factory=lambda: defaultdict(dict))

    def count(self, place: tuple[str, ...], row: Row, district: str, voters: str) -> None:
        """Add a row to a place: its columns for the district, which must be a known one, and for the voters."""
        number = row.number(voters)
        if number < 0:
            self.report.error(row.path, row.line, "The number of voters is no whole number", "Correct it")
        elif row[district] not in self.known:
            message = f"“{row[district]}” in {district} is no district of data/legislature.yml"
            self.report.error(row.path, row.line, message, "Correct it, or take the table of the right plan")
        else:
            votes = self.votes[place]
            votes[row[district]] = votes.get(row[district], 0) + number

    def ranked(self, place: tuple[str, ...]) -> Votes:
        """Return a place's districts with most voters first, equal ones in the order of `known`."""
        votes = self.votes[place]
        return {name: votes[name] for name in sorted(votes, key=lambda name: (-votes[name], self.known.index(name)))}


def towns_of(table: Table, columns: Columns, voters: Voters) -> list[tuple[str, str, Votes]]:
    """Return name, county and votes of the towns, in that order: 88 townships share their name with another."""
    for row in table.rows:
        name = " ".join(WRITTEN_OUT.get(word, word) for word in row[columns.name].split())
        voters.count((name, row["county"]), row, columns.district, columns.voters)
    return [(name, county, voters.ranked((name, county))) for name, county in sorted(voters.votes)]


def counties_of(table: Table, columns: Columns, voters: Voters) -> list[tuple[str, Votes]]:
    """Return name and votes of the counties, by name."""
    for row in table.rows:
        voters.count((row[columns.name],), row, columns.district, columns.voters)
    return [(name, voters.ranked((name,))) for (name,) in sorted(voters.votes)]


def zips_of(table: Table, spelled: Mapping[str, str], voters: Voters) -> list[tuple[str, str, list[str], Votes]]:
    """Return the ZIPs that cover an area, by number: the post office's city, other names in use, estimated votes.

    `spelled` has the official names of towns by their folded ones.
    """
    first: dict[str, Row] = {}
    for row in table.rows:
        if not re.fullmatch(r"\d{5}", row["zip"]):
            voters.report.error(row.path, row.line, f"“{row['zip']}” is not a ZIP", "Download the table again")
        first.setdefault(row["zip"], row)
        voters.count((row["zip"],), row, "district", "est_voters")
    return [(code, *_names(first[code], spelled), voters.ranked((code,))) for code in sorted(first)]


def _names(row: Row, spelled: Mapping[str, str]) -> tuple[str, list[str]]:
    """Return the city of a ZIP, as the town itself writes it, and the other names in use."""
    names = [row["usps_city"], *_split(row["other_cities"]), *_split(row["municipalities"])]
    city = next((name for name in names if name), "")
    shown = city.removesuffix(" Twp")
    also = dict.fromkeys(name for name in _split(row["other_cities"]) if name != city)
    return spelled.get(folded(shown), shown), list(also)


def _split(names: str) -> Iterator[str]:
    return (name.strip() for name in names.split(";") if name.strip())


def boxes_of(
    table: Table, spelled: Mapping[str, str], with_area: set[str], report: ImportReport
) -> list[tuple[str, str, str]]:
    """Return the ZIPs without an area as (ZIP, city, county), by number."""
    for row in table.rows:
        if row["zip"] in with_area:
            report.error(row.path, row.line, f"{row['zip']} is also among the areas", "Remove one")
    return sorted(
        (row["zip"], spelled.get(folded(row["city"]), row["city"]), row["county"].removesuffix(" County"))
        for row in table.rows
    )


# A CSV table of someone else's, with its lines for messages


@dataclass(frozen=True)
class Row:
    """One row: its values by column, its file and its line."""

    values: dict[str, str]
    path: str
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
    rows = tuple(Row(values, found[0].as_posix(), reader.line_num) for values in reader)
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing or not rows:
        message = f"The table lacks the columns {', '.join(missing)}" if missing else "The table has no rows"
        report.error(found[0].as_posix(), 1, message, "Take a newer download of the same form")
    return Table(found[0], () if missing else rows)
