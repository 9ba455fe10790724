"""On paper: one Letter page for each call and sheet, with a code that leads back; a handout for the week."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from campaign.campaign import Campaign
from tests.browser import NewPage
from tests.built import Site
from tests.codes import drawn, read

LETTER = {"width": 816, "height": 1056}  # 8.5 by 11 inches, of 96 pixels each
SLUGS = ["Wednesday, February 10", "Thursday, February 11", "Hearing on Thursday, February 18", "Monday, February 15"]
THREE = "/actions/2027-02-08-keep-libraries-open/"


@pytest.fixture
def paper(new_page: NewPage) -> Page:
    """A page as it is set for paper."""
    page = new_page(viewport=LETTER)
    page.emulate_media(media="print")
    return page


def pages_of(page: Page) -> int:
    """Return on how many Letter pages the open page prints."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="Letter", prefer_css_page_size=True)))


def addresses(site: Site, start: str) -> list[str]:
    """Return the pages of a kind."""
    return [address for address in site.pages if re.fullmatch(f"{start}[^/]+/", address)]


def test_every_call_prints_on_one_page(paper: Page, site: Site, served: Callable[[Path], str]) -> None:
    """Also hearings, long names, three people to call, and what has closed."""
    home = served(site.folder)
    for address in (*addresses(site, "/actions/"), *addresses(site, "/districts/")):
        paper.goto(home + address)
        assert pages_of(paper) == 1, address


def test_every_real_call_prints_on_one_page(paper: Page, real_site: Site, served: Callable[[Path], str]) -> None:
    """What people hold in their hands at a table today; of the districts, those with most to say and every tenth."""
    home = served(real_site.folder)
    districts = sorted(addresses(real_site, "/districts/"), key=lambda address: -len(real_site.pages[address].text))
    for address in (*addresses(real_site, "/actions/"), *districts[:5], *districts[5::10]):
        paper.goto(home + address)
        assert pages_of(paper) == 1, address


def test_paper_has_what_a_caller_needs_alone(paper: Page, site: Site, served: Callable[[Path], str]) -> None:
    """Numbers, words once, the code; no button, form, menu or note."""
    paper.goto(served(site.folder) + THREE)
    assert paper.locator(".number:visible").all_inner_texts() == ["590-555-0101", "690-555-0105", "690-555-0108"]
    assert paper.locator(".script:visible").count() == 1
    assert paper.get_by_text("Say the same to each, with their own name.").is_visible()
    assert paper.locator(".qr").is_visible()
    assert not paper.locator("button:visible, .button:visible, form:visible, nav:visible, textarea:visible").count()


