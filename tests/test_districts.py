"""A district's sheet: both legislators with their numbers, the day's words filled in, and nobody who left office."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from campaign.campaign import Campaign
from campaign.pages.districts import sheet_view
from campaign.pages.sheet_calls import DaysCall
from campaign.pages.views_districts import SheetView
from tests.browser import NewPage
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


def test_every_district_has_its_sheet(real_site: Site, site: Site) -> None:
    """134 and 67 for Minnesota, and each has its own title."""
    for which, count in ((real_site, 134 + 67), (site, 12)):
        sheets = list(sheets_of(which).values())
        assert len({page.title for page in sheets}) == len(sheets) == count


def test_a_sheet_has_both_numbers(real_site: Site) -> None:
    """To be read and to be dialed, without any script."""
    page = real_site.pages["/districts/14A/"]
    assert page.says(".call h2") == ["Sen. Aric Putnam", "Rep. Bernie Perryman"]
    assert page.says("a.number") == ["651-296-6455", "651-296-6316"]
    assert page.values("a.number", "href") == ["tel:+16512966455", "tel:+16512966316"]


def test_the_script_names_each_of_ones_own() -> None:
    """Where the call is to “your councilor”, the sheet says who that is, in the words to say, too."""
    view = sheet(TOWN_HALL, "3")
    names = [holder.person.name for holder in view.holders if holder.person]
    assert len(names) == 2
    for name, words in zip(names, said(view), strict=True):
        assert name.split()[-1] in words or name in words
        assert "[your councilor" not in words
        assert "[your assembly" not in words


def test_a_vacant_seat_has_no_number(site: Site, real_site: Site) -> None:
    """It says since when; the one who left is not named."""
    page = site.pages["/districts/5/"]
    assert "Vacant since January 25, 2027" in page.text
    assert "Fennimark" not in page.text
    assert page.says("a.number") == ["590-555-0102", "590-555-0103"]  # whom the day's call is to, and the councilor
    assert "Vacant since June 22, 2026" in real_site.pages["/districts/21A/"].text


def notes(view: SheetView) -> list[str]:
    """Return what a sheet says of each seat without a member."""
    return [holder.instead for holder in view.holders if holder.instead]


def test_only_a_vacant_seat_has_nobody_to_speak_for_its_people() -> None:
    """Where the other legislator does, the sheet says so; a member whom the site does not know yet is no vacancy."""
    nobody = "Nobody speaks for you in this seat now."
    assert notes(sheet(date(2027, 2, 10), "5")) == [f"{nobody} Your other legislator does."]
    assert notes(sheet(date(2027, 3, 2), "5")) == [nobody, nobody]
    assert all(note.endswith("once we have a source for them.") for note in notes(sheet(date(2029, 1, 1), "3")))
    assert len(notes(sheet(date(2029, 1, 1), "3"))) == 2
    assert notes(sheet(TOWN_HALL, "3")) == []


def test_without_a_call_a_sheet_has_nothing_to_say_back(real_site: Site, real_site_later: Site) -> None:
    """Neither while members are not known, nor where the seat that the day's call goes to is vacant."""
    assert "What to say back" in real_site.pages["/districts/14A/"].text
    for address, page in sheets_of(real_site_later).items():
        assert "What to say back" not in page.text, address
        assert "Nobody speaks for you" not in page.text, address


def test_after_the_terms_the_days_call_needs_no_member(real_site_later: Site) -> None:
    """The week from January 4, 2027, asks nobody to call a representative whose number is not known."""
    page = real_site_later.pages["/"]
    assert len(page.all(".calls[data-day]")) == 8
    assert not page.all("[data-own]")
    assert "Find your" not in page.text


@pytest.mark.parametrize(
    ("day", "name"), [(date(2027, 1, 31), "Rosalind Ketterley"), (date(2027, 2, 1), "Ignatz Pellworm")]
)
def test_a_seat_changes_hands_overnight(day: date, name: str) -> None:
    """The sheet of each day names who holds the seat on it."""
    person = sheet(day, "3").holders
    assert name in {holder.person.name for holder in person if holder.person}


def test_a_sheet_ends_with_the_first_term_that_ends() -> None:
    """From then on, a page that was not built anew puts the numbers away."""
    assert sheet(date(2027, 1, 20), "3").last == "2027-01-31"
    assert sheet(date(2027, 2, 10), "5").last == "2027-02-28"


def test_after_the_terms_no_sheet_names_anybody(real_site_later: Site) -> None:
    """On January 4, 2027, the members' names and numbers are gone from all sheets."""
    for address, page in sheets_of(real_site_later).items():
        assert not page.all("a[href^='tel:']"), address
        assert "Putnam" not in page.text, address


def test_neighbors_know_each_other(site: Site, real_site: Site) -> None:
    """Whom a sheet calls next door calls it so, too; no district is its own neighbor."""
    for which in (site, real_site):
        beside = {each: set(page.values(".next-door a", "href")) for each, page in sheets_of(which).items()}
        for address, others in beside.items():
            assert address not in others
            assert all(address in beside[other] for other in others), address


def test_a_sheet_says_where_it_lies(site: Site, real_site: Site) -> None:
    """In which upper district, on a small map, with its towns; a part of a town is called so."""
    page = site.pages["/districts/2/"]
    assert "/districts/I/" in page.values(".where a", "href")
    assert page.says(".towns dd") == ["Fern Township, part of Quillhaven"]
    assert len(page.all(".where svg[role=img][aria-label]")) == 2
    assert "part of St. Cloud" in real_site.pages["/districts/14A/"].text


def test_an_upper_district_leads_to_its_lower_ones(site: Site) -> None:
    """Who of the two is yours depends on where you live."""
    page = site.pages["/districts/II/"]
    assert page.values(".roll a.seat", "href") == ["/districts/3/", "/districts/4/"]


def test_a_sheet_older_than_a_term_puts_numbers_away(
    new_page: NewPage, real_site: Site, served: Callable[[Path], str]
) -> None:
    """The day after the terms end, a page built before shows no number as if it were good, and says why."""
    page: Page = new_page()
    page.clock.set_fixed_time(datetime(2027, 1, 3, 18, tzinfo=UTC))
    page.goto(served(real_site.folder) + "/districts/14A/")
    expect(page.locator(".stale")).to_be_visible()
    expect(page.locator("a.number").first).to_be_visible()
    page.clock.set_fixed_time(datetime(2027, 1, 4, 18, tzinfo=UTC))
    page.reload()
    expect(page.locator("a.number:visible")).to_have_count(0)
    expect(page.get_by_text("A seat of this district has changed hands since.")).to_be_visible()


def test_the_invented_campaign_has_a_map(invented: Campaign) -> None:
    """Else the tests above would see no neighbors."""
    assert invented.map
