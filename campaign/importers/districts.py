"""`python -m campaign import-districts SOURCE`: published borders to the project's own map.

Reads a GeoJSON file (or the one GeoJSON file of a folder) and the notice beside it, whose name holds NOTICE. Writes
data/districts.json and data/districts-NOTICE.md: both or, if anything is wrong, none. The same input gives the same
bytes.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from shapely.geometry.base import BaseGeometry

from campaign.importers.geojson import district_shapes
from campaign.importers.map_file import NOTICE, Borders, map_text
from campaign.importers.outlines import water_of
from campaign.importers.own_files import own_file
from campaign.importers.report import ImportReport, finish
from campaign.importers.save import save_together
from campaign.model.legislature import Legislature
from campaign.model.places import Sources, Water

MAP, WATER = "districts.json", "districts-water.yml"


def main(words: Sequence[str]) -> int:
    """Import as the command line says, print what was found, and return 0, or 1 if nothing could be written."""
    parser = argparse.ArgumentParser(prog="import-districts", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("source", type=Path, help="a GeoJSON file of districts, or the folder it lies in")
    parser.add_argument("--data", type=Path, default=Path("data"), help="the folder to write to")
    asked = parser.parse_args(words)
    return finish(import_districts(asked.source, asked.data))


def import_districts(source: Path, data: Path) -> ImportReport:
    """Turn borders into the project's map; with an error among the findings nothing is written."""
    report = ImportReport()
    file = _only(source, "*.geojson", report)
    notice = _only(file.parent if file else source, "*NOTICE*", report)
    legislature = own_file(data, "legislature.yml", Legislature, report)
    sources = own_file(data, "sources.yml", Sources, report)
    water = own_file(data, WATER, Water, report) if (data / WATER).exists() else Water()
    if file is None or notice is None or legislature is None or sources is None or water is None:
        return report
    shapes = district_shapes(file, legislature, report)
    if shapes:
        text = map_text(Borders(shapes, legislature.districts, _water(water)), sources.map, file, report)
        texts = {data / MAP: text, data / NOTICE: notice.read_text("utf-8").strip() + "\n"}
        report.written = [] if report.failed else [path.as_posix() for path in save_together(texts)]
        report.notes += [] if report.written or report.failed else ["nothing has changed"]
    return report


def _only(source: Path, pattern: str, report: ImportReport) -> Path | None:
    """Return the one file of a folder that fits, or the file that was named itself."""
    if source.is_file():
        return source
    found = sorted(source.glob(pattern))
    if pattern == "*NOTICE*" and len(found) > 1:
        found = [path for path in found if "district" in path.name.lower()]
    if len(found) == 1:
        return found[0]
    message = f"There are {len(found)} files {pattern} here" if found else f"There is no file {pattern} here"
    report.error(source.as_posix(), 1, message, "Name the GeoJSON file itself, and put its notice beside it")
    return None


def _water(water: Water) -> BaseGeometry:
    shores = [[tuple(map(float, place.split())) for place in lake.shore] for lake in water.lakes]
    return water_of(shores)
