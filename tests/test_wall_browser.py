"""An hour of calls: the week on a wall, one call at a time, whose turn it is; by keys or a remote; nothing is kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.browser import NewPage
from tests.built import Site, weight
from tests.host import Host, keep

TITLES = ["Say “yes” to <bridges> & boats: don’t wait", "Ask three people to keep libraries open"]
LAST = "Call somebody whose name is long"
WEDNESDAY = datetime(2027, 2, 10, 18, tzinfo=UTC)
WAKE = """
  window.locks = [];
  Object.defineProperty(navigator, "wakeLock", { value: { request: async (kind) => {
    locks.push(kind);
    return { release: () => locks.push("released") };
  } } });
"""


@pytest.fixture(scope="module")
def address(site: Site, served: Callable[[Path], str]) -> str:
    """The address of the week's page of the invented state on its day."""
    return served(site.folder) + "/week/"


@pytest.fixture
def wall(new_page: NewPage) -> Page:
    """A projector on the invented state's day."""
    page = new_page(viewport={"width": 1920, "height": 1080}, timezone_id="America/Denver")
    page.clock.install(time=WEDNESDAY)
    return page


def begin(page: Page, address: str, callers: int = 1) -> None:
    """Open the page and show it on the wall with so many callers."""
    page.goto(address)
    page.get_by_label("How many of you will call?").fill(str(callers))
    page.get_by_role("button", name="Show it on the wall").click()
    expect(page.locator(".bar")).to_be_visible()


def seen(page: Page) -> tuple[str, str, str]:
    """Return what the wall shows: the call, whose turn it is, and what comes next."""
    return (
        page.locator(".turn:visible h2").inner_text(),
        page.locator("[data-whose]").inner_text(),
        page.locator("[data-next]").inner_text(),
    )


def test_twelve_callers_take_turns(wall: Page, address: str) -> None:
    """Each key goes to the next caller, after the twelfth to the next call; a key back goes back the same way."""
    begin(wall, address, 12)
    assert seen(wall) == (TITLES[0], "Caller 1 of 12", "Call 1 of 3. Next: caller 2")
    for key in ("ArrowRight", "ArrowDown", "PageDown", "Space", "Enter"):
        wall.locator("body").press(key) if key not in ("Space", "Enter") else wall.keyboard.press(key)
    assert seen(wall)[1] == "Caller 6 of 12"
    for _ in range(6):
        wall.keyboard.press("PageDown")
    assert seen(wall) == (TITLES[0], "Caller 12 of 12", f"Call 1 of 3. Next: {TITLES[1]}")
    wall.keyboard.press("PageDown")
    assert seen(wall)[:2] == (TITLES[1], "Caller 1 of 12")
    for key in ("PageUp", "ArrowLeft", "ArrowUp", "Backspace"):
        wall.keyboard.press(key)
    assert seen(wall)[:2] == (TITLES[0], "Caller 9 of 12")


def test_the_host_sets_how_many_call(wall: Page, address: str) -> None:
    """With plus and minus, before and during the hour; whoever leaves is not waited for, and never fewer than one."""
    wall.goto(address)
    for _ in range(3):
        wall.get_by_role("button", name="One caller more").first.click()
    expect(wall.get_by_label("How many of you will call?")).to_have_value("4")
    expect(wall.locator("[data-long]")).to_have_text("One after the other, that is about 44 minutes.")
    wall.get_by_role("button", name="Show it on the wall").click()
    for _ in range(3):
        wall.keyboard.press("PageDown")
    assert seen(wall)[1] == "Caller 4 of 4"
    fewer, more = (wall.locator(".bar").get_by_role("button", name=f"One caller {word}") for word in ("fewer", "more"))
    fewer.click()
    assert seen(wall)[1] == "Caller 3 of 3"
    more.click()
    assert seen(wall)[1:] == ("Caller 3 of 4", "Call 1 of 3. Next: caller 4")
    for _ in range(9):
        fewer.click()
    assert seen(wall)[1:] == ("Call 1 of 3", f"Next: {TITLES[1]}")


def test_a_call_can_be_skipped_and_the_hour_ends(wall: Page, address: str) -> None:
    """At the last call of the last caller it says so, and a further press changes nothing."""
    begin(wall, address, 2)
    for _ in range(2):
        wall.get_by_role("button", name="Skip call").click()
    wall.get_by_role("button", name="Next", exact=True).click()
    end = seen(wall)
    assert end[1:] == ("Caller 2 of 2", "Call 3 of 3. This is the last one. Well done!")
    wall.keyboard.press("PageDown")
    assert seen(wall) == end
    wall.get_by_role("button", name="Back").click()
    assert seen(wall)[1] == "Caller 1 of 2"


def test_escape_leaves_and_the_place_is_kept(wall: Page, address: str) -> None:
    """The page is a list again, with the button in focus; shown once more, it goes on where it was."""
    begin(wall, address, 5)
    wall.keyboard.press("PageDown")
    wall.keyboard.press("Escape")
    expect(wall.locator(".bar")).to_be_hidden()
    expect(wall.get_by_role("button", name="Show it on the wall")).to_be_focused()
    assert wall.locator(".turn:visible").count() == 4
    wall.keyboard.press("Enter")
    assert seen(wall)[1] == "Caller 2 of 5"
    wall.get_by_role("button", name="Leave").click()
    expect(wall.locator(".masthead")).to_be_visible()


