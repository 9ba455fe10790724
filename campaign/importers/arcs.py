"""The borders of a map of districts as arcs: each stretch of border once, with the district on either side.

Because two neighbors share one arc, whatever is done to it (fewer points, rounding) is done to both, and no gap or
overlap can open between them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import shapely
from shapely.geometry.base import BaseGeometry

Point = tuple[float, float]
Around = Mapping[Point, set[Point]]
OUTSIDE = -1


@dataclass(frozen=True)
class Arc:
    """A stretch of border; `left` and `right` are the districts beside it, by number, OUTSIDE at the map's edge."""

    left: int
    right: int
    points: tuple[Point, ...]


def arcs_of(shapes: Sequence[BaseGeometry]) -> list[Arc]:
    """Return the borders of shapes that fit together without gap or overlap, in a fixed order."""
    left = {edge: number for number, shape in enumerate(shapes) for edge in _edges(shape)}
    around = _around(left)
    nodes = {point for point, others in around.items() if len(others) != 2}
    walked: set[tuple[Point, Point]] = set()
    return [
        Arc(left.get(line[:2], OUTSIDE), left.get(line[1::-1], OUTSIDE), line)
        for start in (*sorted(nodes), *sorted(around))  # the second time round for rings without any node
        for line in _lines_from(start, around, nodes, walked)
    ]


def _edges(shape: BaseGeometry) -> Iterator[tuple[Point, Point]]:
    """Yield every edge of a shape in the direction that has the shape on its left."""
    for ring in shapely.get_rings(shapely.get_parts(shapely.orient_polygons(shape))):
        yield from pairwise((x, y) for x, y in shapely.get_coordinates(ring).tolist())


def _around(edges: Mapping[tuple[Point, Point], int]) -> Around:
    """Return for each point those that an edge joins it to."""
    around: dict[Point, set[Point]] = defaultdict(set)
    for one, other in edges:
        around[one].add(other)
        around[other].add(one)
    return around


def _lines_from(
    start: Point, around: Around, nodes: set[Point], walked: set[tuple[Point, Point]]
) -> Iterator[tuple[Point, ...]]:
    """Yield the lines that lead from a point to the next node, each edge of the map once."""
    for second in sorted(around[start]):
        if (start, second) in walked:
            continue
        line = [start, second]
        while line[-1] not in nodes and line[-1] != start:
            one, other = around[line[-1]]
            line.append(other if one == line[-2] else one)
        walked.update(pairwise(line))
        walked.update(pairwise(reversed(line)))
        yield tuple(line)


def shapes_of(arcs: Sequence[Arc], count: int) -> list[BaseGeometry]:
    """Return the shapes that arcs enclose, by the districts' numbers: the way back from `arcs_of`."""
    borders: dict[int, list[tuple[Point, ...]]] = defaultdict(list)
    for arc in arcs:
        borders[arc.left].append(arc.points)
        borders[arc.right].append(arc.points)
    return [shapely.build_area(shapely.MultiLineString(borders[number])) for number in range(count)]
