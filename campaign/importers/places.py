"""`python -m campaign import-places SOURCE`: published tables to the project's own list of places.

SOURCE is a folder with four CSV files, known by a word in their names: `zip` (ZIP areas with their districts),
`zips-without-area`, `municipality` and `county`. Writes data/places.json, or nothing if anything is wrong. The same
input gives the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from campaign.importers.own_files import own_file
from campaign.importers.place_rows import Place, Zip, boxes, counties, official, towns, zips
from campaign.importers.report import ImportReport, finish
from campaign.importers.save import save_together
from campaign.importers.tables import Table, read_table
from campaign.model.legislature import Legislature
from campaign.model.places import Sources, Tables

PLACES = "places.json"
ZIP_COLUMNS = ("zip", "usps_city", "other_cities", "municipalities", "district", "est_voters")


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
    if not report.failed:
        report.written = [path.as_posix() for path in save_together({data / PLACES: text})]
        report.notes += [] if report.written else ["nothing has changed"]
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
    found_towns = towns(tables["towns"], sources.tables.towns, known, report)
    spelled = official(found_towns)
    found_zips = zips(tables["zips"], spelled, known, report)
    parts = [
        f'"sources": {_json(_credits(sources))}',
        f'"input_sha256": {_json({name: _digest(table.path) for name, table in tables.items()})}',
        _rows("counties", map(list, counties(tables["counties"], sources.tables.counties, known, report))),
        _rows("towns", (_town(town) for town in found_towns)),
        _rows("zips", (_zip(found) for found in found_zips)),
        _rows(
            "boxes", (list(box) for box in boxes(tables["boxes"], spelled, {one.code for one in found_zips}, report))
        ),
    ]
    report.notes.append(f"{len(found_towns)} towns, {len(found_zips)} ZIPs")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _credits(sources: Sources) -> dict[str, dict[str, str]]:
    used = {"zips": sources.zips, "shares": sources.shares, "boxes": sources.boxes, "towns": sources.towns}
    return {name: {key: value for key, value in asdict(credit).items() if value} for name, credit in used.items()}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _town(town: Place) -> list[object]:
    return [town.name, town.county, town.votes]


def _zip(found: Zip) -> list[object]:
    return [found.code, found.city, list(found.also), found.votes]


def _rows(name: str, rows: Iterable[Sequence[object]]) -> str:
    """Return a list of JSON with a line for each row, so that a change shows as what it is."""
    return f'"{name}": [\n' + ",\n".join(_json(list(row)) for row in rows) + "\n]"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
