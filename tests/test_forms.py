"""Forms in a real browser: one press, one form, the right fields, the group's own thank-you page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from campaign.serve.practice import redirect
from tests.blocks import BLOCKS, MAIL, ZIP, Block
from tests.browser import NewPage
from tests.played import Played, played

PHONE = {"width": 390, "height": 844}
KIT = "{service: kit, form: '1234567'}"
scripts = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


@pytest.fixture(scope="module", params=BLOCKS, ids=lambda block: block.service)
def service(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Block, Played]]:
    """The site with each service in turn behind its sign-up form."""
    block = request.param
    with played(tmp_path_factory.mktemp(block.service), sign_up=block.yaml) as site:
        yield block, site


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    """The site of a fresh clone: every form goes to the practice service."""
    with played(tmp_path_factory.mktemp("practice")) as site:
        yield site


@pytest.fixture(autouse=True)
def unheard(request: pytest.FixtureRequest) -> None:
    """Begin each test with nothing heard."""
    for name in ("practice", "service"):
        if name in request.fixturenames:
            site = request.getfixturevalue(name)
            heard = (site if isinstance(site, Played) else site[1]).heard
            heard.requests.clear()
            heard.received.clear()


def addresses(page: Page) -> list[str]:
    """Return a list that fills with every address that the page asks for."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(unquote(request.url)))
    return asked


def sign_up(page: Page, button: str = "Sign up") -> None:
    """Type what a visitor types, and press the button once."""
    page.get_by_label("Email").fill(MAIL)
    page.get_by_label("ZIP code").fill(ZIP)
    page.get_by_role("button", name=button).click()


# What each service hears


@scripts
def test_one_press_sends_one_form_with_exactly_its_fields(
    service: tuple[Block, Played], new_page: NewPage, scripts: bool
) -> None:
    """The service gets one POST at its own path, with the configured fields and no other, as a plain form."""
    block, site = service
    page = new_page(viewport=PHONE, java_script_enabled=scripts)
    page.goto(site.address + "/sign-up/")
    sign_up(page)
    page.wait_for_load_state()
    assert site.heard.fields() == sorted(block.sent)
    (post,) = site.heard.posts
    path, _, query = block.path.partition("?")
    assert (post.path, post.query) == ("/sign_up" + path, query)
    assert post.headers["content-type"] == "application/x-www-form-urlencoded"


@scripts
def test_the_thank_you_page_is_reached(service: tuple[Block, Played], new_page: NewPage, scripts: bool) -> None:
    """The visitor lands on /thanks/; with Google, which cannot send people back, by the link on its page."""
    block, site = service
    page = new_page(viewport=PHONE, java_script_enabled=scripts)
    page.goto(site.address + "/sign-up/")
    sign_up(page)
    if not block.returns:
        expect(page.get_by_text("Your response has been recorded.")).to_be_visible()
        page.get_by_role("link", name="Next steps").click()
    page.wait_for_url(site.address + "/thanks/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")


def test_no_address_holds_anything_personal(service: tuple[Block, Played], new_page: NewPage) -> None:
    """Neither mail nor ZIP stands in any address that is asked for, nor in what a service learns of the page before."""
    _block, site = service
    page = new_page(viewport=PHONE)
    asked = addresses(page)
    page.goto(site.address + "/sign-up/")
    sign_up(page)
    page.wait_for_load_state()
    assert asked
    assert not [address for address in asked if MAIL in address or ZIP in address]
    (post,) = site.heard.posts
    assert post.headers["referer"] == site.address + "/"  # the site, not the page
    assert post.headers["origin"] == site.address


@pytest.mark.parametrize("block", [block for block in BLOCKS if block.trap], ids=lambda block: block.service)
def test_the_trap_drops_a_robot(block: Block, browser: Browser, tmp_path: Path) -> None:
    """A robot that fills in every field of the page's source is not accepted."""
    with played(tmp_path, sign_up=block.yaml) as site, browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.address + "/sign-up/")
        for field in page.locator("form input:not([type=hidden])").all():
            kind = field.get_attribute("type")
            field.fill({"email": MAIL}.get(kind or "", ZIP), force=True)
        page.get_by_role("button", name="Sign up").click()
        page.wait_for_load_state()
        assert [each.verdict for each in site.heard.received] == ["robot"]


# Where forms stand


@pytest.mark.parametrize(
    ("path", "button"),
    [("/", "Count me in"), ("/sign-up/", "Sign up"), ("/actions/2027-02-10-mend-the-bridges/", "Sign up")],
)
def test_sign_up_stands_where_people_are(practice: Played, page: Page, path: str, button: str) -> None:
    """On the first page, on its own page, and after an action, the form works the same."""
    page.goto(practice.address + path)
    sign_up(page, button)
    page.wait_for_url(practice.address + "/thanks/")
    assert practice.heard.fields() == [("email", MAIL), ("website", ""), ("zip", ZIP)]


