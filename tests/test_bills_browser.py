"""The list of bills and a bill's page in a real browser, narrow and wide, light and dark, with and without scripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import NewPage
from tests.built import Site
from tests.test_browser_screens import OVERFLOW

BILLS = ("/bills/", "/bills/10/ab-12/", "/bills/9/cb-4/")


@pytest.fixture(scope="module")
def address(site: Site, served: Callable[[Path], str]) -> str:
    """Return the address of the invented state's site."""
    return served(site.folder)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("colors", ["light", "dark"])
def test_bills_fit_every_screen_without_scripts(width: int, colors: str, address: str, new_page: NewPage) -> None:
    """Nothing sticks out, the votes on passage are open, and a press opens the others."""
    page = new_page(viewport={"width": width, "height": 844}, color_scheme=colors, java_script_enabled=False)
    for path in BILLS:
        page.goto(address + path)
        assert page.evaluate(OVERFLOW) == []
    expect(page.get_by_text("Thistlewood, former member").first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_count(0)
    other = page.get_by_text("It did not pass: 2 said yes, 3 were needed.")
    expect(other).to_be_hidden()
    page.get_by_text("Make the bill law in spite of").click()
    expect(other).to_be_visible()


def shown(page: Page) -> list[str]:
    """Return the numbers of the bills that the list shows."""
    return page.locator(".agenda li:visible > b").all_inner_texts()


@pytest.mark.parametrize(
    ("typed", "numbers"), [("weir", ["AB 30"]), ("ab 12", ["AB 12"]), ("BRIDGES", ["CB 4", "AB 31"]), ("zzz", [])]
)
def test_the_list_of_bills_follows_what_is_typed(typed: str, numbers: list[str], address: str, page: Page) -> None:
    """By number or by word; how many are left is said."""
    page.goto(f"{address}/bills/")
    page.get_by_role("searchbox").fill(typed)
    expect(page.get_by_role("status")).to_have_text(f"{len(numbers)} of 7 bills")
    assert shown(page) == numbers
    page.get_by_role("searchbox").fill("")
    assert len(shown(page)) == 7


def test_without_scripts_the_whole_list_shows(address: str, new_page: NewPage) -> None:
    """The page's own find finds a bill; no empty search field stands in the way."""
    page = new_page(java_script_enabled=False)
    page.goto(f"{address}/bills/")
    assert len(shown(page)) == 7
    expect(page.get_by_role("searchbox")).to_be_hidden()
