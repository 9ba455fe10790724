"""Places and their districts as the published, full map has them (points.csv; see make_points.py)."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Place(NamedTuple):
    """A place, the kind of sample it is from, and its district."""

    kind: str
    longitude: float
    latitude: float
    district: str


@cache
def points() -> tuple[Place, ...]:
    """Return every place of the sample."""
    with (Path(__file__).parent / "points.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return tuple(Place(r["kind"], float(r["longitude"]), float(r["latitude"]), r["district"]) for r in rows)
