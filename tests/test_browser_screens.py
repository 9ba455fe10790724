"""What fits on a phone's screen, and what works without scripts, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from campaign.read.markdown import converter
from tests.browser import OVERFLOW, NewPage, watch
from tests.built import Site

SCREEN = 844  # pixels, the height of a common phone that is 390 wide
NAMED = (
    "/",
    "/actions/2027-02-08-keep-libraries-open/",
    "/actions/2027-02-10-mend-the-bridges/",
    "/actions/thank-the-chairs/",
)
REAL_NAMED = (
    "/actions/2026-11-30-testify-from-home/",
    "/actions/2026-12-01-hand-on-elections-work/",
    "/actions/2026-12-03-who-pays-taxes/",
)


@pytest.fixture(scope="module")
def address(site: Site, served: Callable[[Path], str]) -> str:
    """Return the address of the invented state's site."""
    return served(site.folder)


@pytest.fixture(scope="module")
def real_address(real_site: Site, served: Callable[[Path], str]) -> str:
    """Return the address of the real site as of its launch."""
    return served(real_site.folder)


def top_and_bottom(element: Locator) -> tuple[float, float]:
    """Return where an element begins and ends, in pixels from the top of the page."""
    box = element.bounding_box()
    assert box
    return box["y"], box["y"] + box["height"]


def assert_call_in_sight(page: Page) -> None:
    """Fail unless number and button are on the first screen, and the script begins on the second at the latest."""
    links = page.locator("main a[href^='tel:']:visible")
    for link in (links.nth(0), page.locator("main a[href^='tel:'] .button:visible").nth(0)):
        assert top_and_bottom(link)[1] <= SCREEN, link.inner_text()
    words = page.get_by_text("my name is").locator("visible=true").or_(page.locator(".script p:visible")).nth(0)
    assert top_and_bottom(words)[0] + 24 <= 2 * SCREEN


@pytest.mark.parametrize("path", NAMED)
def test_whom_to_call_is_on_the_first_screen(path: str, address: str, page: Page) -> None:
    """At 390×844 the first number and its button need no scrolling, and the script begins on the next screen."""
    page.goto(address + path)
    assert_call_in_sight(page)


@pytest.mark.parametrize("path", REAL_NAMED)
def test_whom_to_call_is_on_the_first_screen_of_the_real_site(path: str, real_address: str, page: Page) -> None:
    """So it is with the real titles and names."""
    page.goto(real_address + path)
    assert_call_in_sight(page)


def test_what_is_pressed_is_large_enough(address: str, page: Page) -> None:
    """Every number and every button can be hit with a thumb: at least 44 pixels high."""
    for path in (
        "/",
        "/actions/2027-02-08-keep-libraries-open/",
        "/legislators/",
        "/legislators/jane-doe/",
        "/sign-up/",
    ):
        page.goto(address + path)
        for pressed in page.locator("a[href^='tel:']:visible, .button:visible, button:visible").all():
            box = pressed.bounding_box()
            assert box
            assert box["height"] >= 44, (path, pressed.inner_text())


