"""The map of districts (data/districts.json, written by import-districts)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from campaign.model.places import Credit


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
