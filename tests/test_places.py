"""Towns, ZIPs and boxes: what they are called, where they lead, and that nothing is left out or made up."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.campaign import Campaign
from campaign.load import load
from campaign.model.places import Box, Candidate, Places, candidates, first_letter, folded
from campaign.pages import find_data
from campaign.pages.find import town_parts, zip_parts
from campaign.pages.find_data import Boxes, likely
from tests.builds import LAUNCH
from tests.invented import ROOT


@pytest.fixture(scope="module")
def real() -> Campaign:
    """Return the real campaign as of its launch."""
    campaign = load(ROOT, LAUNCH).campaign
    assert campaign
    return campaign


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Paul", "Saint Paul"),
        ("ST PAUL", "saint paul"),
        ("Marine on St. Croix", "Marine On Saint Croix"),
        ("St. Mary's Point", "Saint Marys Point"),
        ("St. Mary’s Point", "st marys point"),
        ("McGregor", "Mc Gregor"),
        ("Aastad Township", "aastad twp"),
        ("White Bear Tp", "White Bear Township"),
        ("North St. Paul", "N Saint Paul"),
        ("No Oaks", "North Oaks"),
        ("Mendota Heights", "Mendota Hts"),
        ("Fort Snelling", "Ft. Snelling"),
        ("Lac qui Parle", "LAC QUI PARLE"),
        ("Zażółć Górna", "zazolc gorna"),
        ("Ann–Margret", "ann margret"),
    ],
)
def test_one_spelling_for_all_that_people_type(one: str, other: str) -> None:
    """Case, accents, dots, apostrophes and usual short forms make no difference."""
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Lake", "Lake City"), ("Rochester", "Rochester Township"), ("Ely", "Elysian")]
)
def test_different_places_stay_different(one: str, other: str) -> None:
    """A name that only begins like another is not the same."""
    assert folded(one) != folded(other)


@pytest.mark.parametrize(("name", "letter"), [("Ada", "a"), ("Łódź", "l"), ("St. Paul", "s"), ("7 Corners", "0-9")])
def test_the_letter_a_name_is_listed_under(name: str, letter: str) -> None:
    """Accents are left off; what begins with a digit has a list of its own."""
    assert first_letter(name) == letter


BEGINS = st.sampled_from(["And ", "Andover", "and-", "Mount ", "St. ", "Sainte ", "Ł", "é", "'", "No ", "7", "Mc ", ""])


@given(BEGINS, st.text("abc AND.-'’éł7", max_size=6))
def test_the_letter_is_that_of_the_name_as_it_is_searched_for(begin: str, rest: str) -> None:
    """However a name begins, its list is named for the first sign of the name once folded."""
    first = folded(begin + rest)[:1]
    assert first_letter(begin + rest) == (first if first.isalpha() else "0-9")


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (1.0, "Nearly all voters"),
        (0.95, "Nearly all voters"),
        (0.94, "Most voters, about 9 in 10"),
        (0.66, "Most voters, about 7 in 10"),
        (0.6, "About 6 in 10 voters"),
        (0.5, "About half of the voters"),
        (0.37, "About 4 in 10 voters"),
        (0.05, "About 1 in 10 voters"),
        (0.049, "Fewer than 1 in 20 voters"),
        (0.004, "Very few voters"),
        (0.0, "Very few voters"),
        (None, "Not known how many voters"),
    ],
)
def test_shares_are_said_no_finer_than_they_are_known(share: float | None, words: str) -> None:
    """An estimate is given in tenths and never as a percentage."""
    assert likely(Candidate("1", share), alone=False) == words


def test_the_only_district_of_a_place_needs_no_share() -> None:
    """Where there is nothing to choose, everybody there votes in it."""
    assert likely(Candidate("1", 0.3), alone=True) == "Everybody there"


def test_shares_add_up_and_keep_their_order() -> None:
    """Candidates come likeliest first; without any voters counted no share is known."""
    assert candidates({"2": 30, "1": 10}) == (Candidate("2", 0.75), Candidate("1", 0.25))
    assert candidates({"2": 0, "1": 0}) == (Candidate("2", None), Candidate("1", None))


@pytest.mark.parametrize(
    ("box", "where", "first"),
    [
        (Box("00110", "Quillhaven", "Lantern"), "Quillhaven", "1"),
        (Box("00111", "Saint Aldous", "Plow"), "St. Aldous", "7"),
        (Box("00112", "Gone Mill", "Plow"), "Plow County", "6"),
        (Box("00113", "Qville", "Lantern"), "Quillhaven", "1"),
    ],
)
def test_a_box_leads_to_its_city(box: Box, where: str, first: str, invented: Campaign) -> None:
    """A ZIP without area stands for its city, in all its counties; where there is no such town, for its county."""
    name, found = Boxes(invented.places).city(box)
    assert (name, found[0].district) == (where, first)


def test_a_box_knows_its_county_however_it_is_spelled(real: Campaign) -> None:
    """“St Louis” is St. Louis County."""
    assert Boxes(real.places).city(Box("55701", "Adolph", "St Louis"))[0] == "St. Louis County"


def test_a_city_in_two_counties_is_one_city(invented: Campaign) -> None:
    """A box in Quillhaven may belong to any of its districts, whatever the county."""
    _name, found = Boxes(invented.places).city(Box("00110", "Quillhaven", "Lantern"))
    assert [each.district for each in found] == ["1", "2", "3", "8"]


def unpacked(data: dict[str, Any], packed: list[int]) -> list[str]:
    """Return the districts that packed numbers stand for."""
    return [data["districts"][number] for number in (packed if len(packed) == 1 else packed[::2])]


def test_every_place_is_offered_with_its_districts_and_no_other(real: Campaign) -> None:
    """What the page looks up holds each ZIP and town of the inputs, each pair, in order, and nothing besides."""
    data, places = json.loads(find_data.places(real)), real.places
    zips = {code: unpacked(data, packed) for code, (_city, packed) in data["zips"].items()}
    assert zips == {each.code: [one.district for one in each.candidates] for each in places.zips}
    towns = {(name, data["counties"][county][0]): unpacked(data, packed) for name, county, packed in data["towns"]}
    assert towns == {(each.name, each.county): [one.district for one in each.candidates] for each in places.towns}
    assert set(data["boxes"]) == {box.code for box in places.boxes}
    assert all(packed for _where, packed in data["boxes"].values())


def test_the_lists_without_script_say_the_same(real: Campaign) -> None:
    """Each ZIP, box and town stands on a list, with the same districts."""
    rows = {row.name: [link.district for link in row.districts] for part in zip_parts(real).values() for row in part}
    assert rows.keys() == {each.code for each in (*real.places.zips, *real.places.boxes)}
    assert all(rows[each.code] == [one.district for one in each.candidates] for each in real.places.zips)
    listed = [(row.name, row.detail) for part in town_parts(real).values() for row in part]
    assert sorted(listed) == sorted((town.name, f"{town.county} County") for town in real.places.towns)


def test_the_real_lists_are_whole(real: Campaign) -> None:
    """887 ZIP areas with 1,578 pairs, 151 boxes, 2,761 towns with 2,861 pairs, 87 counties: as published."""
    places = real.places
    assert [len(each) for each in (places.zips, places.boxes, places.towns, places.counties)] == [887, 151, 2761, 87]
    assert sum(len(each.candidates) for each in places.zips) == 1578
    assert sum(len(each.candidates) for each in places.towns) == 2861


def test_a_site_without_places_still_stands() -> None:
    """Where nothing was imported, lists are empty and nothing fails."""
    assert Boxes(Places()).city(Box("00001", "X", "Y")) == ("Y County", ())
