"""Published borders become a small map: borders stay shared, little land moves, and what does not fit is refused."""

from __future__ import annotations

import json
import math
import re
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
from tools.importers.districts import import_districts, main
from tools.importers.report import ImportReport
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
        (one_less, "names exactly the 8 districts of data/legislature.yml; missing: 8"),
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


# A map that moved


def everywhere(move: Callable[[float, float], tuple[float, float]]) -> Edit:
    """Return an edit that moves every corner of every district."""

    def edit(value: dict[str, Any]) -> None:
        for feature in value["features"]:
            moved = shapely.transform(shape(feature["geometry"]), lambda points: [move(*point) for point in points])
            feature["geometry"] = shapely.geometry.mapping(moved)

    return edit


def names_of(value: dict[str, Any], names: str) -> None:
    """Give the districts other names, in their order."""
    for feature, name in zip(value["features"], names, strict=True):
        feature["properties"]["seat"] = name


def corrected(value: dict[str, Any]) -> None:
    """Move the corner that districts 1 and 2 share on the northern shore a mile to the east."""
    west, east = shapes()[:2]
    shared = {tuple(point) for point in shapely.get_coordinates(west).tolist()}
    corner = max((tuple(p) for p in shapely.get_coordinates(east).tolist() if tuple(p) in shared), key=lambda p: p[1])
    everywhere(lambda x, y: (x + 0.02, y) if (x, y) == corner else (x, y))(value)


def imported(source: Path, data: Path, edit: Edit, *, accept_moved: bool = False) -> ImportReport:
    """Return what an import of edited borders says."""
    value = json.loads(BORDERS.read_text("utf-8"))
    edit(value)
    (source / BORDERS.name).write_text(json.dumps(value), "utf-8")
    return import_districts(source, data, accept_moved=accept_moved)


@pytest.fixture
def known(data: Path) -> Path:
    """Return the invented state's data folder with its map."""
    shutil.copy(SITE / "data/districts.json", data)
    return data


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (everywhere(lambda x, y: (x + 1, y)), "The whole map lies elsewhere than in data/districts.json: "),
        (everywhere(lambda x, y: (x, y - 1)), "by 69 miles, "),
        (everywhere(lambda x, y: (x + 0.001, y)), "The whole map lies elsewhere"),
        (everywhere(lambda x, y: (-276.5 - x, y)), "The whole map lies elsewhere"),
        (everywhere(lambda x, y: (x, 62 - y)), "The whole map lies elsewhere"),
        (everywhere(lambda x, y: (-138 + (x + 138) * 1.01, 31 + (y - 31) * 1.01)), "The whole map lies elsewhere"),
        (everywhere(lambda x, y: (y, x)), "is not in degrees"),
        (everywhere(lambda x, y: (-x, y)), "far from the time zone America/Denver"),
        (lambda value: names_of(value, "21345678"), "2 districts lie elsewhere than in data/districts.json: "),
        (lambda value: names_of(value, "23456781"), "The whole map lies elsewhere"),
    ],
    ids="east south slightly mirrored upside-down scaled swapped sign two-names all-names".split(),
)
def test_a_map_that_moved_is_refused(edit: Edit, message: str, source: Path, known: Path) -> None:
    """It fits together as well as the right one; which districts moved and how far is told, and the old map stays."""
    before = (known / "districts.json").read_bytes()
    report = imported(source, known, edit)
    assert report.failed
    assert any(message in line for line in report.lines()), report.lines()
    assert (known / "districts.json").read_bytes() == before


def test_two_names_that_were_mixed_up_are_told(source: Path, known: Path) -> None:
    """One line: which, how far, and what to do."""
    [line] = imported(source, known, lambda value: names_of(value, "21345678")).lines()
    assert re.search(r"[12] by 4\d miles, 0% of it the same; [12] by 4\d miles, 0% of it the same\. Take", line)
    assert line.endswith("after a redistricting, add --accept-moved.")


def test_a_redistricting_is_taken_when_asked_for(source: Path, known: Path) -> None:
    """With the flag it is written; what moved is told as a warning all the same."""
    report = imported(source, known, lambda value: names_of(value, "21345678"), accept_moved=True)
    assert not report.failed
    assert any("warning: 2 districts lie elsewhere" in line for line in report.lines())
    assert report.written


def test_the_flag_is_for_the_command_line(source: Path, known: Path) -> None:
    """As `python3 tasks.py import-districts SOURCE --accept-moved` hands it on."""
    value = json.loads(BORDERS.read_text("utf-8"))
    names_of(value, "21345678")
    (source / BORDERS.name).write_text(json.dumps(value), "utf-8")
    assert main([str(source), "--data", str(known)]) == 1
    assert main([str(source), "--data", str(known), "--accept-moved"]) == 0


def test_a_correction_is_taken_and_told(source: Path, known: Path) -> None:
    """A corner that moved by a mile passes; a warning says which districts changed, and by how much."""
    report = imported(source, known, corrected)
    assert not report.failed
    [warning] = report.findings
    assert warning.level == "warning"
    assert re.search(r"changed: [12] by [0-9.]+ square miles; [12] by [0-9.]+ square miles", warning.message)


def test_a_first_map_is_compared_with_its_time_zone(source: Path, data: Path) -> None:
    """Nothing is on disk yet, but no state lies on the other side of the globe from its clock."""
    assert not imported(source, data, everywhere(lambda x, y: (x + 1, y))).failed
    (data / "districts.json").unlink()
    assert imported(source, data, everywhere(lambda x, y: (-x, y))).failed


def test_a_broken_map_on_disk_does_not_stop_an_import(source: Path, known: Path) -> None:
    """It has to be replaced; that nothing could be compared is told."""
    (known / "districts.json").write_text("{}", "utf-8")
    report = imported(source, known, lambda _value: None)
    assert not report.failed
    assert "compared with nothing" in report.lines()[0]


@pytest.mark.parametrize(
    ("land", "message", "failed"),
    [
        ('{city: Fern, district: "9", middle: -139.6 31.072, meters: 1200}', "there is no district 9", True),
        ('{city: Fern, district: "1", middle: -139.6 31.09, meters: 1200}', "is in district 1 on this map", False),
        ('{city: Fern, district: "1", middle: -139.6 30.5, meters: 1200}', "or far from it", False),
    ],
)
def test_annexed_land_lies_beside_its_district(land: str, message: str, failed: bool, source: Path, data: Path) -> None:
    """Else the list is older than the map, or wrong: the line is named."""
    (data / "districts-annexed.yml").write_text(f"lands:\n  - {land}\n", "utf-8")
    report = import_districts(source, data)
    assert report.failed == failed
    assert "districts-annexed.yml:2" in report.lines()[0]
    assert message in report.lines()[0]
