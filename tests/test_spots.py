"""Places that people name and no table has: the map says their districts; lists and data offer all, in honest words."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from campaign.campaign import Campaign
from campaign.check.place_rules import spots_are_told_from_towns
from campaign.model.spots import Group, Spot, Spots
from campaign.pages import find_data
from campaign.pages.find import spot_parts
from campaign.sources import SPOTS, source
from tests.built import Html, Site
from tests.invented import plan_of

DISTRICTS = {
    "Lamp Row": ("2", "1"),  # two of its three points lie in 2
    "Candle Hill": ("1",),
    "Old Town": ("1", "2"),
    "St. Aldous": ("2",),
    "Lake Zażółć": ("6",),
    "Far Shore": ("4", "2", "8", "7"),  # a town with its share in each of two counties
    "Near Shore": ("7",),
}


def located(campaign: Campaign) -> dict[str, tuple[str, ...]]:
    """Return the districts of each spot by its name."""
    return {each.spot.name: each.districts for each in campaign.gazetteer.located}


def test_points_areas_and_districts_say_where_a_spot_lies(invented: Campaign) -> None:
    """Points ask the map, areas ask spots and towns; the district with most points comes first."""
    assert located(invented) == DISTRICTS


def test_spots_follow_the_map(invented: Campaign) -> None:
    """Once the map has other districts in those places, the spots have them, too; the file stays as it is."""
    assert invented.map
    moved = replace(invented.map, districts=("8", "7", "6", "5", "4", "3", "2", "1"))
    now = located(replace(invented, map=moved))
    assert (now["Lamp Row"], now["Lake Zażółć"], now["Near Shore"]) == (("7", "8"), ("3",), ("7",))


def test_without_a_map_no_point_is_guessed(invented: Campaign) -> None:
    """Only what needs no map is offered."""
    assert list(located(replace(invented, map=None))) == ["Far Shore", "Near Shore"]


def test_without_a_file_there_are_no_spots(invented: Campaign) -> None:
    """A state need not have any: no page, and an empty list in the data."""
    campaign = replace(invented, spots=None)
    assert not [each.path for each in plan_of(campaign).outputs if each.path.startswith("/find/places/")]
    assert json.loads(find_data.places(campaign))["spots"] == []


def test_a_point_level_with_a_corner_has_one_district(invented: Campaign) -> None:
    """Wherever a line of points runs from south to north, each has just the districts that its neighbors have."""
    assert invented.map
    line = [(30 + step / 200, -139.6) for step in range(400)]
    found = [each for each in invented.map.districts_at(line).values() if each]
    runs = [one for one, other in zip(found, [*found[1:], None], strict=True) if one != other]
    assert runs == ["8", "1"]
    assert invented.map.districts_at([(0.5, 0.5), (-80.0, 10.0)]) == {(0.5, 0.5): None, (-80.0, 10.0): None}
    assert invented.map.districts_at([]) == {}


def test_the_data_tell_every_name_and_what_it_is(invented: Campaign) -> None:
    """A spot's other names lead to the same districts, and say of what they are names; no share of voters is told."""
    data = json.loads(find_data.places(invented))
    spots = {(name, what): (packed, note) for name, what, packed, note in data["spots"]}
    packed, note = spots["Lamp Row", "a part of Quillhaven"]
    assert spots["The Row", "that is Lamp Row, a part of Quillhaven"] == (packed, note)
    assert note == "Borders are not exact here."
    assert [data["districts"][number] for number in packed[::2]] == ["2", "1"]
    assert {data["words"][number] for number in packed[1::2]} == {"Part of it"}
    alone, note = spots["Lake Zażółć", "a lake"]
    assert (data["words"][alone[1]], note) == ("Around here", "These are the districts around it.")


def test_the_lists_without_script_say_the_same(invented: Campaign) -> None:
    """Each spot stands on its group's page, with its other names and its districts."""
    parts = spot_parts(invented)
    assert list(parts) == ["parts-of-quillhaven", "lakes-shores"]
    rows = {row.name: row for part in parts.values() for row in part}
    assert {name: tuple(link.district for link in row.districts) for name, row in rows.items()} == DISTRICTS
    assert rows["Lamp Row"].detail == "a part of Quillhaven; also The Row"


def test_the_pages_of_spots_are_found(site: Site) -> None:
    """The page that finds a district links each list and names who made the points known; notes are said once."""
    find = Html((site.folder / "find/index.html").read_text("utf-8"))
    assert [path for path in find.values("a", "href") if "/find/places/" in path] == [
        "/find/places/parts-of-quillhaven/",
        "/find/places/lakes-shores/",
    ]
    assert "Where parts of towns and lakes lie: Nobody & Daughters, 2027. Free to use" in find.text
    lakes = Html((site.folder / "find/places/lakes-shores/index.html").read_text("utf-8"))
    assert lakes.one("h1").to_text() == "Lakes & <shores>"
    assert lakes.text.count("These are the districts around it.") == 1
    assert lakes.text.count("These are the districts of its towns.") == 1


@pytest.mark.parametrize(
    ("points", "good"),
    [
        ("44.955 -93.102", True),
        ("44.955 -93.102, 44.961 -93.110", True),
        ("-3.5 101.25", True),
        ("44.955, -93.102", False),
        ("44.955 -93.102 44.961 -93.110", False),
        ("44.955", False),
        ("44 -93", False),
        ("444.955 -93.102", False),
        ("44.955 -93.102,", False),
        ("44,955 -93,102", False),
    ],
)
def test_points_are_latitude_and_longitude(points: str, good: bool) -> None:
    """With a dot and decimals, a space between the two, and commas between points."""
    text = f"groups:\n  - name: Parts\n    what: a part\n    spots:\n      - name: One\n        points: {points}\n"
    read = source(SPOTS, text.encode())
    assert bool(read.value) is good
    assert [finding.line for finding in read.findings] == ([] if good else [6])


@pytest.mark.parametrize(
    ("name", "what", "found"),
    [
        ("Mount Candle", "a hill", 1),
        ("Mount Candle", "a hill in Quillhaven", 0),
        ("Mount Candle", "a hill in Plow County", 0),
        ("Mount Candle", "a hill by Quillhavens", 1),
        ("Candle", "a hill", 0),
    ],
)
def test_a_towns_name_needs_a_word_on_where(name: str, what: str, found: int, invented: Campaign) -> None:
    """However the town is spelled; the name of a known town or county in `what` is enough."""
    group = Group(name="Hills", what=what, spots=(Spot(name=name, points="31.5 -138.1"),))
    campaign = replace(invented, spots=Spots(groups=(group,)))
    assert len(list(spots_are_told_from_towns(campaign))) == found
