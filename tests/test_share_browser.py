"""Sending a call on: the phone's own sharing, or words to copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser import NewPage
from tests.built import Site

CALL = "/actions/2027-02-10-mend-the-bridges/"
ADDRESS = "https://fair.ostrelle.example/actions/2027-02-10-mend-the-bridges/"
TITLE = "Say “yes” to <bridges> & boats: don’t wait"


@pytest.fixture
def phone(new_page: NewPage, site: Site, served: Callable[[Path], str]) -> Page:
    """A phone that shares what it is handed into a list of its own."""
    page = new_page(viewport={"width": 390, "height": 844})
    page.add_init_script("window.shared = []; navigator.share = async (what) => { window.shared.push(what); };")
    page.goto(served(site.folder) + CALL)
    return page


def test_a_press_hands_the_page_to_the_phone(phone: Page) -> None:
    """Title and public address, nothing else."""
    phone.get_by_role("button", name="Share this page").click()
    assert phone.evaluate("() => window.shared") == [{"title": TITLE, "url": ADDRESS}]


def test_without_sharing_the_address_is_copied(new_page: NewPage, site: Site, served: Callable[[Path], str]) -> None:
    """A computer copies it and says so."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script("delete Navigator.prototype.share;")
    page.goto(served(site.folder) + CALL)
    page.get_by_role("button", name="Share this page").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("() => navigator.clipboard.readText()") == ADDRESS


def test_words_are_ready_to_copy(new_page: NewPage, site: Site, served: Callable[[Path], str]) -> None:
    """For a text message and for Facebook, each with the address."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.clock.install()
    page.goto(served(site.folder) + CALL)
    for number, label in enumerate(("Words for a text message", "Words for Facebook")):
        page.get_by_text(label).click()
        page.get_by_role("button", name="Copy").nth(number if number == 0 else -1).click()
        page.get_by_role("button", name="Copied").wait_for()
        copied = page.evaluate("() => navigator.clipboard.readText()")
        assert copied.endswith(ADDRESS)
        assert "2 minutes" in copied
        page.clock.run_for(10_000)
        page.get_by_role("button", name="Copied").wait_for(state="hidden")


def test_without_scripts_the_words_are_there(site: Site) -> None:
    """A link that opens the phone's messages with the words in them, and one to Facebook with the address."""
    page = site.pages[CALL]
    [message] = page.values("a[href^='sms:']", "href")
    body = parse_qs(urlsplit(message).query)["body"][0]
    assert body == f"Will you do this with me? {TITLE}. It takes 2 minutes, and all you need is here: {ADDRESS}"
    [post] = [link for link in page.links() if link.startswith("https://www.facebook.com/")]
    assert parse_qs(urlsplit(post).query) == {"u": [ADDRESS]}


def test_a_closed_call_is_not_sent_on(site: Site) -> None:
    """There is nothing left to do."""
    page = site.pages["/actions/2027-01-20-speak-up-for-libraries/"]
    assert not page.all("[data-share]")
