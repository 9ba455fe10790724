"""Sending a call on to one friend: the phone's own sharing, links to messengers, words to copy, their district."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from campaign.campaign import Campaign
from campaign.pages.action_page import action_view
from tests.browser import NewPage
from tests.built import Site

CALL = "/actions/2027-02-10-mend-the-bridges/"
OWN = "/actions/2027-02-09-ask-for-a-town-hall/"
HOST = "https://fair.ostrelle.example"
WORDS = (
    'I just called Coun. Jane "JD" Doe & Co <script>. The ask: Vote yes on CB 4 & “mend” the <old> bridges. '
    f"It took 2 minutes. Will you call, too? The number and the words are here: {HOST}{CALL}"
)
NOON = datetime(2027, 2, 10, 18, tzinfo=UTC)
KEPT = "() => Object.entries(localStorage)"
NAMES = ["Your councilor", "Your assembly member"]
SHARES = "window.shared = []; navigator.share = async (what) => { window.shared.push(what); };"


@pytest.fixture(scope="module")
def address(site: Site, served: Callable[[Path], str]) -> str:
    """Return the address of the invented state's site."""
    return served(site.folder)


@pytest.fixture
def phone(new_page: NewPage) -> Page:
    """A phone that shares what it is handed into a list of its own."""
    page = new_page(viewport={"width": 390, "height": 844})
    page.clock.set_fixed_time(NOON)
    page.add_init_script(SHARES)
    return page


# The words


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("2027-02-09-ask-for-a-town-hall", "I just called my councilor and my assembly member. The ask: Hold an open"),
        (
            "2027-02-09-ask-for-a-town-hall",
            "It took 4 minutes. Will you call yours? The number and the words are here:",
        ),
        ("2027-02-08-keep-libraries-open", "I just called Coun. Marlowe Quist-Tandrup, Asm. Ottoline Brask and Asm. "),
        ("2027-02-08-keep-libraries-open", "Will you call, too?"),
        ("2027-02-04-walk-the-river", "Will you do this with me? "),
    ],
)
def test_a_friend_is_asked_in_the_first_person(name: str, said: str, invented: Campaign) -> None:
    """Whom I called, the ask, how long it took, will you; what is no call keeps its invitation."""
    assert said in action_view(invented, invented.by_name[name]).message


def test_nobody_claims_a_call_that_cannot_be_made(invented: Campaign) -> None:
    """Where each member is still to come, the words are an invitation."""
    view = action_view(invented, invented.by_name["2027-02-09-ask-for-a-town-hall"])
    awaited = replace(view, calls=tuple(replace(call, kind="awaited") for call in view.calls))
    assert awaited.message.startswith("Will you do this with me? ")


def test_a_press_hands_the_words_to_the_phone(phone: Page, address: str) -> None:
    """As one text with the public address in it, for apps that drop a text beside an address."""
    phone.goto(address + CALL)
    phone.get_by_role("button", name="Send it to a friend").click()
    assert phone.evaluate("() => window.shared") == [{"text": WORDS}]


def test_without_sharing_the_words_are_copied(new_page: NewPage, address: str) -> None:
    """A computer copies them and says so."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script("delete Navigator.prototype.share;")
    page.goto(address + CALL)
    page.get_by_role("button", name="Send it to a friend").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("() => navigator.clipboard.readText()") == WORDS


def test_words_are_ready_to_copy(new_page: NewPage, address: str) -> None:
    """For a message and for Facebook, each with the address."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.clock.install()
    page.goto(address + CALL)
    page.get_by_text("Words for Facebook").click()
    for number in (0, 1):
        page.locator("#after").get_by_role("button", name="Copy").nth(number).click()
        page.get_by_role("button", name="Copied").wait_for()
        copied = page.evaluate("() => navigator.clipboard.readText()")
        assert copied.endswith(HOST + CALL)
        assert "2 minutes" in copied
        page.clock.run_for(10_000)
        page.get_by_role("button", name="Copied").wait_for(state="hidden")


def test_without_scripts_the_words_are_there(site: Site) -> None:
    """Links that open a text message or WhatsApp with the words in them, and one to Facebook with the address."""
    page = site.pages[CALL]
    [message] = page.values("a[href^='sms:']", "href")
    assert parse_qs(urlsplit(message).query)["body"] == [WORDS]
    [whatsapp] = [link for link in page.links() if link.startswith("https://wa.me/")]
    assert parse_qs(urlsplit(whatsapp).query) == {"text": [WORDS]}
    [post] = [link for link in page.links() if link.startswith("https://www.facebook.com/")]
    assert parse_qs(urlsplit(post).query) == {"u": [HOST + CALL]}


def test_a_closed_call_is_not_sent_on(site: Site) -> None:
    """There is nothing left to do."""
    page = site.pages["/actions/2027-01-20-speak-up-for-libraries/"]
    assert not page.all("[data-share], .words")


# The friend's district


