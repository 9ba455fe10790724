"""From the borders as published to the map that a phone can hold: thinned, rounded, written as short texts.

Arcs keep the points that matter most until the text has the length that is allowed. How much land ends up in another
district is measured, and a map that moves too much of it, or no longer fits together, is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import shapely
from shapely.geometry.base import BaseGeometry

from campaign.importers.arcs import Arc, Point, arcs_of, shapes_of
from campaign.importers.digits import written
from campaign.importers.thinning import importance, thinned, weight

SCALE = 200_000  # steps to a degree: half a meter
LONGEST = 138_000  # signs for all arcs, which is about 103 kB once compressed
MOST_MOVED = 0.0002  # the share of the state that may end up in another district


@dataclass(frozen=True)
class ThinMap:
    """Arcs in whole steps, in the order of the borders they came from."""

    arcs: tuple[Arc, ...]

    @cached_property
    def texts(self) -> list[str]:
        """Return each arc's points as a short text."""
        return [written((round(x), round(y)) for x, y in arc.points) for arc in self.arcs]

    def shapes(self, count: int) -> list[BaseGeometry]:
        """Return the districts as this map has them, in steps."""
        return shapes_of(self.arcs, count)


def thin_map(shapes: Sequence[BaseGeometry], squeeze: float, longest: int = LONGEST) -> ThinMap:
    """Return the finest map whose texts are at most `longest` signs; `squeeze` as in outlines.Frame."""
    arcs = arcs_of(shapes)
    areas = [shape.area for shape in shapes]
    counts = [_counts(arc, areas, squeeze) for arc in arcs]
    levels = sorted({count for each in counts for count in each if count < float("inf")})
    fine, coarse = 0, len(levels)  # indices into levels: everything from there on stays
    while fine < coarse:
        middle = (fine + coarse) // 2
        tried = _rounded(arcs, counts, levels[middle])
        fine, coarse = (fine, middle) if sum(map(len, tried.texts)) <= longest else (middle + 1, coarse)
    return _rounded(arcs, counts, levels[coarse] if coarse < len(levels) else float("inf"))


def _counts(arc: Arc, areas: Sequence[float], squeeze: float) -> list[float]:
    heavy = weight(arc, areas)
    return [count * heavy for count in importance([(x * squeeze, y) for x, y in arc.points])]


def _rounded(arcs: Sequence[Arc], counts: Sequence[Sequence[float]], least: float) -> ThinMap:
    kept = (thinned(arc.points, each, least) for arc, each in zip(arcs, counts, strict=True))
    return ThinMap(tuple(replace(arc, points=_steps(points)) for arc, points in zip(arcs, kept, strict=True)))


def _steps(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return points in whole steps; of equal points in a row only one."""
    whole = [(float(round(x * SCALE)), float(round(y * SCALE))) for x, y in points]
    return (whole[0], *(point for before, point in pairwise(whole) if point != before))


def share_moved(shapes: Sequence[BaseGeometry], thin: Sequence[BaseGeometry], squeeze: float) -> float:
    """Return the share of all land that lies in another district on the thin map, or in none."""
    before = [_flat(shape, squeeze) for shape in shapes]
    after = [_flat(shape, squeeze / SCALE, 1 / SCALE) for shape in thin]
    moved = shapely.area(shapely.difference(before, after)).sum()
    return float(moved / shapely.area(before).sum())


def _flat(shape: BaseGeometry, x_scale: float, y_scale: float = 1) -> BaseGeometry:
    return shapely.transform(shape, lambda points: points * [x_scale, y_scale])
