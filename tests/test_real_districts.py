"""The sheets of the real districts: all are there, with the numbers of today and of nobody who has left."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import NewPage
from tests.built import Site
from tests.test_districts import sheets_of


def test_every_district_has_its_sheet(real_site: Site) -> None:
    """134 and 67 for Minnesota, and each has its own title."""
    sheets = list(sheets_of(real_site).values())
    assert len({page.title for page in sheets}) == len(sheets) == 134 + 67


def test_a_vacant_seat_says_since_when(real_site: Site) -> None:
    """The seat of 21A has been empty since the summer."""
    assert "Vacant since June 22, 2026" in real_site.pages["/districts/21A/"].text


def test_a_sheet_names_its_towns(real_site: Site) -> None:
    """A part of a town is called so."""
    assert "part of St. Cloud" in real_site.pages["/districts/14A/"].text


def test_a_sheet_has_both_numbers(real_site: Site) -> None:
    """To be read and to be dialed, without any script."""
    page = real_site.pages["/districts/14A/"]
    assert page.says(".call h2") == ["Sen. Aric Putnam", "Rep. Bernie Perryman"]
    assert page.says(".dial .number") == ["651-296-6455", "651-296-6316"]
    assert page.values("a.dial", "href") == ["tel:+16512966455", "tel:+16512966316"]


def test_without_a_call_a_sheet_has_nothing_to_say_back(real_site: Site, real_site_later: Site) -> None:
    """Neither while members are not known, nor where the seat that the day's call goes to is vacant."""
    assert "What to say back" in real_site.pages["/districts/14A/"].text
    for address, page in sheets_of(real_site_later).items():
        assert "What to say back" not in page.text, address
        assert "Nobody speaks for you" not in page.text, address


def test_after_the_terms_the_days_call_needs_no_member(real_site_later: Site) -> None:
    """The week from January 4, 2027, asks nobody to call a representative whose number is not known."""
    page = real_site_later.pages["/"]
    assert len(page.all(".calls[data-day]")) == 7
    assert not page.all("[data-own]")
    assert not re.search("Find your (senator|representative)", page.text)


def test_after_the_terms_no_sheet_names_anybody(real_site_later: Site) -> None:
    """On January 4, 2027, the members' names and numbers are gone from all sheets."""
    for address, page in sheets_of(real_site_later).items():
        assert not page.all("a[href^='tel:']"), address
        assert "Putnam" not in page.text, address


def test_a_sheet_older_than_a_term_puts_numbers_away(
    new_page: NewPage, real_site: Site, served: Callable[[Path], str]
) -> None:
    """The day after the terms end, a page built before shows no number as if it were good, and says why."""
    page: Page = new_page()
    page.clock.set_fixed_time(datetime(2027, 1, 3, 18, tzinfo=UTC))
    page.goto(served(real_site.folder) + "/districts/14A/")
    expect(page.locator(".older")).to_be_visible()
    expect(page.locator("a.dial").first).to_be_visible()
    page.clock.set_fixed_time(datetime(2027, 1, 4, 18, tzinfo=UTC))
    page.reload()
    expect(page.locator("a.dial:visible")).to_have_count(0)
    expect(page.get_by_text("A seat here has changed hands since")).to_be_visible()
