"""`python -m tools import-districts SOURCE`: published borders to the project's own map.

Reads a GeoJSON file (or the one GeoJSON file of a folder) and the notice beside it, whose name holds NOTICE. Writes
data/districts.json and data/districts-NOTICE.md: both or, if anything is wrong, none. The same input gives the same
bytes. A map whose districts lie elsewhere than in the one on disk is refused without --accept-moved.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from campaign.model.legislature import Legislature
from tools.importers.moved import ACCEPT, changes, refuse_far, refuse_moved, shapes_on
from tools.importers.origins import Annexed, Sources, Water
from tools.importers.outlines import water_of
from tools.importers.report import ImportReport, finish, own_file
from tools.importers.thin_map import NOTICE, SCALE, Borders, map_text

MAP, WATER, ANNEXED = "districts.json", "districts-water.yml", "districts-annexed.yml"
AGAIN = "Download the file again"
GAP = 0.0001  # degrees: what is narrower than ten meters is no river but a slip


def main(words: Sequence[str]) -> int:
    """Import as the command line says, print what was found, and return 0, or 1 if nothing could be written."""
    parser = argparse.ArgumentParser(prog="import-districts", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("source", type=Path, help="a GeoJSON file of districts, or the folder it lies in")
    parser.add_argument("--data", type=Path, default=Path("data"), help="the folder to write to")
    parser.add_argument(ACCEPT, action="store_true", help="the districts were drawn anew: they may lie elsewhere")
    asked = parser.parse_args(words)
    return finish(import_districts(asked.source, asked.data, accept_moved=asked.accept_moved))


def import_districts(source: Path, data: Path, *, accept_moved: bool = False) -> ImportReport:
    """Turn borders into the project's map; with an error among the findings nothing is written."""
    report = ImportReport()
    file = _only(source, "*.geojson", report)
    notice = _only(file.parent if file else source, "*NOTICE*", report)
    legislature = own_file(data, "legislature.yml", Legislature, report)
    sources = own_file(data, "sources.yml", Sources, report)
    water = own_file(data, WATER, Water, report, Water())
    annexed = own_file(data, ANNEXED, Annexed, report, Annexed())
    if not (file and notice and legislature and sources and water and annexed):
        return report
    shapes = district_shapes(file, legislature, report)
    if not shapes:
        return report
    borders = Borders(shapes, legislature.districts, water_of(water))
    refuse_far(borders.listed, legislature.timezone, file, report)
    compare(borders, data / MAP, file, report, accepted=accept_moved)
    if not report.failed:
        text = map_text(borders, lands(annexed, borders, data, report), sources.map, file, report)
        report.save({data / MAP: text, data / NOTICE: notice.read_text("utf-8").strip() + "\n"})
    return report


def compare(borders: Borders, old: Path, file: Path, report: ImportReport, *, accepted: bool) -> None:
    """Report where the districts lie elsewhere than on the map on disk; a first map has nothing to be compared with."""
    after = [shapely.transform(each, lambda points: points / SCALE) for each in borders.thin_shapes]
    try:
        before = shapes_on(old)
    except ValueError:
        message = "This map cannot be read, so the new one was compared with nothing"
        report.warning(old.as_posix(), 1, message, "Look at /find/ before you publish")
        return
    found = changes(before, dict(zip(borders.shapes, after, strict=True)), borders.squeeze)
    refuse_moved(found, file, report, accepted=accepted)


def lands(annexed: Annexed, borders: Borders, data: Path, report: ImportReport) -> list[list[object]]:
    """Return annexed land as the map keeps it: x, y and radius in steps, the district that votes there, the city."""
    for each in annexed.lands:
        path, line = (data / ANNEXED).as_posix(), each.source.first
        shape, middle = borders.shapes.get(each.district), shapely.Point(each.place)
        if shape is None:
            message = f"{each.city}: there is no district {each.district}"
            report.error(path, line, message, "Name the lower district that the city's precinct votes in")
        elif not 0 < shapely.distance(shape, middle) < each.degrees / borders.squeeze:
            message = f"{each.city}: its middle is in district {each.district} on this map, or far from it"
            report.warning(path, line, message, "Take this land off the list, or correct it")
    circles = ((each, (*each.place, each.degrees)) for each in annexed.lands)
    return [[*(round(value * SCALE) for value in circle), each.district, each.city] for each, circle in circles]


