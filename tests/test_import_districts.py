"""Published borders become a small map: borders stay shared, little land moves, and what does not fit is refused."""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from tests.invented import SITE
from tools.importers.borders import CHARACTERS, END, OUTSIDE, arcs_of, importance, read, shapes_of, thinned, written
from tools.importers.districts import import_districts
from tools.importers.thin_map import SCALE, share_moved, thin_map

INPUTS = Path(__file__).parent / "inputs"
BORDERS = INPUTS / "ostrelle-districts.geojson"
NAMES = "12345678"
SQUEEZE = math.cos(math.radians(31))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the invented state's data folder, without its map."""
    folder = shutil.copytree(SITE / "data", tmp_path / "data")
    for name in ("districts.json", "districts-NOTICE.md"):
        (folder / name).unlink()
    return folder


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a folder with the invented state's borders and their notice."""
    folder = tmp_path / "source"
    folder.mkdir()
    shutil.copy(BORDERS, folder)
    shutil.copy(INPUTS / "ostrelle-districts.NOTICE.md", folder)
    return folder


def shapes() -> list[BaseGeometry]:
    """Return the invented state's districts: one an enclave of another, one with an island."""
    features = json.loads(BORDERS.read_text("utf-8"))["features"]
    return [shape(feature["geometry"]) for feature in features]


def test_an_import_gives_what_is_kept(source: Path, data: Path) -> None:
    """The invented state's map is byte for byte what importing its borders gives; a second time nothing changes."""
    first = import_districts(source, data)
    assert not first.failed, first.lines()
    for name in ("districts.json", "districts-NOTICE.md"):
        assert (data / name).read_bytes() == (SITE / "data" / name).read_bytes(), name
    assert import_districts(source / BORDERS.name, data).written == []


def test_the_file_says_where_it_is_from(source: Path, data: Path) -> None:
    """Origin, day, terms, notice and the digest of the borders stand in the file itself."""
    import_districts(source, data)
    said = json.loads((data / "districts.json").read_text("utf-8"))
    assert said["source"]["as_of"] == "2027"
    assert said["source"]["terms"] == "Pass the notice on."
    assert said["notice"] == "districts-NOTICE.md"
    assert len(said["input_sha256"]) == 64


def test_arcs_lead_back_to_the_shapes() -> None:
    """Each border is there once, with a district on either side; together they enclose just the districts."""
    before = shapes()
    arcs = arcs_of(before)
    assert all(arc.left != arc.right for arc in arcs)
    assert sum(OUTSIDE in (arc.left, arc.right) for arc in arcs) < len(arcs)
    after = shapes_of(arcs, len(before))
    assert all(shapely.equals(before, after))


def test_thinned_borders_still_fit_together() -> None:
    """With a third of the points, no gap or overlap opens between neighbors, and little land moves."""
    before = shapes()
    whole = sum(len(arc.points) for arc in arcs_of(before))
    thin = thin_map(before, SQUEEZE, longest=2000)
    assert sum(len(arc.points) for arc in thin.arcs) < whole / 2
    assert sum(map(len, thin.texts)) <= 2000
    after = shapes_of(thin.arcs, len(before))
    assert shapely.coverage_is_valid(after)
    assert 0 < share_moved(before, after, SQUEEZE) < 0.02
    joined = shapely.union_all(after).area / SCALE**2
    assert joined == pytest.approx(shapely.union_all(before).area, rel=0.01)


def test_more_room_moves_less_land() -> None:
    """The longer the texts may be, the truer the map."""
    before = shapes()
    moved = []
    for longest in (800, 1600, 3200, 50_000):
        thin = thin_map(before, SQUEEZE, longest)
        moved.append(share_moved(before, shapes_of(thin.arcs, len(before)), SQUEEZE))
    assert moved == sorted(moved, reverse=True)
    assert moved[-1] < 1e-5


def test_small_districts_get_the_finer_line() -> None:
    """Of two like wiggles the one beside a small district keeps more points."""

    def strip(left: float, wide: float) -> BaseGeometry:
        edge = [(left + wide + 0.02 * math.sin(y), y / 20) for y in range(60)]
        return shapely.Polygon([(left, 0), *edge, (left, 59 / 20)])

    small, large = strip(0, 0.1), strip(10, 10)
    thin = thin_map([small, large], 1, longest=450)
    assert len(thin.arcs[0].points) > len(thin.arcs[1].points)


