"""The text of data/districts.json: JSON with a line for each fact, so that a change shows as what it is."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from campaign.importers.digits import written
from campaign.importers.district_map import MOST_MOVED, SCALE, ThinMap, share_moved, thin_map
from campaign.importers.outlines import drawings, label
from campaign.importers.report import ImportReport
from campaign.model.places import Credit

NOTICE = "districts-NOTICE.md"
ROUGH = 0.002  # degrees, for what is drawn and never looked up


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
    def state(self) -> BaseGeometry:
        """Return the whole state, the water that belongs to it included."""
        return shapely.union_all(self.listed)

    def joined(self) -> dict[str, BaseGeometry]:
        """Return each upper district as its lower ones together, and the lower ones."""
        parts = {upper: [self.shapes[lower] for lower in lowers] for upper, lowers in self.uppers.items()}
        return {**{upper: shapely.union_all(shapes) for upper, shapes in parts.items()}, **self.shapes}


def map_text(borders: Borders, credit: Credit, file: Path, report: ImportReport) -> str:
    """Return the text of data/districts.json, with a fault reported where the map became too coarse."""
    thin = thin_map(borders.listed, borders.squeeze)
    head = {
        "source": {key: value for key, value in asdict(credit).items() if value},
        "notice": NOTICE,
        "input_sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "share_moved": round(_moved(borders, thin, file, report), 7),
        "scale": SCALE,
        "districts": list(borders.shapes),
        "labels": _labels(borders),
        "water": _texts(shapely.intersection(borders.water, borders.state)),
        "shore": _texts(shapely.intersection(shapely.boundary(borders.water), borders.state)),
    }
    return _lines(head, thin, drawings(borders.joined(), borders.water, borders.squeeze))


def _moved(borders: Borders, thin: ThinMap, file: Path, report: ImportReport) -> float:
    """Return the share of land that the thin map moves; too much of it is a fault."""
    after = thin.shapes(len(borders.listed))
    moved = share_moved(borders.listed, after, borders.squeeze)
    report.notes.append(f"the map moves {moved:.5%} of the land to another district")
    if moved > MOST_MOVED or not shapely.coverage_is_valid(after):
        message = f"Thinned to fit, the map moves {moved:.4%} of the land, or no longer fits together"
        report.error(file.as_posix(), 1, message, "Raise LONGEST in campaign/importers/district_map.py")
    return moved


def _labels(borders: Borders) -> list[list[int]]:
    """Return for each district where its name is best written, and the room around that place, in steps."""
    places = (label(shapely.difference(shape, borders.water)) for shape in borders.listed)
    return [[round(value * SCALE) for value in place] for place in places]


def _texts(shape: BaseGeometry) -> list[str]:
    """Return the parts of a shape or line as texts, in no more detail than a drawing needs."""
    parts = shapely.get_parts(shapely.simplify(shape, ROUGH)).tolist()
    return [_text(part) for part in parts if part.geom_type in ("Polygon", "LineString")]


def _text(shape: BaseGeometry) -> str:
    points = shapely.get_coordinates(getattr(shape, "exterior", shape)).tolist()
    return written((round(x * SCALE), round(y * SCALE)) for x, y in points)


def _lines(head: Mapping[str, object], thin: ThinMap, drawn: Mapping[str, object]) -> str:
    arcs = [[arc.left, arc.right, text] for arc, text in zip(thin.arcs, thin.texts, strict=True)]
    districts = drawn["districts"]
    parts = [f"{_json(key)}: {_json(value)}" for key, value in head.items()]
    parts.append('"arcs": [\n' + ",\n".join(map(_json, arcs)) + "\n]")
    parts.append(f'"drawing": {{"size": {_json(drawn["size"])}, "state": {_json(drawn["state"])}}}')
    rows = [f"{_json(name)}: {_json(drawing)}" for name, drawing in districts.items()]
    parts.append('"drawings": {\n' + ",\n".join(rows) + "\n}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
