"""Several asks in one call, in a browser: ticks are kept after a press, and a late page offers what is still open."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import NewPage
from tests.built import Site

JANE = "/legislators/jane-doe/"
SHEET = "/districts/3/"
TOWN_HALL = "/actions/2027-02-09-ask-for-a-town-hall/"
FIRST, SECOND = "First: Hold an open town hall in March.", "Second: Vote yes on CB 4 & “mend” the <old> bridges."
WEDNESDAY = datetime(2027, 2, 10, 18, tzinfo=UTC)


@pytest.fixture(scope="module")
def address(site: Site, served: Callable[[Path], str]) -> str:
    """The address of the invented state's site on its day."""
    return served(site.folder)


@pytest.fixture
def phone(new_page: NewPage) -> Page:
    """A phone on the invented state's day."""
    page = new_page(viewport={"width": 390, "height": 844}, timezone_id="America/Denver")
    page.clock.set_fixed_time(WEDNESDAY)
    return page


def kept(page: Page) -> list[tuple[str, str]]:
    """Return each mark on the device, and what it says."""
    marks = json.loads(page.evaluate("localStorage.getItem('calls') ?? '[]'"))
    return [(mark["id"], mark.get("what", "")) for mark in marks]


def test_each_ask_has_its_tick_and_it_is_kept(phone: Page, address: str) -> None:
    """Nothing is kept before a press; a tick is that action's call, found again on every page, and can be taken out."""
    phone.goto(address + JANE)
    assert phone.evaluate("localStorage.length") == 0
    phone.get_by_label(FIRST).check()
    assert kept(phone) == [("2027-02-09-ask-for-a-town-hall/your-councilor", "done")]
    expect(phone.get_by_role("status")).to_have_text("1 of 2 said.")
    phone.goto(address + SHEET)
    expect(phone.get_by_label(FIRST)).to_be_checked()
    phone.get_by_label(SECOND).check()
    expect(phone.locator(".asks [role=status]")).to_have_text("2 of 2 said. You are done. Thank you.")
    phone.goto(address + TOWN_HALL)
    expect(phone.get_by_role("button", name="We talked").first).to_have_attribute("aria-pressed", "true")
    phone.goto(address + "/my-calls/")
    expect(phone.locator("[data-list]")).to_contain_text("We talked: Coun. Jane")
    phone.goto(address + JANE)
    phone.get_by_label(FIRST).uncheck()
    assert kept(phone) == [("2027-02-10-mend-the-bridges/jane-doe", "done")]


def test_voicemail_counts_for_every_ask_that_was_said(phone: Page, address: str) -> None:
    """Ticked before or after, each call is marked as voicemail."""
    phone.goto(address + JANE)
    phone.get_by_label(FIRST).check()
    phone.get_by_label("I left voicemail").check()
    phone.get_by_label(SECOND).check()
    assert [what for _id, what in kept(phone)] == ["voicemail", "voicemail"]
    phone.reload()
    expect(phone.get_by_label("I left voicemail")).to_be_checked()


def test_a_note_outlives_its_tick(phone: Page, address: str) -> None:
    """A private note of that call, from the action's page, stays when the tick is taken out."""
    mark = {"id": "2027-02-10-mend-the-bridges/jane-doe", "on": "2027-02-10", "what": "done", "note": "Ask for Kim"}
    phone.goto(address + JANE)
    phone.evaluate("(mark) => localStorage.setItem('calls', JSON.stringify([mark]))", mark)
    phone.reload()
    phone.get_by_label(SECOND).uncheck()
    [left] = json.loads(phone.evaluate("localStorage.getItem('calls')"))
    assert (left["note"], left.get("what")) == ("Ask for Kim", None)


def test_a_browser_that_keeps_nothing_says_so(phone: Page, address: str) -> None:
    """The tick stays on the page."""
    phone.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    phone.goto(address + JANE)
    phone.get_by_label(FIRST).check()
    expect(phone.get_by_role("status")).to_have_text("This browser does not let us save it. Your call still counts.")
    expect(phone.get_by_label(FIRST)).to_be_checked()


def test_a_late_page_asks_for_what_is_still_open(phone: Page, address: str) -> None:
    """Two days late the closed ask is gone and the words count anew; on a weekend and after a week none is offered."""
    for path in (JANE, SHEET):
        for day, asks in ((10, [FIRST, SECOND]), (12, [SECOND.replace("Second", "First")]), (13, []), (24, [])):
            phone.clock.set_fixed_time(datetime(2027, 2, day, 18, tzinfo=UTC))
            phone.goto(address + path)
            assert phone.locator(".asks li:visible label").all_inner_texts() == asks, (path, day)
            assert phone.locator(".dial:visible").first.is_visible()
            if asks:
                things = "two things" if len(asks) == 2 else "one thing"
                expect(phone.locator(".asks .script > p").first).to_contain_text(f"I have {things} to ask Councilor")
    expect(phone.get_by_text("This sheet is from Wednesday, February 10")).to_be_visible()


def test_without_scripts_the_call_is_whole(new_page: NewPage, address: str) -> None:
    """Number, script and boxes to tick are there; what only a script can keep is not."""
    page = new_page(java_script_enabled=False, viewport={"width": 320, "height": 640})
    for path in (JANE, SHEET):
        page.goto(address + path)
        assert page.locator(".asks li:visible label").all_inner_texts() == [FIRST, SECOND]
        page.get_by_label(FIRST).check()
        assert page.locator(".dial:visible").count() >= 1
        assert not page.get_by_text("Kept on this device only").first.is_visible()
        assert not page.get_by_text("This sheet is from").is_visible() if path == SHEET else True


def test_ticks_are_large_and_work_by_keyboard(phone: Page, address: str) -> None:
    """Each ask can be pressed on a target of 44 pixels, reached by Tab and ticked by space, and nothing is too wide."""
    phone.set_viewport_size({"width": 320, "height": 640})
    phone.goto(address + JANE)
    for label in phone.locator(".asks label:visible").all():
        box = label.bounding_box()
        assert box
        assert box["height"] >= 44
    phone.get_by_role("link", name="Practice it first").focus()
    phone.keyboard.press("Tab")
    phone.keyboard.press("Space")
    expect(phone.get_by_label(FIRST)).to_be_checked()
    assert phone.evaluate("document.documentElement.scrollWidth") == 320


def test_a_screen_reader_hears_one_script(phone: Page, address: str) -> None:
    """A list of asks, each a check box named by its words, within the call."""
    phone.goto(address + JANE)
    tree = phone.locator(".asks").aria_snapshot()
    assert f'checkbox "{FIRST}"' in tree
    assert tree.index("I have") < tree.index("checkbox") < tree.index("May I have")
    assert tree.count("listitem") == 2
