"""From rows of published tables to places: what they are called and which districts they vote in, likeliest first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from campaign.importers.report import ImportReport
from campaign.importers.tables import Row, Table
from campaign.model.places import Columns, folded

Votes = dict[str, int]  # registered voters by district, most first
WRITTEN_OUT = {"Twp": "Township", "Unorg": "Unorganized Territory"}


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


def towns(table: Table, columns: Columns, known: Sequence[str], report: ImportReport) -> list[Place]:
    """Return the towns by name, then county: 88 names of townships stand in more than one county."""
    votes: dict[tuple[str, str], Votes] = defaultdict(dict)
    for row in table:
        name = " ".join(WRITTEN_OUT.get(word, word) for word in row[columns.name].split())
        _vote(table, row, columns.district, row.number(columns.voters), votes[name, row["county"]], known, report)
    return [Place(name, county, ranked(found, known)) for (name, county), found in sorted(votes.items())]


def counties(table: Table, columns: Columns, known: Sequence[str], report: ImportReport) -> list[tuple[str, Votes]]:
    """Return the counties by name."""
    votes: dict[str, Votes] = defaultdict(dict)
    for row in table:
        _vote(table, row, columns.district, row.number(columns.voters), votes[row[columns.name]], known, report)
    return [(name, ranked(found, known)) for name, found in sorted(votes.items())]


def official(found: Sequence[Place]) -> dict[str, str]:
    """Return the towns' own names by their folded ones: the post office writes Saint Paul for St. Paul."""
    return {folded(town.name): town.name for town in found}


def zips(table: Table, spelled: Mapping[str, str], known: Sequence[str], report: ImportReport) -> list[Zip]:
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


def boxes(
    table: Table, spelled: Mapping[str, str], with_area: set[str], report: ImportReport
) -> list[tuple[str, str, str]]:
    """Return the ZIPs without an area as (ZIP, city, county), by number."""
    cities = [spelled.get(folded(row["city"]), row["city"]) for row in table]
    found = [(row["zip"], city, row["county"].removesuffix(" County")) for row, city in zip(table, cities, strict=True)]
    for row in table:
        if row["zip"] in with_area:
            report.error(table.path.as_posix(), row.line, f"{row['zip']} also stands among the areas", "Remove one")
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