def test_paper_is_large_enough_to_read_at_a_table(paper: Page, site: Site, served: Callable[[Path], str]) -> None:
    """Words to say at 14 points, numbers at 26; black on white."""
    paper.goto(served(site.folder) + THREE)
    sizes = "(element) => parseFloat(getComputedStyle(element).fontSize) * 0.75"
    assert paper.locator(".script").first.evaluate(sizes) >= 13.99
    assert paper.locator(".number").first.evaluate(sizes) >= 25.99
    look = "(element) => [getComputedStyle(element).color, getComputedStyle(element).backgroundColor]"
    assert paper.locator("body").evaluate(look) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_at_night_paper_stays_white(new_page: NewPage, site: Site, served: Callable[[Path], str]) -> None:
    """A dark screen prints no dark page."""
    page = new_page(viewport=LETTER, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(served(site.folder) + THREE)
    assert page.locator("body").evaluate("(body) => getComputedStyle(body).backgroundColor") == "rgb(255, 255, 255)"


def test_a_sheet_without_a_number_has_room_for_one(paper: Page, site: Site, served: Callable[[Path], str]) -> None:
    """“Your own” are known to the caller alone: a line to write on."""
    paper.goto(served(site.folder) + "/actions/2027-02-09-ask-for-a-town-hall/")
    blanks = paper.locator(".on-paper:visible").all_inner_texts()
    assert sum("Number: ____" in blank for blank in blanks) == 2


def test_the_code_leads_to_the_page(site: Site, site_below: Site) -> None:
    """A phone that reads it opens the page at its whole public address."""
    for which, start in ((site, "https://fair.ostrelle.example"), (site_below, "https://u.example/repo")):
        for address in (THREE, "/week/", *addresses(which, "/districts/")):
            [code] = drawn(which.pages[address].source)
            assert read(code) == start + address


def test_what_is_over_has_no_code(site: Site, invented: Campaign) -> None:
    """A closed call is not printed for a table, nor a canceled hearing; every other one has its code."""
    for action in invented.recent:
        codes = drawn(site.pages[action.path].source)
        assert len(codes) == (action.state_on(invented.today) != "closed" and not action.canceled), action.path


def test_the_week_has_each_call_once_in_order(site: Site) -> None:
    """The days' calls, with people, numbers and words."""
    page = site.pages["/week/"]
    assert page.says(".turn > .slug") == SLUGS
    titles = page.says(".turn > h2")
    assert titles[0] == "Say “yes” to <bridges> & boats: don’t wait"
    assert titles[1] == "Ask three people to keep libraries open"
    assert len(titles) == len(set(titles))
    assert page.values(".turn a.dial[href^='tel:']", "href")[:2] == ["tel:+15905550102", "tel:+15905550101"]


def test_the_week_is_large_on_a_wall(new_page: NewPage, site: Site, served: Callable[[Path], str]) -> None:
    """On a projector each call fills the screen, set large, and the menu leads from one to the next."""
    page = new_page(viewport={"width": 1920, "height": 1080})
    page.goto(served(site.folder) + "/week/")
    page.get_by_role("navigation", name="On this page").get_by_role("link").nth(1).click()
    turn = page.locator("#call-2")
    assert 0 <= turn.bounding_box()["y"] < 200
    assert turn.bounding_box()["height"] >= 1000
    size = "(element) => parseFloat(getComputedStyle(element).fontSize)"
    assert turn.locator(".script").first.evaluate(size) >= 28


def test_the_week_ends_with_a_tally_sheet(paper: Page, site: Site, served: Callable[[Path], str]) -> None:
    """A page of its own: for each phone call boxes for talked, voicemail and busy; nothing of it on a screen."""
    paper.goto(served(site.folder) + "/week/")
    with_it = pages_of(paper)
    tally = paper.locator(".tally")
    assert tally.locator("h3").all_inner_texts() == site.pages["/week/"].says(".turn[data-minutes] > h2")
    assert tally.locator("dt").all_inner_texts() == ["Talked", "Voicemail", "Busy"] * 3
    boxes = [box.bounding_box() for box in tally.locator("svg").all()]
    assert all(box and box["width"] > 400 and box["height"] > 12 for box in boxes)
    tally.evaluate("(tally) => tally.remove()")
    assert pages_of(paper) == with_it - 1
    paper.emulate_media(media="screen")
    assert not paper.locator(".tally:visible").count()


def test_a_sheet_with_every_ask_prints_each_with_a_box(paper: Page, site: Site, served: Callable[[Path], str]) -> None:
    """The first call has all words, the others their asks; nothing to tick is left out."""
    paper.goto(served(site.folder) + "/districts/1/")
    assert paper.locator(".asks li:visible").count() == 4
    assert paper.locator(".asks input:visible").count() == 4
    assert paper.get_by_text("May I have the councilor’s answer?").is_visible()
    assert not paper.get_by_text("May I have the assembly member’s answer?").is_visible()
    assert paper.locator(".ask:visible").all_inner_texts() == ["The ask: Vote yes on CB 4 & “mend” the <old> bridges."]
    assert paper.get_by_text("Begin and end each call the same way, with their own name.").is_visible()


def test_the_weeks_handout_breaks_between_calls(paper: Page, site: Site, served: Callable[[Path], str]) -> None:
    """A few pages, none with half a call."""
    paper.goto(served(site.folder) + "/week/")
    assert pages_of(paper) <= 4
    assert paper.locator(".turn").first.evaluate("(turn) => getComputedStyle(turn).breakInside") == "avoid"
