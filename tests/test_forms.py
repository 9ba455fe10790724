"""Forms in a real browser: one press, one form, the right fields, the group's own thank-you page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from campaign.serve.practice import redirect
from tests.blocks import BLOCKS, MAIL, ZIP, Block
from tests.browser import NewPage
from tests.played import Played, played

PHONE = {"width": 390, "height": 844}
BY_NAME = {block.service: block for block in BLOCKS}
Play = Callable[..., Played]
scripts = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Play]:
    """Give the site with these blocks, its services playing and nothing heard yet; each site is built once."""
    sites: dict[str, Played] = {}
    with ExitStack() as stack:

        def once(**blocks: str) -> Played:
            name = str(blocks)
            if name not in sites:
                sites[name] = stack.enter_context(played(tmp_path_factory.mktemp("played"), **blocks))
            sites[name].heard.requests.clear()
            sites[name].heard.received.clear()
            return sites[name]

        yield once


@pytest.fixture(params=BLOCKS, ids=lambda block: block.service)
def service(request: pytest.FixtureRequest, play: Play) -> tuple[Block, Played]:
    """The site with each service in turn receiving its sign-up form."""
    block = request.param
    return block, play(sign_up=block.yaml)


@pytest.fixture
def practice(play: Play) -> Played:
    """The site of a fresh clone: every form goes to the practice service."""
    return play(sign_up=BY_NAME["practice"].yaml)


@pytest.fixture
def without_forms(play: Play) -> Played:
    """A site with a hosted page to sign up at, and the email address in place of the other forms."""
    hosted = "{service: hosted-page, page: 'https://actionnetwork.org/forms/join'}"
    return play(sign_up=hosted, contact="{service: none}", suggest="{service: none}")


def addresses(page: Page) -> list[str]:
    """Return a list that fills with every address that the page asks for."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(unquote(request.url)))
    return asked


def sign_up(page: Page, button: str = "Sign up") -> None:
    """Type what a visitor types, and press the button once."""
    page.get_by_label("Email", exact=True).fill(MAIL)
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
    """Neither email nor ZIP stands in any address that is asked for, nor in what a service learns of the last page."""
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


def test_the_trap_drops_a_robot(service: tuple[Block, Played], new_page: NewPage) -> None:
    """A robot that fills in every field of the page's source is not accepted, where the service has a trap."""
    block, site = service
    page = new_page(java_script_enabled=False)
    page.goto(site.address + "/sign-up/")
    for field in page.locator("form input:not([type=hidden])").all():
        kind = field.get_attribute("type")
        field.fill({"email": MAIL}.get(kind or "", ZIP), force=True)
    page.get_by_role("button", name="Sign up").click()
    page.wait_for_load_state()
    assert [each.verdict for each in site.heard.received] == ["robot" if block.trap else "accepted"]


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
    """The contact form sends email address and message, line ends and all letters kept."""
    page = new_page(viewport=PHONE, java_script_enabled=scripts)
    page.goto(practice.address + "/contact/")
    page.get_by_label("Email", exact=True).fill(MAIL)
    page.get_by_label("Your message").fill("Ça va?\n100 % & more")
    page.get_by_role("button", name="Send").click()
    page.wait_for_url(practice.address + "/thanks/")
    assert practice.heard.fields() == [("email", MAIL), ("message", "Ça va?\r\n100 % & more"), ("website", "")]


@pytest.mark.parametrize("link", ["", "https://paper.example/story"])
def test_an_idea_reaches_the_group(practice: Played, page: Page, link: str) -> None:
    """A suggestion may come with a link or without."""
    page.goto(practice.address + "/suggest/")
    page.get_by_label("Email", exact=True).fill(MAIL)
    page.get_by_label("Your idea").fill("Save the bench.")
    page.get_by_label("Where did you read about it?").fill(link)
    page.get_by_role("button", name="Send").click()
    page.wait_for_url(practice.address + "/thanks/")
    assert dict(practice.heard.fields())["link"] == link


def test_a_hosted_page_is_one_press_away(without_forms: Played, page: Page) -> None:
    """With a hosted page there is no form to type into, only the link, and whose page it is."""
    for path in ("/", "/sign-up/"):
        page.goto(without_forms.address + path)
        assert page.locator("form").count() == 0
        expect(page.get_by_text("The button leads to Action Network.")).to_be_visible()
    link = page.get_by_role("link", name="Sign up", exact=True).last
    expect(link).to_have_attribute("href", "https://actionnetwork.org/forms/join")


@pytest.mark.parametrize(
    ("path", "subject"), [("/contact/", "A%20question"), ("/suggest/", "An%20idea%20for%20an%20action")]
)
def test_switched_off_the_page_offers_the_email_address(
    without_forms: Played, page: Page, path: str, subject: str
) -> None:
    """`none` shows the group's email address in place of the form."""
    page.goto(without_forms.address + path)
    assert page.locator("form").count() == 0
    link = page.get_by_role("link", name="Write to hello@fair.ostrelle.example")
    expect(link).to_have_attribute("href", f"mailto:hello@fair.ostrelle.example?subject={subject}")


# Double opt-in


def test_double_opt_in_ends_on_confirmed(play: Play, page: Page) -> None:
    """After the form comes the email; its link leads to /confirmed/, which no longer asks to look for it."""
    site = play(sign_up=BY_NAME["buttondown"].yaml)
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


def test_a_listed_host_on_the_way_back_is_passed(play: Play, page: Page) -> None:
    """A redirect over a host of the block's `redirect_hosts` ends on /thanks/."""
    site = play(sign_up=BY_NAME["kit"].yaml.replace("}", ", redirect_hosts: [hop.example.org]}"))
    page.goto(site.address + "/sign-up/")
    sign_up(page)
    page.wait_for_url(site.address + "/thanks/")
    (received,) = site.heard.received
    assert [request.path for request in site.heard.requests][1:] == [f"/thanks/{received.number}"]


def test_an_unlisted_host_on_the_way_back_is_blocked(
    play: Play, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The browser stops a redirect to a host that the policy does not name, and says so; nobody there hears of it."""
    site = play(sign_up=BY_NAME["kit"].yaml)
    heard = site.heard
    # a host on the way that the block does not list
    monkeypatch.setattr(heard, "reply", lambda _received: redirect(heard.origins[1] + "/thanks/1"))
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(site.address + "/sign-up/")
        with page.expect_console_message(lambda message: "form-action" in message.text):
            sign_up(page)
        assert page.url == site.address + "/sign-up/"
        assert [request.path for request in heard.requests] == ["/sign_up/forms/1234567/subscriptions"]
