"""The borders of a map of districts: as arcs, with fewer points, and as short texts.

An arc is a stretch of border, there once, with the district on either side. Because two neighbors share one arc,
whatever is done to it (fewer points, rounding) is done to both, and no gap or overlap can open between them.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import shapely
from shapely.geometry.base import BaseGeometry

from campaign.model.district_map import CHARACTERS, points_of

Point = tuple[float, float]
Whole = tuple[int, int]
Around = Mapping[Point, set[Point]]
OUTSIDE = -1
END = math.inf  # the ends of an arc are never taken away: there it meets others


@dataclass(frozen=True)
class Arc:
    """A stretch of border; `left` and `right` are the districts beside it, by number, OUTSIDE at the map's edge."""

    left: int
    right: int
    points: tuple[Point, ...]


def arcs_of(shapes: Sequence[BaseGeometry]) -> list[Arc]:
    """Return the borders of shapes that fit together without gap or overlap, in a fixed order."""
    left: dict[tuple[Point, ...], int] = {edge: number for number, shape in enumerate(shapes) for edge in _edges(shape)}
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


def _around(edges: Iterable[tuple[Point, ...]]) -> Around:
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


# Fewer points


def importance(points: Sequence[Point]) -> list[float]:
    """Return for each point the land that moves once it goes, in squares of the points' unit.

    The method is Visvalingam's: again and again the point goes whose triangle with its two neighbors is smallest. A
    point never counts for less than one that has to go before it. The libraries at hand weigh every square meter alike;
    `weight` lets land count for more where districts are small, because more people live on it there.
    """
    counts = [END] * len(points)
    largest = 0.0
    for point, area in _Line(points).smallest_first():
        largest = max(largest, area)
        counts[point] = largest
    return counts


class _Line:
    """A line that loses its points one by one."""

    def __init__(self, points: Sequence[Point]) -> None:
        last = len(points) - 1
        self.points = points
        self.before = list(range(-1, last))
        self.after = list(range(1, last + 2))
        self.areas = {point: self.triangle(point) for point in range(1, last)}

    def triangle(self, point: int) -> float:
        """Return the area of the triangle of a point with its current neighbors."""
        (ax, ay), (bx, by), (cx, cy) = (self.points[i] for i in (self.before[point], point, self.after[point]))
        return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2

    def smallest_first(self) -> list[tuple[int, float]]:
        """Take every inner point away, smallest triangle first; return them in that order with their areas."""
        waiting = [(area, point) for point, area in self.areas.items()]
        heapq.heapify(waiting)
        gone = []
        while waiting:
            area, point = heapq.heappop(waiting)
            if self.areas.get(point) == area:
                gone.append((point, area))
                for neighbor in self._take_away(point):
                    heapq.heappush(waiting, (self.areas[neighbor], neighbor))
        return gone

    def _take_away(self, point: int) -> list[int]:
        """Take a point away and return those of its neighbors that can still go."""
        before, after = self.before[point], self.after[point]
        self.after[before], self.before[after] = after, before
        del self.areas[point]
        neighbors = [each for each in (before, after) if each in self.areas]
        self.areas.update({each: self.triangle(each) for each in neighbors})
        return neighbors


def weight(arc: Arc, areas: Sequence[float]) -> float:
    """Return what land beside an arc counts for; the root keeps large districts from being given up."""
    return sum(math.pow(areas[number], -0.5) for number in (arc.left, arc.right) if number >= 0)


def thinned(points: Sequence[Point], counts: Sequence[float], least: float) -> tuple[Point, ...]:
    """Return the points that count for at least so much; a ring keeps four, so that it stays a ring."""
    if points[0] == points[-1]:
        least = min(least, sorted(counts, reverse=True)[3])
    return tuple(point for point, count in zip(points, counts, strict=True) if count >= least)


# Lines of whole numbers as short texts


def written(points: Iterable[Whole]) -> str:
    """Return points as text, each as its step from the one before, the first from 0, 0.

    A step along x, then one along y: the number's sign moves to its lowest bit, five bits go into each character, the
    lowest first, and a sixth bit says that more follow. theme/static/js/lookup.js reads the same.
    """
    numbers, x, y = [], 0, 0
    for px, py in points:
        numbers += [_number(px - x), _number(py - y)]
        x, y = px, py
    return "".join(numbers)


def _number(value: int) -> str:
    rest = ~(value << 1) if value < 0 else value << 1
    characters = []
    while rest >= 32:
        characters.append(CHARACTERS[rest & 31 | 32])
        rest >>= 5
    return "".join(characters) + CHARACTERS[rest]


def read(text: str) -> Sequence[Whole]:
    """Return the points of a text that `written` made."""
    return list(zip(*points_of(text), strict=True))
