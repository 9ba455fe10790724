"""“My district”: remembered on the device after a press, and then the calls are to one's own legislators by name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import NewPage
from tests.built import Site

OWN = "/actions/2027-02-09-ask-for-a-town-hall/"
NOON = datetime(2027, 2, 10, 18, tzinfo=UTC)
KEPT = "() => Object.entries(localStorage)"


@pytest.fixture(scope="module")
def address(site: Site, served: Callable[[Path], str]) -> str:
    """Return the address of the invented state's site."""
    return served(site.folder)


@pytest.fixture
def phone(new_page: NewPage, address: str) -> Page:
    """A phone on the invented state's day, at the sheet of district 3."""
    page = new_page(viewport={"width": 390, "height": 844})
    page.clock.set_fixed_time(NOON)
    page.goto(f"{address}/districts/3/")
    return page


def test_only_the_name_is_kept_and_only_after_a_press(phone: Page) -> None:
    """Before: nothing. After: the district's name. After another press: nothing again."""
    assert phone.evaluate(KEPT) == []
    phone.get_by_role("button", name="This is my district").click()
    expect(phone.get_by_text("Remembered on this device.")).to_be_visible()
    assert phone.evaluate(KEPT) == [["district", "3"]]
    phone.get_by_role("button", name="Forget my district").click()
    expect(phone.get_by_text("Forgotten.")).to_be_visible()
    assert phone.evaluate(KEPT) == []


def test_then_a_call_names_ones_own(phone: Page, address: str) -> None:
    """Name, number and script in place of “your councilor”, and the way to forget it."""
    phone.goto(address + OWN)
    assert phone.locator(".call h2").all_inner_texts() == ["Your councilor", "Your assembly member"]
    phone.goto(f"{address}/districts/3/")
    names = phone.locator(".call h2").all_inner_texts()
    numbers = phone.locator(".call .number").all_inner_texts()
    phone.get_by_role("button", name="This is my district").click()
    phone.goto(address + OWN)
    expect(phone.get_by_text("Your district is 3.")).to_be_visible()
    assert sorted(phone.locator(".call h2").all_inner_texts()) == sorted(names)
    assert sorted(phone.locator(".call .number").all_inner_texts()) == sorted(numbers)
    assert "your councilor’s" not in phone.locator("main").inner_text()
    phone.get_by_role("button", name="Forget it").click()
    expect(phone.locator(".call h2").first).to_have_text("Your councilor")
    assert phone.evaluate(KEPT) == []


def test_without_storage_it_is_said(new_page: NewPage, address: str) -> None:
    """A browser that keeps nothing: bookmark the sheet."""
    page = new_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error(); }")
    page.goto(f"{address}/districts/3/")
    page.get_by_role("button", name="This is my district").click()
    expect(page.get_by_text("Bookmark the call sheet instead.")).to_be_visible()


@pytest.mark.parametrize("kept", ["99Z", "<b>", "", "__proto__", "constructor", "../3", "3/../3", " 3", "[null]"])
def test_a_district_that_is_none_changes_nothing(kept: str, phone: Page, address: str) -> None:
    """Whatever another script left there, the page stays whole."""
    phone.evaluate("(kept) => localStorage.setItem('district', kept)", kept)
    phone.goto(address + OWN)
    phone.wait_for_load_state("networkidle")
    assert phone.locator(".call h2").all_inner_texts() == ["Your councilor", "Your assembly member"]


def come_back(page: Page) -> None:
    """Do what a browser does when its back button brings a page back as it was left."""
    page.evaluate("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")


def test_after_the_press_there_is_a_way_on(phone: Page, address: str) -> None:
    """To the day's call; from elsewhere to the call sheet, too. Before the press and after it is forgotten: none."""
    on = phone.get_by_role("link", name="Go to the day’s call")
    expect(on).to_be_hidden()
    phone.get_by_role("button", name="This is my district").click()
    expect(phone.get_by_role("link", name="Your call sheet")).to_have_count(0)
    on.click()
    expect(phone).to_have_url(f"{address}/")
    expect(phone.get_by_text("Your district is 3.").first).to_be_visible()
    phone.go_back()
    phone.get_by_role("button", name="Forget my district").click()
    expect(on).to_be_hidden()


def test_back_at_the_call_it_is_to_ones_own(phone: Page, address: str) -> None:
    """From a call to “Find your …”, this is my district, and back: the page kept by the browser learns of it."""
    call = phone.context.new_page()
    call.clock.set_fixed_time(NOON)
    call.goto(address + OWN)
    expect(call.locator(".call h2").first).to_have_text("Your councilor")
    phone.get_by_role("button", name="This is my district").click()
    come_back(call)
    expect(call.get_by_text("Your district is 3.")).to_be_visible()
    come_back(call)
    expect(call.get_by_text("Your district is 3.")).to_have_count(1)
    phone.get_by_role("button", name="Forget my district").click()
    come_back(call)
    expect(call.locator(".call h2").first).to_have_text("Your councilor")


def test_back_at_the_sheet_the_press_says_what_it_does(phone: Page, address: str) -> None:
    """It was forgotten on another page meanwhile: the press remembers again."""
    phone.get_by_role("button", name="This is my district").click()
    phone.evaluate("() => localStorage.clear()")
    come_back(phone)
    expect(phone.get_by_role("button", name="This is my district")).to_be_visible()
    expect(phone.get_by_role("link", name="Go to the day’s call")).to_be_hidden()
