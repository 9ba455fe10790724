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
    assert "your councilor's" not in phone.locator("main").inner_text()
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


@pytest.mark.parametrize("kept", ["99Z", "<b>", "", "__proto__"])
def test_a_district_that_is_none_changes_nothing(kept: str, phone: Page, address: str) -> None:
    """Whatever another script left there, the page stays whole."""
    phone.evaluate("(kept) => localStorage.setItem('district', kept)", kept)
    phone.goto(address + OWN)
    phone.wait_for_load_state("networkidle")
    assert phone.locator(".call h2").all_inner_texts() == ["Your councilor", "Your assembly member"]
