"""axe finds nothing on one page of each layout, in light and dark, narrow and wide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from tests.browser import watched
from tests.built import Site

LAYOUTS = {
    "home": "/",
    "call to named people": "/actions/2027-02-08-keep-libraries-open/",
    "call to one's own": "/actions/2027-02-09-ask-for-a-town-hall/",
    "call with the longest name": "/actions/2027-02-15-call-the-longest-name/",
    "closed call": "/actions/2027-01-20-speak-up-for-libraries/",
    "hearing": "/actions/2027-02-03-testify-on-bridges/",
    "event": "/actions/2027-02-04-walk-the-river/",
    "way to help": "/actions/2027-02-05-keep-the-list/",
    "actions": "/actions/",
    "legislators": "/legislators/",
    "legislator": "/legislators/jane-doe/",
    "votes of a legislator": "/legislators/percival-dunmoor/votes/",
    "former legislator": "/legislators/tobias-fennimark/",
    "committees": "/committees/",
    "committee": "/committees/council/rivers-and-roads/",
    "bills": "/bills/",
    "bill": "/bills/10/ab-12/",
    "finding a district": "/find/",
    "towns by letter": "/find/towns/q/",
    "ZIPs by number": "/find/zips/001/",
    "districts": "/districts/",
    "call sheet": "/districts/3/",
    "call sheet of the upper chamber": "/districts/II/",
    "week": "/week/",
    "calendar": "/calendar/",
    "reminder": "/remind/",
    "my calls": "/my-calls/",
    "practice call": "/practice/",
    "data": "/data/",
    "text": "/mission/",
    "sign-up": "/sign-up/",
    "contact": "/contact/",
    "thanks": "/thanks/",
    "privacy": "/privacy/",
    "accessibility": "/accessibility/",
    "not found": "/404.html",
}
# WCAG 2.2 A and AA, contrast of AAA, and what is held to be good practice.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
COLORS = {"runOnly": {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]}}


@pytest.fixture(scope="module")
def address(site: Site, served: Callable[[Path], str]) -> str:
    """Return the address of the invented state's site."""
    return served(site.folder)


def looks(page: Page) -> Iterator[tuple[str, dict[str, Any]]]:
    """Show the page narrow and wide, in light and dark; yield a name for each look, and the rules to hold it to.

    Dark differs from light in its colors alone.
    """
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme, rules in (("light", RULES), ("dark", COLORS)):
            page.emulate_media(color_scheme=scheme)
            yield f"{scheme}, {width} px", rules


def faults(page: Page, rules: dict[str, Any]) -> list[str]:
    """Return what axe finds, one line for each element."""
    found = page.evaluate("async (rules) => (await axe.run(rules)).violations", rules)
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"]]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """One page for all tests: they only look. axe is a script of its own; nothing else of the page changes."""
    with watched(browser) as open_page:
        yield open_page(bypass_csp=True)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_axe_finds_nothing(layout: str, address: str, page: Page) -> None:
    """Everything on the page, what can be unfolded too, can be read and used by everybody."""
    page.goto(address + LAYOUTS[layout])
    page.evaluate(AXE_SCRIPT)
    page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
    found = [f"{look}: {fault}" for look, rules in looks(page) for fault in faults(page, rules)]
    assert not found, "\n".join(found)


def test_axe_finds_nothing_in_a_practice_call(address: str, page: Page) -> None:
    """A turn in the midst of it, and the end."""
    page.goto(f"{address}/practice/")
    page.evaluate(AXE_SCRIPT)
    found = []
    for pressed in ("Start", "I said it", "I said it", "I said it"):
        page.get_by_role("button", name=pressed, exact=True).click()
        found += [f"{pressed}, {look}: {fault}" for look, rules in looks(page) for fault in faults(page, rules)]
    assert not found, "\n".join(found)


def test_axe_finds_nothing_in_an_answer(address: str, page: Page) -> None:
    """The places to choose from, the districts found, and the map once it is open."""
    page.goto(f"{address}/find/")
    page.evaluate(AXE_SCRIPT)
    found = []
    for typed, key, waited in (("fer", "n", ".choices"), ("Quillhaven", "Enter", ".candidates")):
        page.get_by_label("Your ZIP or town").fill(typed)
        page.keyboard.press(key)
        page.locator(waited).first.wait_for()
        found += [f"{typed}, {look}: {fault}" for look, rules in looks(page) for fault in faults(page, rules)]
    page.get_by_role("button", name="Show the map").click()
    page.get_by_role("application").wait_for()
    found += [f"map, {look}: {fault}" for look, rules in looks(page) for fault in faults(page, rules)]
    assert not found, "\n".join(found)
