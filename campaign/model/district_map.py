"""The map of districts (data/districts.json, written by import-districts)."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Any

from campaign.model.places import Credit

Place = tuple[float, float]  # latitude and longitude

# 64 characters that JSON leaves as they are: from # to ~ without the backslash.
CHARACTERS = "".join(chr(code) for code in range(35, 100) if code != 92)
DIGITS = {character: number & 31 for number, character in enumerate(CHARACTERS)}
STEP = re.compile(r"[C-c]*[#-B]")  # a number: all but its last character say that more follow


@dataclass(frozen=True)
class Drawing:
    """A district for the eye: its path on the drawing of the state, a place inside it, and a close-up.

    `small` ones are hard to see there.
    """

    place: str
    at: tuple[int, int]
    small: bool
    close: str
    close_size: tuple[int, int]


@dataclass(frozen=True)
class DistrictMap:
    """Borders as arcs that two districts share, and drawings for the eye.

    An arc is (the district on its left, on its right, its points as a text); districts are numbers in the order of
    `districts`, -1 is outside. `scale` is how many steps make a degree. See tools/importers/borders.py for the texts.
    """

    credit: Credit
    scale: int
    districts: tuple[str, ...]
    labels: tuple[tuple[int, int, int], ...]
    arcs: tuple[tuple[int, int, str], ...]
    water: tuple[str, ...]  # open water within the state, for the eye; points as texts
    shore: tuple[str, ...]  # where that water meets land
    annexed: tuple[tuple[int, int, int, str, str], ...]  # land taken in later: x, y, radius; its district, the city
    size: tuple[int, int]
    state: str
    drawings: Mapping[str, Drawing]
    notice: str = ""  # its maker's terms; they go wherever the shapes go

    @cached_property
    def next_door(self) -> dict[str, tuple[str, ...]]:
        """Return for each district those that share a stretch of border with it, in the map's order."""
        beside: dict[int, set[int]] = defaultdict(set)
        for left, right, _points in self.arcs:
            beside[left].add(right)
            beside[right].add(left)
        return {
            name: tuple(self.districts[other] for other in sorted(beside[number] - {-1, number}))
            for number, name in enumerate(self.districts)
        }

    def districts_at(self, places: Iterable[Place]) -> dict[Place, str | None]:
        """Return the district at each latitude and longitude; None outside the map.

        The rule is that of theme/static/js/lookup.js: the nearest border to the west decides, by the district on the
        side that faces the place. All places are looked up in one walk along the borders.
        """
        found = _Looked(self.scale, places)
        for left, right, text in self.arcs:
            found.meet(left, right, *points_of(text))
        return {place: self.districts[n] if n >= 0 else None for place, n in zip(found.places, found.at, strict=True)}


class _Looked:
    """Places from south to north in steps of the map, with the nearest border met to the west of each."""

    def __init__(self, scale: int, places: Iterable[Place]) -> None:
        self.places = sorted(places)
        self.x = [longitude * scale for _latitude, longitude in self.places]
        level = (latitude * scale for latitude, _longitude in self.places)
        self.y = [y + 0.001 if y == int(y) else y for y in level]  # never level with a corner: those are whole numbers
        self.east = max(self.x, default=-math.inf)
        self.nearest = [-math.inf] * len(self.x)
        self.at = [-1] * len(self.x)  # the district so far, by number

    def meet(self, left: int, right: int, xs: list[int], ys: list[int]) -> None:
        """Look at a stretch of border; one that runs south has its left on the east."""
        if min(xs) > self.east or bisect_left(self.y, min(ys)) == bisect_left(self.y, max(ys)):
            return
        ranks = [bisect_left(self.y, y) for y in ys]
        for end, (below, above) in enumerate(pairwise(ranks), 1):
            if below < above:
                self._cross(below, above, xs[end - 1], ys[end - 1], xs[end], ys[end], right)
            elif above < below:  # the lower end comes first, so both directions give one number
                self._cross(above, below, xs[end], ys[end], xs[end - 1], ys[end - 1], left)

    def _cross(self, first: int, last: int, ax: int, ay: int, bx: int, by: int, district: int) -> None:
        """Look at an edge, from its lower to its upper end, that crosses the heights of some places."""
        slope = (bx - ax) / (by - ay)
        for place in range(first, last):
            edge = ax + (self.y[place] - ay) * slope
            if self.nearest[place] < edge <= self.x[place]:
                self.nearest[place], self.at[place] = edge, district


class _Numbers(dict[str, int]):
    """The numbers that texts stand for, each worked out once: most borders go on in the same few steps."""

    def __missing__(self, text: str) -> int:
        value = 0
        for digit in reversed(text):
            value = value << 5 | DIGITS[digit]
        self[text] = ~(value >> 1) if value & 1 else value >> 1
        return self[text]


NUMBERS = _Numbers()


def points_of(text: str) -> tuple[list[int], list[int]]:
    """Return the x and the y of the points of an arc; tools/importers/borders.py says how the text is written."""
    steps = [NUMBERS[step] for step in STEP.findall(text)]
    return list(accumulate(steps[::2])), list(accumulate(steps[1::2]))


def district_map(value: Mapping[str, Any]) -> DistrictMap:
    """Return the map of a file; KeyError, TypeError or ValueError where it is not as import-districts writes it."""
    drawn = value["drawing"]
    return DistrictMap(
        credit=Credit(**value["source"]),
        scale=int(value["scale"]),
        districts=tuple(value["districts"]),
        labels=tuple((x, y, room) for x, y, room in value["labels"]),
        arcs=tuple((int(left), int(right), str(points)) for left, right, points in value["arcs"]),
        water=tuple(value["water"]),
        shore=tuple(value["shore"]),
        annexed=tuple((x, y, radius, district, city) for x, y, radius, district, city in value.get("annexed", ())),
        size=(drawn["size"][0], drawn["size"][1]),
        state=drawn["state"],
        drawings={name: _drawing(drawing) for name, drawing in value["drawings"].items()},
    )


def _drawing(value: Mapping[str, Any]) -> Drawing:
    x, y = value["at"]
    width, height = value["close_size"]
    return Drawing(value["place"], (x, y), bool(value["small"]), value["close"], (width, height))
