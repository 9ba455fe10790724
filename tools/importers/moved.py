"""How a new map of districts differs from the one on disk: small corrections are told, a map that moved is refused.

A map that is shifted, mirrored, scaled or has its names mixed up passes every other test: its districts fit together.
It would send everybody to the wrong legislators. So each district is compared with itself as it was.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

import shapely
from shapely.geometry.base import BaseGeometry

from campaign.model.district_map import district_map
from tools.importers.borders import Arc, read, shapes_of
from tools.importers.report import ImportReport

ACCEPT = "--accept-moved"
MILES = 69.055  # to a degree of latitude
LEAST_SAME = 0.75  # of what a district covered before or covers now; less is another district
WHOLE = (
    0.02  # miles: 30 meters. The middles of thinned districts stray by 0.3 meters, so half of them moving is no chance
)
NOTICED = 0.05  # square miles, below which a change may come from thinning alone
LISTED = 8
FAR = 60  # degrees of longitude: no place is so far from the meridian of its clock


@dataclass(frozen=True)
class Change:
    """What became of a district."""

    name: str
    miles: float  # between its middle before and now
    same: float  # the share of all it covered before or covers now
    area: float  # the rest, in square miles


def shapes_on(file: Path) -> dict[str, BaseGeometry]:
    """Return each district of a map on disk in degrees; empty where there is no map, ValueError where it is broken."""
    if not file.is_file():
        return {}
    try:
        found = district_map(json.loads(file.read_text("utf-8")))
        points = ([(x / found.scale, y / found.scale) for x, y in read(text)] for _left, _right, text in found.arcs)
        arcs = [Arc(arc[0], arc[1], tuple(line)) for arc, line in zip(found.arcs, points, strict=True)]
    except (KeyError, TypeError, ValueError, IndexError) as broken:
        raise ValueError from broken
    return dict(zip(found.districts, shapes_of(arcs, len(found.districts)), strict=True))


def changes(before: Mapping[str, BaseGeometry], after: Mapping[str, BaseGeometry], squeeze: float) -> list[Change]:
    """Return what became of each district that both maps have, those that moved farthest first."""

    def flat(shape: BaseGeometry) -> BaseGeometry:
        return shapely.transform(shape, lambda points: points * [MILES * squeeze, MILES])

    pairs = ((name, flat(shape), flat(after[name])) for name, shape in before.items() if name in after)
    return sorted((_change(*pair) for pair in pairs), key=lambda change: -change.miles)


def _change(name: str, before: BaseGeometry, after: BaseGeometry) -> Change:
    kept, all_of_it = shapely.intersection(before, after).area, shapely.union(before, after).area
    same = kept / all_of_it if all_of_it else 0.0
    return Change(name, shapely.distance(before.centroid, after.centroid), same, all_of_it - kept)


def refuse_moved(found: Sequence[Change], file: Path, report: ImportReport, *, accepted: bool) -> None:
    """Report the districts that lie elsewhere than before: a fault, or a warning once somebody has `accepted` it."""
    whole = bool(found) and median(change.miles for change in found) > WHOLE
    moved = [change for change in found if whole or change.same < LEAST_SAME]
    if moved:
        told = _listed([f"{each.name} by {_miles(each.miles)}, {each.same:.0%} of it the same" for each in moved])
        what = "The whole map lies elsewhere" if whole else f"{len(moved)} districts lie elsewhere"
        message = f"{what} than in data/districts.json: {told}"
        if accepted:
            report.warning(file.as_posix(), 1, message, "Look at /find/ and the districts' sheets before you publish")
        else:
            fix = f"Take borders in degrees (WGS84) with the right names; after a redistricting, add {ACCEPT}"
            report.error(file.as_posix(), 1, message, fix)
    elif corrected := [change for change in found if change.area > NOTICED]:
        corrected.sort(key=lambda change: -change.area)
        told = _listed([f"{each.name} by {each.area:.2g} square miles" for each in corrected])
        fix = "Compare this with what the publisher says was corrected"
        report.warning(file.as_posix(), 1, f"These districts changed: {told}", fix)


def refuse_far(shapes: Sequence[BaseGeometry], timezone: str, file: Path, report: ImportReport) -> None:
    """Report a map that lies far from the state's own time zone, as one does whose numbers changed places."""
    west, _, east, _ = shapely.total_bounds(shapes)
    offset = ZoneInfo(timezone).utcoffset(datetime(2026, 1, 1))  # noqa: DTZ001 - the zone is asked, no clock
    meridian = offset.total_seconds() / 240 if offset else 0.0
    if abs((west + east) / 2 - meridian) > FAR:
        message = f"The map lies at longitude {(west + east) / 2:.0f}, far from the time zone {timezone}"
        report.error(file.as_posix(), 1, message, "Take a file with longitude first, then latitude, west below zero")


def _miles(miles: float) -> str:
    return f"{miles:.0f} miles" if miles >= 10 else f"{max(miles, 0.01):.2g} miles"


def _listed(items: Sequence[str]) -> str:
    more = f"; and {len(items) - LISTED} more" if len(items) > LISTED else ""
    return "; ".join(items[:LISTED]) + more
