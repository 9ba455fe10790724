"""Writes tests/points.csv: places with their district as the published, full map has it.

The full map is not part of the project, so a sample of it is kept to test against. Run it with the folder that
import-districts reads, in the project's folder, after `python3 tasks.py import-districts SOURCE`:

    .venv/bin/python -m tests.make_points SOURCE

Three kinds of places, drawn with a fixed seed so that two runs agree:
  any     anywhere in the state, every square mile alike
  each    twenty in each district
  border  100 meters to either side of a border, anywhere along it
"""

from __future__ import annotations

import csv
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import shapely
from shapely.geometry.base import BaseGeometry

from campaign.model.legislature import Legislature
from tools.importers.borders import Arc, arcs_of
from tools.importers.districts import district_shapes
from tools.importers.report import ImportReport, own_file

OUT = Path(__file__).parent / "points.csv"
ANY, EACH, BORDER = 2000, 20, 1500
DEGREE = 111_132  # meters to a degree of latitude
Point = tuple[float, float]


def main(source: Path) -> None:
    """Draw the places and write them, sorted."""
    report = ImportReport()
    legislature = own_file(Path("data"), "legislature.yml", Legislature, report)
    file = next(source.glob("*.geojson"))
    shapes = district_shapes(file, legislature, report) if legislature else {}
    if report.failed:
        sys.exit("\n".join(report.lines()))
    with OUT.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["kind", "longitude", "latitude", "district"])
        rows.writerows(sorted(drawn(shapes, Random(2023))))  # noqa: S311 - a sample, no secret


def drawn(shapes: dict[str, BaseGeometry], random: Random) -> Iterator[tuple[str, str, str, str]]:
    """Yield rows; a place that the full map has in no district is left out."""
    names = list(shapes)
    tree = shapely.STRtree(list(shapes.values()))
    for kind, place in places(shapes, random):
        x, y = (round(part, 6) for part in place)
        found = tree.query(shapely.Point(x, y), predicate="within")
        if len(found) == 1:
            yield kind, f"{x:.6f}", f"{y:.6f}", names[found[0]]


def places(shapes: dict[str, BaseGeometry], random: Random) -> Iterator[tuple[str, Point]]:
    """Yield places of each kind."""
    state = shapely.union_all(list(shapes.values()))
    yield from (("any", place) for place in within(state, ANY, random))
    for shape in shapes.values():
        yield from (("each", place) for place in within(shape, EACH, random))
    yield from (("border", place) for place in beside(arcs_of(list(shapes.values())), BORDER, random))


def within(shape: BaseGeometry, count: int, random: Random) -> Iterator[Point]:
    """Yield places in a shape, every bit of it alike."""
    west, south, east, north = shape.bounds
    shapely.prepare(shape)
    while count:
        place = random.uniform(west, east), random.uniform(south, north)
        if shapely.contains_xy(shape, *place):
            count -= 1
            yield place


def beside(arcs: list[Arc], count: int, random: Random) -> Iterator[Point]:
    """Yield places 100 meters to the left and right of borders, every mile of border alike."""
    lines = [shapely.LineString(arc.points) for arc in arcs]
    for line in random.choices(lines, [line.length for line in lines], k=count):
        at = random.uniform(0, line.length * 0.999)
        here, ahead = line.interpolate(at), line.interpolate(at + 1e-5)
        squeeze = math.cos(math.radians(here.y))
        right, up = (ahead.x - here.x) * squeeze, ahead.y - here.y
        far = 100 / DEGREE / (math.hypot(right, up) or 1)
        for side in (1, -1):
            yield here.x - side * up * far / squeeze, here.y + side * right * far


if __name__ == "__main__":
    main(Path(sys.argv[1]))
