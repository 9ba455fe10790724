"""From borders as published to data/districts.json, a map that a phone can hold: thinned, rounded, as short texts.

Arcs keep the points that matter most until the text has the length that is allowed. How much land ends up in another
district is measured, and a map that moves too much of it, or no longer fits together, is refused. The file is JSON with
a line for each fact, so that a change shows as what it is.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from campaign.model.places import Credit
from tools.importers.borders import Arc, Point, arcs_of, importance, shapes_of, thinned, weight, written
from tools.importers.outlines import Drawings, drawings, label
from tools.importers.report import ImportReport

NOTICE = "districts-NOTICE.md"
SCALE = 200_000  # steps to a degree: half a meter
LONGEST = 138_000  # characters for all arcs, which is about 103 kB once compressed
MOST_MOVED = 0.0002  # the share of the state that may end up in another district
ROUGH = 0.002  # degrees, for what is drawn and never looked up


@dataclass(frozen=True)
class ThinMap:
    """Arcs in whole steps, in the order of the borders they came from."""

    arcs: tuple[Arc, ...]

    @cached_property
    def texts(self) -> list[str]:
        """Return each arc's points as a short text."""
        return [written((round(x), round(y)) for x, y in arc.points) for arc in self.arcs]


def thin_map(shapes: Sequence[BaseGeometry], squeeze: float, longest: int = LONGEST) -> ThinMap:
    """Return the finest map whose texts are at most `longest` characters; `squeeze` as in outlines.Frame."""
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


@dataclass(frozen=True)
class Borders:
    """The lower districts' shapes, the upper districts they make up, and the water that drawings leave out."""

    shapes: Mapping[str, BaseGeometry]
    uppers: Mapping[str, Sequence[str]]
    water: BaseGeometry

    @cached_property
    def listed(self) -> list[BaseGeometry]:
        """Return the shapes in their order."""
        return list(self.shapes.values())

    @cached_property
    def squeeze(self) -> float:
        """Return the length of a degree of longitude in degrees of latitude, in the middle of the state."""
        south, north = shapely.total_bounds(self.listed)[[1, 3]]
        return math.cos(math.radians((south + north) / 2))

    @cached_property
    def thin(self) -> ThinMap:
        """Return the borders with as few points as a phone can hold."""
        return thin_map(self.listed, self.squeeze)

    @cached_property
    def thin_shapes(self) -> list[BaseGeometry]:
        """Return the shapes that the thinned borders enclose, in steps."""
        return shapes_of(self.thin.arcs, len(self.shapes))

    @cached_property
    def state(self) -> BaseGeometry:
        """Return the whole state, the water that belongs to it included."""
        return shapely.union_all(self.listed)

    def joined(self) -> dict[str, BaseGeometry]:
        """Return each upper district as its lower ones together, and the lower ones."""
        parts = {upper: [self.shapes[lower] for lower in lowers] for upper, lowers in self.uppers.items()}
        return {**{upper: shapely.union_all(shapes) for upper, shapes in parts.items()}, **self.shapes}


def map_text(borders: Borders, annexed: Sequence[object], credit: Credit, file: Path, report: ImportReport) -> str:
    """Return the text of data/districts.json, with a fault reported where the map became too coarse."""
    head = {
        "source": {key: value for key, value in asdict(credit).items() if value},
        "notice": NOTICE,
        "input_sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "share_moved": round(_moved(borders, file, report), 7),
        "scale": SCALE,
        "districts": list(borders.shapes),
        "labels": _labels(borders),
        "water": _texts(shapely.intersection(borders.water, borders.state)),
        "shore": _texts(shapely.intersection(shapely.boundary(borders.water), borders.state)),
        "annexed": annexed,
    }
    return _lines(head, borders.thin, drawings(borders.joined(), borders.water, borders.squeeze))


def _moved(borders: Borders, file: Path, report: ImportReport) -> float:
    """Return the share of land that the thin map moves; too much of it is a fault."""
    after = borders.thin_shapes
    moved = share_moved(borders.listed, after, borders.squeeze)
    report.notes.append(f"the map moves {moved:.5%} of the land to another district")
    if moved > MOST_MOVED or not shapely.coverage_is_valid(after):
        message = f"Thinned to fit, the map moves {moved:.4%} of the land, or no longer fits together"
        report.error(file.as_posix(), 1, message, "Raise LONGEST in tools/importers/thin_map.py")
    return moved


def _labels(borders: Borders) -> list[list[int]]:
    """Return for each district where its name is best written, and the room around that place, in steps."""
    dry = ((shape, shapely.difference(shape, borders.water)) for shape in borders.listed)
    places = (label(shape if rest.is_empty else rest) for shape, rest in dry)
    return [[round(value * SCALE) for value in place] for place in places]


def _texts(shape: BaseGeometry) -> list[str]:
    """Return the parts of a shape or line as texts, in no more detail than a drawing needs."""
    parts = shapely.get_parts(shapely.simplify(shape, ROUGH)).tolist()
    return [_text(part) for part in parts if part.geom_type in ("Polygon", "LineString")]


def _text(shape: BaseGeometry) -> str:
    points = shapely.get_coordinates(getattr(shape, "exterior", shape)).tolist()
    return written((round(x * SCALE), round(y * SCALE)) for x, y in points)


def _lines(head: Mapping[str, object], thin: ThinMap, drawn: Drawings) -> str:
    arcs = [[arc.left, arc.right, text] for arc, text in zip(thin.arcs, thin.texts, strict=True)]
    parts = [f"{_json(key)}: {_json(value)}" for key, value in head.items()]
    parts.append('"arcs": [\n' + ",\n".join(map(_json, arcs)) + "\n]")
    parts.append(f'"drawing": {{"size": {_json(drawn.size)}, "state": {_json(drawn.state)}}}')
    rows = [f"{_json(name)}: {_json(drawing)}" for name, drawing in drawn.districts.items()]
    parts.append('"drawings": {\n' + ",\n".join(rows) + "\n}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
