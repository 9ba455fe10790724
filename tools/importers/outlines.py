"""Small drawings of districts for the eye: where in the state each one lies, and what it looks like close up.

Never used to find a district. Open water that belongs to a district by law is left out, so that the state looks as
people know it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import shapely
from shapely.geometry.base import BaseGeometry

from tools.importers.origins import Water

PLACE = 600  # width of the drawing of the state, in its own units; whole numbers are fine enough then
CLOSE = 300  # the longer side of a close-up
MARGIN = 4
SMALL = 40  # units of the drawing of the state; what is smaller gets a ring around it
COARSE = 1.0  # how far a line may be off, in the same units


@dataclass(frozen=True)
class Frame:
    """Turns degrees into the whole units of a drawing, y downward."""

    left: float
    top: float
    squeeze: float  # a degree of longitude in degrees of latitude
    scale: float

    def units(self, x: float, y: float) -> tuple[int, int]:
        """Return a place in the drawing's units."""
        return (
            round((x - self.left) * self.squeeze * self.scale) + MARGIN,
            round((self.top - y) * self.scale) + MARGIN,
        )

    def size(self, shape: BaseGeometry) -> tuple[int, int]:
        """Return width and height of a drawing that ends with a shape."""
        right, bottom = self.units(shape.bounds[2], shape.bounds[1])
        return right + MARGIN, bottom + MARGIN


def frame_of(shape: BaseGeometry, squeeze: float, *, width: float, height: float) -> Frame:
    """Return the frame in which a shape is as large as width and height allow."""
    left, bottom, right, top = shape.bounds
    scale = min(width / ((right - left) * squeeze), height / (top - bottom))
    return Frame(left, top, squeeze, scale)


@dataclass(frozen=True)
class Drawings:
    """The outline of the state as an SVG path with its size, and the drawings of each district, by its name."""

    size: tuple[int, int]
    state: str
    districts: dict[str, dict[str, object]]


def drawings(shapes: Mapping[str, BaseGeometry], water: BaseGeometry, squeeze: float) -> Drawings:
    """Return the outline of the state and the drawings of each district, by its name."""
    land = {name: shapely.difference(shape, water) for name, shape in shapes.items()}
    state = shapely.union_all(list(land.values()))
    frame = frame_of(state, squeeze, width=PLACE, height=2 * PLACE)
    return Drawings(frame.size(state), path(state, frame), {name: _drawing(each, frame) for name, each in land.items()})


def _drawing(shape: BaseGeometry, frame: Frame) -> dict[str, object]:
    close = frame_of(shape, frame.squeeze, width=CLOSE, height=CLOSE)
    x, y, _room = label(shape)
    left, bottom, right, top = shape.bounds
    return {
        "place": path(shape, frame),
        "at": frame.units(x, y),
        "small": bool(max((right - left) * frame.squeeze, top - bottom) * frame.scale < SMALL),
        "close": path(shape, close),
        "close_size": close.size(shape),
    }


def label(shape: BaseGeometry) -> tuple[float, float, float]:
    """Return the place in a shape that is farthest from its border, and how far that is, in the shape's unit."""
    (x, y), (_x, _y) = shapely.get_coordinates(shapely.maximum_inscribed_circle(shape, tolerance=0.002)).tolist()
    return x, y, float(shapely.boundary(shape).distance(shapely.Point(x, y)))


def path(shape: BaseGeometry, frame: Frame) -> str:
    """Return a shape as the path of an SVG, with no more detail than a unit of the frame shows."""
    simple = shapely.simplify(shape, COARSE / frame.scale)
    rings = (shapely.get_coordinates(ring).tolist() for ring in shapely.get_rings(shapely.get_parts(simple)))
    drawn = ([frame.units(*point) for point in ring[:-1]] for ring in rings)
    return "".join(_ring(points) for points in drawn if _seen(points))


def _seen(points: Sequence[tuple[int, int]]) -> bool:
    """Return whether a ring is more than a speck."""
    wide, high = ({point[axis] for point in points} for axis in (0, 1))
    return max(wide) - min(wide) + max(high) - min(high) > 1


def _ring(points: Sequence[tuple[int, int]]) -> str:
    (x, y), steps = points[0], []
    for before, after in pairwise(points):
        dx, dy = after[0] - before[0], after[1] - before[1]
        if dx or dy:
            steps.append(f"{dx}{dy if dy < 0 else f' {dy}'}")
    return f"M{x} {y}l" + " ".join(steps).replace(" -", "-") + "z"


def water_of(water: Water) -> BaseGeometry:
    """Return the open water that drawings leave out, as one shape in degrees."""
    shores = ([tuple(map(float, place.split())) for place in lake.shore] for lake in water.lakes)
    return shapely.union_all([shapely.Polygon(shore) for shore in shores])
