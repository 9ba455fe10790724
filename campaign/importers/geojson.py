"""Reading a GeoJSON file of districts: one shape for each, fitting together without gap or overlap."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from campaign.importers.report import ImportReport
from campaign.model.legislature import Legislature

AGAIN = "Download the file again"
GAP = 0.0001  # degrees: what is narrower than ten meters is no river but a slip


def district_shapes(file: Path, legislature: Legislature, report: ImportReport) -> dict[str, BaseGeometry]:
    """Return the shape of each lower district in the legislature's order; empty with the reasons reported."""
    features = _features(file, report)
    wanted = legislature.seats(legislature.lower.id)
    key = _naming_property(features, set(wanted))
    if features and key is None:
        message = f"No property of the shapes names exactly the {len(wanted)} districts of data/legislature.yml"
        report.error(file.as_posix(), 1, message, "Take a file of the lower chamber's districts, or correct the list")
    if report.failed or key is None:
        return {}
    by_name = {str(feature["properties"][key]): _shape(feature, file, report) for feature in features}
    shapes = {name: by_name[name] for name in wanted}
    _refuse_misfits(shapes, file, report)
    return {} if report.failed else shapes


def _features(file: Path, report: ImportReport) -> list[dict[str, Any]]:
    try:
        features = json.loads(file.read_text("utf-8"))["features"]
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