def test_the_clock_starts_at_a_press_and_counts_minutes(wall: Page, address: str) -> None:
    """No seconds, which would hurry people; a second press starts it over."""
    begin(wall, address)
    clock = wall.locator(".bar [data-clock]")
    expect(clock).to_have_text("Start the clock")
    wall.clock.run_for(60_000)
    expect(clock).to_have_text("Start the clock")
    clock.click()
    expect(clock).to_have_text("0 minutes")
    wall.clock.run_for(75_000)
    expect(clock).to_have_text("1 minute")
    wall.clock.run_for(30 * 60_000)
    expect(clock).to_have_text("31 minutes")
    clock.click()
    expect(clock).to_have_text("Start the clock")


def test_the_screen_stays_awake_while_it_shows(wall: Page, address: str) -> None:
    """It is asked for after the press and given back on leaving; a device that cannot shows the wall all the same."""
    wall.add_init_script(WAKE)
    wall.goto(address)
    assert wall.evaluate("locks") == []
    begin(wall, address)
    assert wall.evaluate("locks") == ["screen"]
    wall.keyboard.press("Escape")
    assert wall.evaluate("locks") == ["screen", "released"]


def test_nothing_is_kept_of_the_hour(wall: Page, address: str) -> None:
    """No names are asked for, and neither count nor clock is stored."""
    begin(wall, address, 12)
    wall.keyboard.press("PageDown")
    wall.locator(".bar [data-clock]").click()
    assert wall.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    wall.reload()
    expect(wall.get_by_label("How many of you will call?")).to_have_value("1")


@pytest.mark.parametrize(("width", "height", "least"), [(1920, 1080, 40), (1280, 720, 24)])
def test_it_is_read_from_the_back_of_the_room(wall: Page, address: str, width: int, height: int, least: int) -> None:
    """Words, number and whose turn are large; each call is whole on the screen without scrolling."""
    wall.set_viewport_size({"width": width, "height": height})
    begin(wall, address, 12)
    size = "(element) => parseFloat(getComputedStyle(element).fontSize)"
    assert wall.locator(".turn:visible .script").first.evaluate(size) >= least
    assert wall.locator(".turn:visible .number").first.evaluate(size) >= least
    assert wall.locator("[data-whose]").evaluate(size) >= least
    for _ in range(3):
        fits = "(turn) => turn.scrollHeight <= turn.clientHeight && turn.scrollWidth <= turn.clientWidth"
        assert wall.locator(".turn:visible").evaluate(fits)
        assert wall.locator(".turn:visible .wall-code svg").is_visible()
        wall.get_by_role("button", name="Skip call").click()


def test_a_late_page_passes_over_what_has_closed(wall: Page, address: str) -> None:
    """On Saturday the libraries' call is over; once the week is, there is nothing to show."""
    wall.clock.set_fixed_time(datetime(2027, 2, 13, 18, tzinfo=UTC))
    begin(wall, address)
    wall.keyboard.press("PageDown")
    assert seen(wall)[0] != TITLES[1]
    wall.clock.set_fixed_time(datetime(2027, 2, 24, 18, tzinfo=UTC))
    wall.goto(address)
    expect(wall.get_by_role("button", name="Show it on the wall")).to_be_hidden()


def test_without_scripts_the_page_is_a_list(new_page: NewPage, address: str) -> None:
    """To scroll and to print: every call with its words, and no button that does nothing."""
    page = new_page(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page.goto(address)
    assert page.locator(".turn:visible").count() == 4
    assert not page.locator(".host:visible, .bar:visible, .tally:visible, button:visible").count()


def test_a_phone_can_be_the_wall(wall: Page, address: str) -> None:
    """At 320 pixels nothing is too wide, and everything can be pressed."""
    wall.set_viewport_size({"width": 320, "height": 640})
    begin(wall, address, 12)
    assert wall.evaluate("document.documentElement.scrollWidth") == 320
    for button in wall.locator(".bar button:visible").all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
        assert box["x"] + box["width"] <= 320


def test_a_screen_reader_hears_whose_turn_it_is(wall: Page, address: str) -> None:
    """One call in the page, a status that changes, and buttons in a group of their own."""
    begin(wall, address, 12)
    tree = wall.locator("body").aria_snapshot()
    assert tree.count("heading") == 3  # the page, the call, the person
    assert 'group "An hour of calls"' in tree
    assert "status:" in tree
    assert "Caller 1 of 12" in tree
    expect(wall.get_by_role("button", name="Next", exact=True)).to_be_focused()


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_the_wall(new_page: NewPage, address: str, width: int) -> None:
    """In light and dark."""
    for scheme in ("light", "dark"):
        page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
        page.clock.install(time=WEDNESDAY)
        begin(page, address, 12)
        page.evaluate(AXE_SCRIPT)
        found = page.evaluate("async () => (await axe.run()).violations.map(({ id, nodes }) => [id, nodes[0].html])")
        assert found == []


def test_the_wall_works_without_a_signal(new_page: NewPage, site: Site, tmp_path: Path) -> None:
    """The kept copy of the page has its looks and its script."""
    host = Host(Path(shutil.copytree(site.folder, tmp_path / "site")))
    page = new_page(viewport={"width": 1280, "height": 720}, timezone_id="America/Denver")
    page.clock.set_fixed_time(WEDNESDAY)
    keep(page, host)
    host.goes()
    begin(page, host.address + "/week/", 3)
    page.keyboard.press("PageDown")
    assert seen(page)[1] == "Caller 2 of 3"
    assert page.locator(".masthead").is_hidden()


def test_scripts_of_the_week_weigh_little(site: Site) -> None:
    """All that the page loads, gzipped."""
    names = site.pages["/week/"].values("script[src]", "src")
    assert sum(weight(site.file(name).read_bytes()) for name in names) <= 8000