def test_a_friend_elsewhere_gets_a_link_of_their_own(phone: Page, address: str) -> None:
    """From the call to /find/, by the friend's town, and back: every way to send it has their district after #."""
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(address + OWN)
    phone.get_by_role("link", name="Find their district").click()
    phone.get_by_label("Your ZIP or town").fill("Mt. Candle")
    phone.keyboard.press("Enter")
    phone.get_by_role("link", name="Send a friend their call").click()
    expect(phone.get_by_text("For a friend in district 3: the link opens with their own legislators.")).to_be_visible()
    phone.get_by_role("button", name="Send it to a friend").click()
    [shared] = phone.evaluate("() => window.shared")
    assert shared["text"].endswith(f" {HOST}{OWN}#3")
    for start, key in (("sms:", "body"), ("https://wa.me/", "text")):
        link = phone.locator(f"a[href^='{start}']").get_attribute("href") or ""
        assert parse_qs(urlsplit(link).query)[key] == [shared["text"]]
    assert not [url for url in asked if "#" in url or url.endswith("3")]
    assert phone.evaluate(KEPT) == []


def test_who_looks_for_their_own_is_offered_no_friend(phone: Page, address: str) -> None:
    """On /find/ the offer stands only on the way from a call; a call to a chair is the same for everybody."""
    phone.goto(f"{address}/find/")
    phone.get_by_label("Your ZIP or town").fill("Mt. Candle")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("button", name="This is my district")).to_be_visible()
    expect(phone.get_by_role("link", name="Send a friend their call")).to_have_count(0)
    phone.goto(address + CALL)
    expect(phone.get_by_role("link", name="Find their district")).to_have_count(0)


@pytest.mark.parametrize("path", [OWN, "/"])
def test_a_friends_link_opens_with_their_own(path: str, phone: Page, address: str) -> None:
    """It says so and offers another; nothing is kept, and nothing tells a server of the district."""
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(f"{request.url} {request.headers.get('referer', '')}"))
    phone.goto(f"{address}{path}#3")
    said = phone.get_by_text("A friend sent you this for district 3. Not yours? Find yours.").first
    expect(said).to_be_visible()
    if path == OWN:
        names = phone.locator(".call h2").all_inner_texts()
        assert names == ['Coun. Jane "JD" Doe & Co <script>', "Asm. Ignatz Pellworm"]
        assert phone.locator(".again").count() == 2
    assert phone.evaluate(KEPT) == []
    assert not [each for each in asked if "#" in each or re.search(r"\b3(?=/|$| )", each)]
    phone.get_by_role("link", name="Find yours").first.click()
    expect(phone).to_have_url(f"{address}/find/")


def test_a_friends_district_is_kept_after_a_press_alone(phone: Page, address: str) -> None:
    """“This is my district”: from then on it is one's own, and may be forgotten."""
    phone.goto(f"{address}{OWN}#3")
    phone.get_by_role("button", name="This is my district").click()
    expect(phone.get_by_text("Your district is 3.")).to_be_visible()
    expect(phone.get_by_text("A friend sent you this")).to_have_count(0)
    assert phone.evaluate(KEPT) == [["district", "3"]]


def test_ones_own_district_stays(phone: Page, address: str) -> None:
    """Who has pressed “This is my district” calls their own, is told of the other, and nothing is overwritten."""
    phone.goto(f"{address}/my-calls/")
    phone.evaluate("() => localStorage.setItem('district', '8')")
    phone.goto(f"{address}{OWN}#3")
    said = "Your district is 8. A friend sent you this for district 3. These calls are to your own."
    expect(phone.get_by_text(said)).to_be_visible()
    assert "Asm. Lucasta Mirrendale" in phone.locator(".call h2").all_inner_texts()
    assert phone.evaluate(KEPT) == [["district", "8"]]


@pytest.mark.parametrize(
    "part", ["99", "after", "main", "<b>", "__proto__", "constructor", "%", "%zz", "to=3", "3/", ""]
)
def test_what_is_no_district_changes_nothing(part: str, phone: Page, address: str) -> None:
    """A place on the page, a slip, or mischief: the page stays as it is."""
    phone.goto(f"{address}{OWN}#{part}")
    phone.wait_for_load_state("networkidle")
    assert phone.locator(".call h2").all_inner_texts() == NAMES
    expect(phone.get_by_text("A friend sent you this")).to_have_count(0)


def test_a_place_on_the_page_leaves_the_friends_district(phone: Page, address: str) -> None:
    """Going to what to do after keeps it; another friend's link takes its place."""
    phone.goto(f"{address}{OWN}#3")
    expect(phone.get_by_text("sent you this for district 3.")).to_be_visible()
    phone.evaluate("() => { location.hash = 'after'; window.same = true; }")
    phone.wait_for_timeout(200)
    assert phone.evaluate("() => window.same")
    expect(phone.get_by_text("sent you this for district 3.")).to_have_count(1)
    phone.evaluate("() => { location.hash = '8'; }")
    expect(phone.get_by_text("sent you this for district 8.")).to_be_visible()


def test_without_scripts_a_friends_link_opens_the_call(new_page: NewPage, address: str) -> None:
    """It shows the call as everybody sees it, with the way to find one's own."""
    page = new_page(java_script_enabled=False)
    page.goto(f"{address}{OWN}#3")
    assert page.locator(".call h2").all_inner_texts() == NAMES
    expect(page.get_by_role("link", name="Find your councilor")).to_be_visible()
    expect(page.get_by_role("link", name="WhatsApp")).to_be_visible()
    expect(page.get_by_role("link", name="Find their district")).to_be_hidden()