@dataclass
class Tour:
    """What showed while every page was visited: what is wider than the screen, and what no page may do."""

    wide: list[tuple[str, int, list[str]]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def tour(address: str, site: Site, browser: Browser) -> Tour:
    """A visit of every page, at 320 pixels, which is also 1280 at 400 %, and at 390."""
    tour, widths = Tour(), [320, 390]
    with browser.new_context() as context:
        watch(context, tour.problems)
        page = context.new_page()
        for path in site.pages:
            widths.reverse()  # begin as the last page ended: each change takes time
            page.set_viewport_size({"width": widths[0], "height": SCREEN})
            page.goto(address + path, wait_until="load")
            for width in widths:
                page.set_viewport_size({"width": width, "height": SCREEN})
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    tour.wide.append((path, width, page.evaluate(OVERFLOW)))
    return tour


def test_nothing_is_wider_than_the_screen(tour: Tour) -> None:
    """No page scrolls sideways at 320 pixels or at 390, with the longest of names."""
    assert tour.wide == []


def test_no_page_asks_another_host_for_anything(tour: Tour) -> None:
    """Every page loads from its own host alone, keeps to its policy, and no script of it fails."""
    assert tour.problems == []


def test_code_and_tables_are_no_wider_than_a_phone(address: str, site: Site, page: Page) -> None:
    """Lines that became code wrap, and tables shrink: the page stays as wide as the screen."""
    words = "this winter was long, and your calls were many " * 4
    written = converter().html(
        f"    {words}\n\n| a | b |\n|---|---|\n| {words} | {'x' * 90} |\n\n```\n{'y' * 200}\n```"
    )
    page.set_viewport_size({"width": 390, "height": SCREEN})
    html = (
        (site.folder / "faq" / "index.html")
        .read_text("utf-8")
        .replace("</main>", f'<div class="text">{written}</div></main>')
    )
    page.route("**/faq/", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(address + "/faq/")
    assert page.locator(".text pre").count() == 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 390, page.evaluate(OVERFLOW)


def test_everything_is_there_without_scripts(address: str, new_page: NewPage) -> None:
    """Number, script, list and form can be seen and used with JavaScript off."""
    page = new_page(java_script_enabled=False, viewport={"width": 390, "height": SCREEN})
    page.goto(f"{address}/")
    assert_call_in_sight(page)
    page.goto(f"{address}/actions/2027-02-10-mend-the-bridges/")
    voicemail = page.get_by_text("at [your street address]")
    expect(voicemail).to_be_hidden()
    page.get_by_text("If you get voicemail").click()
    expect(voicemail).to_be_visible()
    page.goto(f"{address}/legislators/")
    expect(page.locator("a[href='tel:+16905550105']")).to_be_visible()
    page.goto(f"{address}/sign-up/")
    expect(page.get_by_label("Email", exact=True)).to_be_editable()
    expect(page.get_by_role("button", name="Sign up")).to_be_visible()


def shown(page: Page) -> list[str]:
    """Return the districts of the people that the list shows."""
    seats = page.locator("#councilor li:visible:has(a) .seat, #assembly-member li:visible:has(a) .seat")
    return seats.all_inner_texts()


def test_the_list_can_be_filtered_by_party_without_scripts(address: str, new_page: NewPage) -> None:
    """A press on a party leaves its people; a press on everybody brings all back."""
    page = new_page(java_script_enabled=False)
    page.goto(f"{address}/legislators/")
    everybody = shown(page)
    page.get_by_label("U only").check()
    assert shown(page) == ["III"]
    page.get_by_label("Everybody").check()
    assert shown(page) == everybody
    assert len(everybody) == 11


@pytest.mark.parametrize(("typed", "districts"), [("brask", ["1"]), ("mirrendale", ["6", "8"]), ("zzz", [])])
def test_the_list_follows_what_is_typed(typed: str, districts: list[str], address: str, page: Page) -> None:
    """With a script the list shrinks to names, districts and parties that fit, and says how many are left."""
    page.goto(f"{address}/legislators/")
    page.get_by_role("searchbox").fill(typed)
    expect(page.get_by_role("status")).not_to_be_empty()
    assert shown(page) == districts
    page.get_by_role("searchbox").fill("")
    assert len(shown(page)) == 11


def test_the_keyboard_reaches_the_call_past_the_menu(address: str, page: Page) -> None:
    """The first press of Tab offers a way past the menu, and it leads to the main part."""
    page.goto(f"{address}/actions/2027-02-10-mend-the-bridges/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to main content")
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("href") == "tel:+15905550102"


def test_print_keeps_the_number_and_the_words(address: str, page: Page) -> None:
    """On paper the page still says whom to call and what to say."""
    page.goto(f"{address}/actions/2027-02-10-mend-the-bridges/")
    page.emulate_media(media="print")
    expect(page.get_by_text("590-555-0102", exact=True)).to_be_visible()
    expect(page.get_by_text("Hello, my name is")).to_be_visible()
