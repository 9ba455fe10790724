"""A district's sheet: both legislators with their numbers, the day's words filled in, and nobody who left office."""

from __future__ import annotations

import re
from datetime import date

import pytest

from campaign.campaign import Campaign
from campaign.pages.call_sheets import DaysCall, SheetView, sheet_view
from tests.built import Html, Site
from tests.invented import campaign_on

TOWN_HALL = date(2027, 2, 9)  # the day of a call to one's own


def sheet(day: date, district: str) -> SheetView:
    """Return a lower district's sheet on a day."""
    campaign = campaign_on(day)
    return sheet_view(DaysCall(campaign), campaign.legislature.lower, district)


def sheets_of(site: Site) -> dict[str, Html]:
    """Return every sheet by its address."""
    return {address: page for address, page in site.pages.items() if re.fullmatch("/districts/[^/]+/", address)}


def said(view: SheetView) -> list[str]:
    """Return the words to say to each of the district's own."""
    calls = [holder.call for holder in view.holders if holder.call]
    return [" ".join(piece.text for part in call.script or () for piece in part) for call in calls]


def test_every_district_has_its_sheet(site: Site) -> None:
    """Each has its own title."""
    sheets = list(sheets_of(site).values())
    assert len({page.title for page in sheets}) == len(sheets) == 12


def test_the_script_names_each_of_ones_own() -> None:
    """Where the call is to “your councilor”, the sheet says who that is, in the words to say, too."""
    view = sheet(TOWN_HALL, "3")
    names = [holder.seat.person.legislator.name for holder in view.holders if holder.seat.person]
    assert len(names) == 2
    for name, words in zip(names, said(view), strict=True):
        assert name.split()[-1] in words or name in words
        assert "[your councilor" not in words
        assert "[your assembly" not in words


def test_a_vacant_seat_has_no_number(site: Site) -> None:
    """It says since when; the one who left is not named."""
    page = site.pages["/districts/5/"]
    assert "Vacant since January 25, 2027" in page.text
    assert "Fennimark" not in page.text
    assert page.says(".dial .number") == [
        "590-555-0103",
        "590-555-0102",
    ]  # the councilor, of whom something is asked, too, and whom the day's call is to


def notes(view: SheetView) -> list[str]:
    """Return what a sheet says of each seat without a member."""
    return [holder.instead for holder in view.holders if holder.instead]


def test_only_a_vacant_seat_has_nobody_to_speak_for_its_people() -> None:
    """Where the other legislator does, the sheet says so; a member whom the site does not know yet is no vacancy."""
    nobody = "Nobody speaks for you in this seat now."
    assert notes(sheet(date(2027, 2, 10), "5")) == [f"{nobody} Your other legislator does."]
    assert notes(sheet(date(2027, 3, 2), "5")) == [nobody, nobody]
    assert notes(sheet(date(2029, 1, 1), "3")) == []
    assert notes(sheet(TOWN_HALL, "3")) == []


@pytest.mark.parametrize(
    ("day", "name"), [(date(2027, 1, 31), "Rosalind Ketterley"), (date(2027, 2, 1), "Ignatz Pellworm")]
)
def test_a_seat_changes_hands_overnight(day: date, name: str) -> None:
    """The sheet of each day names who holds the seat on it."""
    people = [holder.seat.person for holder in sheet(day, "3").holders]
    assert name in {person.legislator.name for person in people if person}


def test_a_sheet_ends_with_the_first_term_that_ends() -> None:
    """From then on, a page that was not built anew puts the numbers away."""
    assert sheet(date(2027, 1, 20), "3").last == "2027-01-31"
    assert sheet(date(2027, 2, 10), "5").last == "2027-02-28"


def test_neighbors_know_each_other(site: Site, real_site: Site) -> None:
    """Whom a sheet calls next door calls it so, too; no district is its own neighbor."""
    for which in (site, real_site):
        beside = {each: set(page.values(".next-door a", "href")) for each, page in sheets_of(which).items()}
        for address, others in beside.items():
            assert address not in others
            assert all(address in beside[other] for other in others), address


def test_a_sheet_says_where_it_lies(site: Site) -> None:
    """In which upper district, on a small map, with its towns; a part of a town is called so."""
    page = site.pages["/districts/2/"]
    assert "/districts/I/" in page.values(".where a", "href")
    assert page.says(".towns dd") == ["Fern Township, part of Quillhaven"]
    assert len(page.all(".where svg[role=img][aria-label]")) == 2


def test_an_upper_district_leads_to_its_lower_ones(site: Site) -> None:
    """Who of the two is yours depends on where you live; towns are named on their sheets, here the counties alone."""
    page = site.pages["/districts/II/"]
    assert "Counties in it" in page.text
    assert not page.all(".towns")
    assert page.values(".roll a.seat", "href") == ["/districts/3/", "/districts/4/"]


def test_the_invented_campaign_has_a_map(invented: Campaign) -> None:
    """Else the tests above would see no neighbors."""
    assert invented.map