@scripts
def test_a_message_reaches_the_group(practice: Played, new_page: NewPage, scripts: bool) -> None:
    """The contact form sends mail address and message, line ends and all letters kept."""
    page = new_page(viewport=PHONE, java_script_enabled=scripts)
    page.goto(practice.address + "/contact/")
    page.get_by_label("Email").fill(MAIL)
    page.get_by_label("Your message").fill("Ça va?\n100 % & more")
    page.get_by_role("button", name="Send").click()
    page.wait_for_url(practice.address + "/thanks/")
    assert practice.heard.fields() == [("email", MAIL), ("message", "Ça va?\r\n100 % & more"), ("website", "")]


@pytest.mark.parametrize("link", ["", "https://paper.example/story"])
def test_an_idea_reaches_the_group(practice: Played, page: Page, link: str) -> None:
    """A suggestion may come with a link or without."""
    page.goto(practice.address + "/suggest/")
    page.get_by_label("Email").fill(MAIL)
    page.get_by_label("Your idea").fill("Save the bench.")
    page.get_by_label("Where did you read about it?").fill(link)
    page.get_by_role("button", name="Send").click()
    page.wait_for_url(practice.address + "/thanks/")
    assert dict(practice.heard.fields())["link"] == link


def test_a_hosted_page_is_one_press_away(page: Page, tmp_path: Path) -> None:
    """With a hosted page there is no form to type into, only the link, and who is behind it."""
    with played(tmp_path, sign_up="{service: hosted-page, page: 'https://actionnetwork.org/forms/join'}") as site:
        for path in ("/", "/sign-up/"):
            page.goto(site.address + path)
            assert page.locator("form").count() == 0
            expect(page.get_by_text("The button leads to Action Network.")).to_be_visible()
        link = page.get_by_role("link", name="Sign up", exact=True).last
        expect(link).to_have_attribute("href", "https://actionnetwork.org/forms/join")


def test_switched_off_the_page_offers_the_mail_address(page: Page, tmp_path: Path) -> None:
    """`none` shows the group's mail address in place of the form."""
    with played(tmp_path, sign_up="{service: none}", contact="{service: none}") as site:
        page.goto(site.address + "/sign-up/")
        assert page.locator("form").count() == 0
        link = page.get_by_role("link", name="Write to hello@fair.ostrelle.example")
        expect(link).to_have_attribute("href", "mailto:hello@fair.ostrelle.example?subject=Sign%20me%20up")
        page.goto(site.address + "/contact/")
        expect(page.get_by_role("link", name="Write to hello@fair.ostrelle.example")).to_be_visible()


# Double opt-in


def test_double_opt_in_ends_on_confirmed(page: Page, tmp_path: Path) -> None:
    """After the form comes the mail; its link leads to /confirmed/, which no longer asks to check the mail."""
    with played(tmp_path, sign_up="{service: buttondown, user: fair}") as site:
        page.goto(site.address + "/sign-up/")
        sign_up(page)
        page.wait_for_url(site.address + "/thanks/")
        expect(page.get_by_role("heading", name="Check your email")).to_be_visible()
        page.goto(site.heard.origins[0])
        page.get_by_role("link", name="Yes, sign me up").click()
        page.wait_for_url(site.address + "/confirmed/")
        expect(page.get_by_role("heading", level=1)).to_have_text("You are in")
        assert page.get_by_role("heading", name="Check your email").count() == 0


# The way back


def test_a_listed_host_on_the_way_back_is_passed(page: Page, tmp_path: Path) -> None:
    """A redirect over a host of the block's `redirect_hosts` ends on /thanks/."""
    with played(tmp_path, sign_up=KIT.replace("}", ", redirect_hosts: [hop.example.org]}")) as site:
        page.goto(site.address + "/sign-up/")
        sign_up(page)
        page.wait_for_url(site.address + "/thanks/")
        assert [request.path for request in site.heard.requests][1:] == ["/thanks/1"]


def test_an_unlisted_host_on_the_way_back_is_blocked(browser: Browser, tmp_path: Path) -> None:
    """The browser stops a redirect to a host that the policy does not name, and says so; nobody there hears of it."""
    with played(tmp_path, sign_up=KIT) as site, browser.new_context() as context:
        heard = site.heard
        heard.reply = lambda _received: redirect(heard.origins[1] + "/thanks/1")  # a hop that the block does not list
        page = context.new_page()
        page.goto(site.address + "/sign-up/")
        with page.expect_console_message(lambda message: "form-action" in message.text):
            sign_up(page)
        assert page.url == site.address + "/sign-up/"
        assert [request.path for request in heard.requests] == ["/sign_up/forms/1234567/subscriptions"]
