"""Published tables become a list of places; what does not fit is refused at its line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.invented import SITE
from tools.importers.places import import_places

INPUTS = Path(__file__).parent / "inputs"
ZIPS = "ostrelle-zip-districts.csv"
TOWNS = "ostrelle-municipality-districts.csv"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the invented state's data folder, without its places."""
    folder = shutil.copytree(SITE / "data", tmp_path / "data")
    (folder / "places.json").unlink()
    return folder


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a folder with the invented state's tables."""
    folder = tmp_path / "source"
    folder.mkdir()
    for table in INPUTS.glob("*.csv"):
        shutil.copy(table, folder)
    return folder


def test_an_import_gives_what_is_kept(source: Path, data: Path) -> None:
    """The invented state's places are byte for byte what importing its tables gives; a second time nothing changes."""
    first = import_places(source, data)
    assert not first.failed, first.lines()
    assert (data / "places.json").read_bytes() == (SITE / "data/places.json").read_bytes()
    assert import_places(source, data).written == []


def test_line_ends_make_no_difference(source: Path, data: Path) -> None:
    """Tables saved on Windows, with a byte-order mark, give the same bytes."""
    for table in source.iterdir():
        table.write_bytes(b"\xef\xbb\xbf" + table.read_bytes().replace(b"\n", b"\r\n"))
    import_places(source, data)
    now, kept = (json.loads((folder / "places.json").read_text("utf-8")) for folder in (data, SITE / "data"))
    assert now.pop("input_sha256").keys() == kept.pop("input_sha256").keys()
    assert now == kept


def test_names_are_written_out_and_kept_apart_by_county(source: Path, data: Path) -> None:
    """Twp and Unorg become words; two townships of one name stay two; the likeliest district comes first."""
    import_places(source, data)
    value = json.loads((data / "places.json").read_text("utf-8"))
    assert ["Fern Township", "Lantern", {"2": 110}] in value["towns"]
    assert ["Fern Township", "Plow", {"8": 70, "7": 30}] in value["towns"]
    assert ["Lower St. Mary's Unorganized Territory", "Plow", {"6": 0}] in value["towns"]
    assert ["00104", "Zażółć Górna", [], {"6": 3000, "5": 60}] in value["zips"]
    assert ["00106", "Fern", [], {"7": 40, "8": 40}] in value["zips"]


@pytest.mark.parametrize(
    ("table", "old", "new", "line", "message"),
    [
        (
            ZIPS,
            "00102,Quillhaven,,Quillhaven,1,",
            "00102,Quillhaven,,Quillhaven,99,",
            5,
            "“99” in district is no district",
        ),
        (ZIPS, "00102,Quillhaven", "0102,Quillhaven", 5, "“0102” is not a ZIP"),
        (ZIPS, ",1,800", ",1,many", 5, "no whole number"),
        (ZIPS, "est_voters", "voters", 1, "lacks the columns est_voters"),
        (TOWNS, "Lantern,4,320", "Lantern,4,-320", 5, "no whole number"),
        ("ostrelle-zips-without-area.csv", "00110,", "00101,", 2, "00101 is also among the areas"),
    ],
)
def test_tables_that_do_not_fit_are_refused(
    table: str, old: str, new: str, line: int, message: str, source: Path, data: Path
) -> None:
    """The line is named, and nothing is written."""
    file = source / table
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    report = import_places(source, data)
    assert report.failed
    found = [finding for finding in report.findings if message in finding.message]
    assert [finding.line for finding in found] == [line], report.lines()
    assert not (data / "places.json").exists()


def test_a_missing_or_empty_table_is_named(source: Path, data: Path) -> None:
    """All four tables are needed, each with rows."""
    (source / TOWNS).unlink()
    (source / ZIPS).write_text((source / ZIPS).read_text("utf-8").split("\n")[0], "utf-8")
    lines = import_places(source, data).lines()
    assert any("0 files here are named *municipality*.csv" in line for line in lines)
    assert any("The table has no rows" in line for line in lines)
    assert not (data / "places.json").exists()


def test_a_town_has_one_spelling(source: Path, data: Path) -> None:
    """The post office writes Saint Aldous, the town itself St. Aldous: people read the town's own everywhere."""
    import_places(source, data)
    value = json.loads((data / "places.json").read_text("utf-8"))
    assert "St. Aldous" in {row[0] for row in value["towns"]}
    assert {row[1] for row in (*value["zips"], *value["boxes"]) if "Aldous" in row[1]} == {"St. Aldous"}