def _only(source: Path, pattern: str, report: ImportReport) -> Path | None:
    """Return the one file of a folder that fits, or the file that was named itself."""
    if source.is_file():
        return source
    found = sorted(source.glob(pattern))
    if pattern == "*NOTICE*" and len(found) > 1:
        found = [path for path in found if "district" in path.name.lower()]
    if len(found) == 1:
        return found[0]
    message = f"There are {len(found)} files {pattern} here" if found else f"There is no file {pattern} here"
    report.error(source.as_posix(), 1, message, "Name the GeoJSON file itself, and put its notice beside it")
    return None


# The GeoJSON file: one shape for each district, fitting together without gap or overlap


def district_shapes(file: Path, legislature: Legislature, report: ImportReport) -> dict[str, BaseGeometry]:
    """Return the shape of each lower district in the legislature's order; empty with the reasons reported."""
    features = _features(file, report)
    wanted = legislature.seats(legislature.lower.id)
    key = _naming_property(features, set(wanted))
    if features and key is None:
        message = f"No property of the shapes names exactly the {len(wanted)} districts of data/legislature.yml"
        message += _lacking(features, wanted)
        report.error(file.as_posix(), 1, message, "Take a file of the lower chamber's districts, or correct the list")
    if report.failed or key is None:
        return {}
    by_name = {str(feature["properties"][key]): _shape(feature, file, report) for feature in features}
    shapes = {name: by_name[name] for name in wanted}
    _refuse_misfits(shapes, file, report)
    return {} if report.failed else shapes


def _features(file: Path, report: ImportReport) -> list[dict[str, Any]]:
    try:
        features: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))["features"]
        if features and all(isinstance(each["properties"], dict) and each["geometry"] for each in features):
            return features
    except (OSError, ValueError, KeyError, TypeError):
        pass
    report.error(file.as_posix(), 1, "This is not GeoJSON with a list of shapes under `features`", AGAIN)
    return []


def _naming_property(features: list[dict[str, Any]], wanted: set[str]) -> str | None:
    """Return the property whose values are the districts' names, each once."""
    keys = sorted(features[0]["properties"]) if features else []
    values = {key: [str(feature["properties"].get(key)) for feature in features] for key in keys}
    return next((key for key in keys if set(values[key]) == wanted and len(values[key]) == len(wanted)), None)


def _lacking(features: list[dict[str, Any]], wanted: Sequence[str]) -> str:
    """Return which districts the property that names most of them lacks, where it is but a few."""
    named = [{str(feature["properties"].get(key)) for feature in features} for key in features[0]["properties"]]
    lacking = min(([name for name in wanted if name not in values] for values in named), key=len, default=[])
    return f"; missing: {', '.join(lacking)}" if 0 < len(lacking) <= len(wanted) // 10 + 1 else ""


def _shape(feature: dict[str, Any], file: Path, report: ImportReport) -> BaseGeometry:
    try:
        return shape(feature["geometry"])
    except (ValueError, KeyError, TypeError, AttributeError, shapely.errors.ShapelyError):
        report.error(file.as_posix(), 1, f"The shape with {feature['properties']} cannot be read", AGAIN)
        return shapely.Polygon()


def _refuse_misfits(shapes: dict[str, BaseGeometry], file: Path, report: ImportReport) -> None:
    """Report shapes that are no areas, lie off the globe, or overlap others."""
    for name, each in shapes.items():
        west, south, east, north = each.bounds if not each.is_empty else (-999, 0, 0, 0)
        if each.geom_type not in ("Polygon", "MultiPolygon") or not each.is_valid:
            report.error(file.as_posix(), 1, f"The shape of district {name} is not a clean area", AGAIN)
        elif min(west, -east) < -180 or min(south, -north) < -90:
            message = f"The shape of district {name} is not in degrees of longitude and latitude"
            report.error(file.as_posix(), 1, message, "Take the file as WGS84 (EPSG:4326)")
    if report.failed:
        return
    for name, edges in zip(shapes, shapely.coverage_invalid_edges(list(shapes.values()), GAP), strict=True):
        if not edges.is_empty:
            message = f"District {name} overlaps a neighbor, or there is a gap between the two"
            report.error(file.as_posix(), 1, message, AGAIN)
