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
from dataclasses import asdict, dataclass
from pathlib import Path

from campaign.model.credit import Columns, Sources, Tables
from campaign.model.legislature import Legislature
from campaign.place_names import folded
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
    text = _text(tables, legislature, sources, report)
    report.save({data / PLACES: text})
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
    found_towns = towns_of(tables["towns"], sources.tables.towns, known, report)
    spelled = official(found_towns)
    found_zips = zips_of(tables["zips"], spelled, known, report)
    parts = [
        f'"sources": {_json(_credits(sources))}',
        f'"input_sha256": {_json({name: _digest(table.path) for name, table in tables.items()})}',
        _rows("counties", map(list, counties_of(tables["counties"], sources.tables.counties, known, report))),
        _rows("towns", (_town_row(town) for town in found_towns)),
        _rows("zips", (_zip_row(found) for found in found_zips)),
        _rows(
            "boxes", (list(box) for box in boxes_of(tables["boxes"], spelled, {one.code for one in found_zips}, report))
        ),
    ]
    report.notes.append(f"{len(found_towns)} towns, {len(found_zips)} ZIPs")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _credits(sources: Sources) -> dict[str, dict[str, str]]:
    used = {"zips": sources.zips, "shares": sources.shares, "boxes": sources.boxes, "towns": sources.towns}
    return {name: {key: value for key, value in asdict(credit).items() if value} for name, credit in used.items()}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _town_row(town: Place) -> list[object]:
    return [town.name, town.county, town.votes]


def _zip_row(found: Zip) -> list[object]:
    return [found.code, found.city, list(found.also), found.votes]


def _rows(name: str, rows: Iterable[Sequence[object]]) -> str:
    """Return a list of JSON with a line for each row, so that a change shows as what it is."""
    return f'"{name}": [\n' + ",\n".join(_json(list(row)) for row in rows) + "\n]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


# Rows to places: what they are called and which districts they vote in, likeliest first


@dataclass(frozen=True)
class Place:
    """A town or township of one county."""

    name: str
    county: str
    votes: Votes


@dataclass(frozen=True)
class Zip:
    """A ZIP that covers an area: the city of its post office, other names in use, estimated voters by district."""

    code: str
    city: str
    also: tuple[str, ...]
    votes: Votes


def ranked(votes: Mapping[str, int], known: Sequence[str]) -> Votes:
    """Return the districts with most voters first, equal ones in the order of `known`."""
    return {name: votes[name] for name in sorted(votes, key=lambda name: (-votes[name], known.index(name)))}


def towns_of(table: Table, columns: Columns, known: Sequence[str], report: ImportReport) -> list[Place]:
    """Return the towns by name, then county: 88 names of townships stand in more than one county."""
    votes: dict[tuple[str, str], Votes] = defaultdict(dict)
    for row in table:
        name = " ".join(WRITTEN_OUT.get(word, word) for word in row[columns.name].split())
        _vote(table, row, columns.district, row.number(columns.voters), votes[name, row["county"]], known, report)
    return [Place(name, county, ranked(found, known)) for (name, county), found in sorted(votes.items())]


def counties_of(table: Table, columns: Columns, known: Sequence[str], report: ImportReport) -> list[tuple[str, Votes]]:
    """Return the counties by name."""
    votes: dict[str, Votes] = defaultdict(dict)
    for row in table:
        _vote(table, row, columns.district, row.number(columns.voters), votes[row[columns.name]], known, report)
    return [(name, ranked(found, known)) for name, found in sorted(votes.items())]


def official(found: Sequence[Place]) -> dict[str, str]:
    """Return the towns' own names by their folded ones: the post office writes Saint Paul for St. Paul."""
    return {folded(town.name): town.name for town in found}


def zips_of(table: Table, spelled: Mapping[str, str], known: Sequence[str], report: ImportReport) -> list[Zip]:
    """Return the ZIPs that cover an area, by number; `spelled` has the official names by their folded ones."""
    votes: dict[str, Votes] = defaultdict(dict)
    rows: dict[str, Row] = {}
    for row in table:
        if not re.fullmatch(r"\d{5}", row["zip"]):
            report.error(table.path.as_posix(), row.line, f"“{row['zip']}” is not a ZIP", "Download the table again")
        rows.setdefault(row["zip"], row)
        _vote(table, row, "district", row.number("est_voters"), votes[row["zip"]], known, report)
    return [_zip(code, rows[code], ranked(votes[code], known), spelled) for code in sorted(rows)]


def _zip(code: str, row: Row, votes: Votes, spelled: Mapping[str, str]) -> Zip:
    names = [row["usps_city"], *_split(row["other_cities"]), *_split(row["municipalities"])]
    city = next((name for name in names if name), "")
    also = dict.fromkeys(name for name in _split(row["other_cities"]) if name != city)
    shown = city.removesuffix(" Twp")
    return Zip(code, spelled.get(folded(shown), shown), tuple(also), votes)


def _split(names: str) -> Iterator[str]:
    return (name.strip() for name in names.split(";") if name.strip())


def boxes_of(
    table: Table, spelled: Mapping[str, str], with_area: set[str], report: ImportReport
) -> list[tuple[str, str, str]]:
    """Return the ZIPs without an area as (ZIP, city, county), by number."""
    cities = [spelled.get(folded(row["city"]), row["city"]) for row in table]
    found = [(row["zip"], city, row["county"].removesuffix(" County")) for row, city in zip(table, cities, strict=True)]
    for row in table:
        if row["zip"] in with_area:
            report.error(table.path.as_posix(), row.line, f"{row['zip']} is also among the areas", "Remove one")
    return sorted(found)


def _vote(
    table: Table, row: Row, column: str, voters: int, votes: Votes, known: Sequence[str], report: ImportReport
) -> None:
    """Count a row's voters for its district, which must be one of the legislature's."""
    district = row[column]
    if voters < 0:
        report.error(table.path.as_posix(), row.line, "The number of voters is no whole number", "Correct it")
    elif district not in known:
        message = f"“{district}” in {column} is no district of data/legislature.yml"
        report.error(table.path.as_posix(), row.line, message, "Correct it, or take the table of the right plan")
    else:
        votes[district] = votes.get(district, 0) + voters


# A CSV table of someone else's, with its lines for messages


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
