"""Fewer points for a border, so that the line moves as little land from one district to the other as can be.

The method is Visvalingam's: again and again the point goes whose triangle with its two neighbors is smallest. The
libraries at hand weigh every square meter alike; here land counts for more where districts are small, because more
people live on it there.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Sequence

from campaign.importers.arcs import Arc, Point

END = math.inf  # the ends of an arc are never taken away: there it meets others


def importance(points: Sequence[Point]) -> list[float]:
    """Return for each point the land that moves once it goes, in squares of the points' unit.

    A point never counts for less than one that has to go before it.
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
        """Return the area of the triangle of a point with its present neighbors."""
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
    return sum(areas[number] ** -0.5 for number in (arc.left, arc.right) if number >= 0)


def thinned(points: Sequence[Point], counts: Sequence[float], least: float) -> tuple[Point, ...]:
    """Return the points that count for at least so much; a ring keeps four, so that it stays a ring."""
    if points[0] == points[-1]:
        least = min(least, sorted(counts, reverse=True)[3])
    return tuple(point for point, count in zip(points, counts, strict=True) if count >= least)
