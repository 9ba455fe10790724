"""The spots of the real state: as many as their sources name, each where the project's own towns say it may be."""

from __future__ import annotations

import pytest

from campaign.campaign import Campaign
from campaign.load import load
from tests.builds import LAUNCH
from tests.invented import ROOT
from tests.points import points

NATIONS = """Bois Forte Band of Chippewa, Fond du Lac Band of Lake Superior Chippewa,
Grand Portage Band of Lake Superior Chippewa, Leech Lake Band of Ojibwe, Lower Sioux Indian Community,
Mille Lacs Band of Ojibwe, Prairie Island Indian Community, Red Lake Nation, Shakopee Mdewakanton Sioux Community,
Upper Sioux Community, White Earth Nation"""


@pytest.fixture(scope="module")
def real() -> Campaign:
    """Return the real campaign as of its launch."""
    campaign = load(ROOT, LAUNCH).campaign
    assert campaign
    return campaign


def names(campaign: Campaign, what: str) -> list[str]:
    """Return the names of the spots that are said to be so."""
    return [each.spot.name for each in campaign.gazetteer.located if each.what == what]


def test_the_build_agrees_with_the_full_map(real: Campaign) -> None:
    """What Python looks up is the district of the published map, in 7,274 places, also beside borders."""
    assert real.map
    found = real.map.districts_at({(place.latitude, place.longitude) for place in points()})
    missed = [place for place in points() if found[place.latitude, place.longitude] != place.district]
    assert len(missed) <= sum(place.kind == "border" for place in points()) / 1000


def test_the_lists_are_as_long_as_their_sources(real: Campaign) -> None:
    """87 neighborhoods of Minneapolis, 17 of St. Paul, 11 tribal nations."""
    assert len(names(real, "a neighborhood of Minneapolis")) == 87
    assert len(names(real, "a neighborhood of St. Paul")) == 17
    assert names(real, "a tribal nation and its reservation") == [name.strip() for name in NATIONS.split(",")]


@pytest.mark.parametrize("city", ["Minneapolis", "St. Paul", "Duluth"])
def test_a_part_of_a_city_votes_where_the_city_does(real: Campaign, city: str) -> None:
    """No point of a neighborhood lies beyond the districts of its city."""
    own = {each.district for town in real.places.towns if town.name == city for each in town.candidates}
    parts = {each.spot.name: set(each.districts) - own for each in real.gazetteer.located if city in each.what}
    assert parts
    assert not {name: odd for name, odd in parts.items() if odd and name != "Arnold"}


def test_a_county_that_is_named_holds_the_place(real: Campaign) -> None:
    """“a lake in Cass County” lies in districts of Cass County, and so on."""
    odd = {}
    for each in real.gazetteer.located:
        told = [county for county in real.places.counties if f"{county.name} County" in each.what]
        if told and not set(each.districts) & {one.district for county in told for one in county.candidates}:
            odd[each.spot.name] = each.districts
    assert not odd


@pytest.mark.parametrize(
    ("name", "districts"),
    [
        ("Northeast Minneapolis", {"60A"}),
        ("Frogtown", {"65A"}),
        ("Dinkytown", {"59B", "60B"}),
        ("White Earth Nation", {"2B"}),
        ("Red Lake Nation", {"2A", "3A"}),
        ("Northwest Angle", {"2A"}),
        ("Gunflint Trail", {"3A"}),
        ("Lake Vermilion", {"3A"}),
    ],
)
def test_well_known_places_have_their_districts(real: Campaign, name: str, districts: set[str]) -> None:
    """As read from the published map by hand."""
    (found,) = [each for each in real.gazetteer.located if each.spot.name == name]
    assert set(found.districts) == districts
