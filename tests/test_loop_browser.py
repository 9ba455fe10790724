"""From the ask to the vote to the next call, as people see it in a browser, with and without scripts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from campaign.build import build
from tests.browser import NewPage
from tests.built import Site
from tests.invented import copied

FERRY, BILL = "/actions/2027-01-22-keep-the-night-ferry/", "/bills/10/ab-20/"
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def address(site: Site, served: Callable[[Path], str]) -> str:
    """Return the address of the invented state's site, built after the vote."""
    return served(site.folder)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory, served: Callable[[Path], str]) -> str:
    """Return the address of the same site two days before the vote."""
    root = copied(tmp_path_factory.mktemp("before") / "project")
    votes = root / "data/votes/10.yml"
    text = votes.read_text("utf-8")
    begins = text.index("  - number: AB 20")
    votes.write_text(text[:begins] + text[text.index("  # More yes than no") :], "utf-8")
    made = build(root, root.parent / "site", today=date(2027, 1, 26))
    assert not [finding for finding in made.findings if finding.level == "error"]
    return served(root.parent / "site")


def test_before_the_vote_the_call_is_asked_for(before: str, page: Page) -> None:
    """The ask, a number to call, and nothing of a vote."""
    page.goto(before + FERRY)
    expect(page.get_by_text("Vote yes on AB 20.").first).to_be_visible()
    expect(page.get_by_role("link", name="690-555-0108 Call Asm. O’Hollow").first).to_be_visible()
    expect(page.get_by_text("Call once more")).to_have_count(0)
    expect(page.get_by_text("What happened")).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False])
def test_after_the_vote_the_record_tells_what_came_of_it(address: str, new_page: NewPage, scripts: bool) -> None:
    """Whether it passed, with both counts, and how the person called by name voted."""
    page = new_page(viewport=PHONE, java_script_enabled=scripts)
    page.goto(address + FERRY)
    told = page.locator(".outcome")
    expect(told).to_contain_text("The Assembly passed AB 20: 5 yes, 2 no, and 5 yes were needed.")
    expect(told).to_contain_text("Asm. Wren O’Hollow voted no.")
    expect(page.get_by_text("Open until")).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False])
def test_the_next_call_is_offered_with_its_words(address: str, new_page: NewPage, scripts: bool) -> None:
    """Either call to one's own member, and the question to who voted no, with the number to dial."""
    page = new_page(viewport=PHONE, java_script_enabled=scripts)
    page.goto(address + FERRY)
    expect(page.get_by_role("heading", name="Call once more")).to_be_visible()
    cards = page.locator(".calls .call")
    expect(cards).to_have_count(3)
    expect(cards.nth(0)).to_contain_text("If yours voted yes, as we asked")
    expect(cards.nth(0)).to_contain_text("for the yes vote on AB 20")
    expect(cards.nth(1)).to_contain_text("If yours voted no")
    expect(cards.nth(2)).to_contain_text("tell me the reason for the no vote on AB 20")
    expect(cards.nth(2).get_by_role("link", name="690-555-0108 Call Asm. O’Hollow")).to_be_visible()


def test_the_keyboard_reaches_the_number(address: str, page: Page) -> None:
    """From the way to the bill's page on, one after the other."""
    page.goto(address + FERRY)
    page.get_by_role("link", name="how each member voted on AB 20").focus()
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent"))
    assert "690-555-0108 Call Asm. O’Hollow" in reached


def test_the_bill_and_the_call_lead_to_each_other(address: str, page: Page) -> None:
    """The page of the bill shows the vote, what the group wants, and the call with what came of it."""
    page.goto(address + FERRY)
    page.get_by_role("link", name="how each member voted on AB 20").click()
    expect(page).to_have_url(address + BILL)
    main = page.locator("main")
    expect(main).to_contain_text("It passed: 5 said yes, 5 were needed.")
    expect(main).to_contain_text("January 20, 2027")
    expect(main).to_contain_text("The Assembly passed AB 20")
    page.get_by_role("link", name="Ask for the night ferry to stay").click()
    expect(page).to_have_url(address + FERRY)


def test_ones_own_member_comes_first_on_the_bills_page(address: str, page: Page) -> None:
    """Once a district is remembered; before that, nothing is put on top."""
    page.goto(address + BILL)
    expect(page.get_by_text("Your district")).to_have_count(0)
    page.goto(f"{address}/districts/4/")
    page.get_by_role("button", name="This is my district").click()
    page.goto(address + BILL)
    expect(page.get_by_text("Your district, 4: No. Wren O’Hollow")).to_be_visible()


def test_no_page_of_the_loop_asks_another_host_or_says_an_error(address: str, page: Page) -> None:
    """Nobody learns who reads how a bill went."""
    asked: set[str] = set()
    said: list[str] = []
    page.on("request", lambda request: asked.add(request.url.split("/", 3)[2]))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in (FERRY, BILL):
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
    assert asked == {address.split("/", 3)[2]}
    assert said == []