@given(st.lists(st.tuples(st.integers(-40_000_000, 40_000_000), st.integers(-20_000_000, 20_000_000))))
def test_what_is_written_can_be_read(points: list[tuple[int, int]]) -> None:
    """Points to text and back, any points; no character needs escaping in JSON."""
    text = written(points)
    assert list(read(text)) == points
    assert json.dumps(text) == f'"{text}"'
    assert set(text) <= set(CHARACTERS)


@given(st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), min_size=2, max_size=40))
def test_ends_stay_and_every_point_has_its_turn(points: list[tuple[float, float]]) -> None:
    """The two ends count most; leaving out what counts for less than a level never takes them."""
    counts = importance(points)
    assert counts[0] == counts[-1] == END
    assert all(0 <= count < END for count in counts[1:-1])
    assert thinned([*points, (10.0, 10.0)], [*counts, END], END)[0] == points[0]


def test_a_ring_stays_a_ring() -> None:
    """However few points are left, an enclave keeps enough to have an inside."""
    ring = [(math.cos(part), math.sin(part)) for part in (0, 1, 2, 3, 4, 5, 6)] + [(1.0, 0.0)]
    assert len(thinned(ring, importance(ring), END)) == 4


Edit = Callable[[dict[str, Any]], None]


def overlap(value: dict[str, Any]) -> None:
    """Move one corner of a district into its neighbor."""
    value["features"][0]["geometry"]["coordinates"][0][5][1] -= 0.01


def gap(value: dict[str, Any]) -> None:
    """Move one corner of a district a little away from its neighbor."""
    value["features"][0]["geometry"]["coordinates"][0][5][1] += 0.00005


def one_less(value: dict[str, Any]) -> None:
    """Leave a district out."""
    value["features"].pop()


def twice(value: dict[str, Any]) -> None:
    """Give two districts one name."""
    value["features"][1]["properties"]["seat"] = "1"


def meters(value: dict[str, Any]) -> None:
    """Give a district in meters instead of degrees."""
    value["features"][4]["geometry"]["coordinates"] = [[[0, 0], [9e5, 0], [9e5, 9e5], [0, 0]]]


def crossing(value: dict[str, Any]) -> None:
    """Let a district's border cross itself."""
    value["features"][4]["geometry"]["coordinates"] = [
        [[-138, 30], [-137.9, 30.1], [-138, 30.1], [-137.9, 30], [-138, 30]]
    ]


def no_shape(value: dict[str, Any]) -> None:
    """Give a district coordinates that are none."""
    value["features"][2]["geometry"]["coordinates"] = [["a"]]


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (overlap, "District 1 overlaps a neighbor"),
        (gap, "District 1 overlaps a neighbor, or there is a gap"),
        (one_less, "names exactly the 8 districts"),
        (twice, "names exactly the 8 districts"),
        (meters, "district 5 is not in degrees"),
        (crossing, "district 5 is not a clean area"),
        (no_shape, "cannot be read"),
        (lambda value: value.pop("features"), "This is not GeoJSON"),
    ],
)
def test_borders_that_do_not_fit_are_refused(edit: Edit, message: str, source: Path, data: Path) -> None:
    """What is wrong is named, and nothing is written."""
    value = json.loads(BORDERS.read_text("utf-8"))
    edit(value)
    (source / BORDERS.name).write_text(json.dumps(value), "utf-8")
    report = import_districts(source, data)
    assert any(message in line for line in report.lines()), report.lines()
    assert not (data / "districts.json").exists()
    assert not (data / "districts-NOTICE.md").exists()


@pytest.mark.parametrize("name", [BORDERS.name, "ostrelle-districts.NOTICE.md"])
def test_borders_come_with_their_notice(name: str, source: Path, data: Path) -> None:
    """Without the notice, or without borders, nothing is written."""
    (source / name).unlink()
    report = import_districts(source, data)
    assert report.failed
    assert "There is no file" in report.lines()[0]
    assert not (data / "districts.json").exists()


def test_text_that_is_no_json_is_refused(source: Path, data: Path) -> None:
    """A broken download is named, not shown as a traceback."""
    (source / BORDERS.name).write_text("<html>moved</html>", "utf-8")
    assert "This is not GeoJSON" in import_districts(source, data).lines()[0]
