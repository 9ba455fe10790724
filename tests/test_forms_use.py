"""Everybody can use the forms: plain messages, keyboard, small screens, large text, forced colors, axe."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.axe import faults
from tests.blocks import MAIL, ZIP
from tests.browser import NewPage
from tests.played import Played, played

PATHS = ("/sign-up/", "/contact/", "/suggest/", "/thanks/", "/confirmed/", "/privacy/", "/")
FORMS = ("/sign-up/", "/contact/", "/suggest/")
NO_MAIL = "Write your email address, like name@example.org."
NO_ZIP = "Write your ZIP code. It has five digits."


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    """The site with every form going to the practice service."""
    with played(tmp_path_factory.mktemp("use")) as site:
        yield site


@pytest.fixture(autouse=True)
def unheard(site: Played) -> None:
    """Begin each test with nothing heard."""
    site.heard.requests.clear()


@pytest.fixture
def form(site: Played, page: Page) -> Page:
    """The sign-up page on a phone."""
    page.goto(site.address + "/sign-up/")
    return page


# Messages


def test_an_empty_form_says_what_is_missing(form: Page, site: Played) -> None:
    """Each empty field says what to write, below it and tied to it; the first gets the focus; nothing is sent."""
    form.get_by_role("button", name="Sign up").click()
    mail, code = form.get_by_label("Email"), form.get_by_label("ZIP code")
    expect(mail).to_be_focused()
    expect(mail).to_have_accessible_description(NO_MAIL)
    expect(code).to_have_accessible_description(f"{NO_ZIP} Five digits")
    expect(form.get_by_text(NO_MAIL)).to_be_visible()
    expect(form.get_by_text(NO_ZIP)).to_be_visible()
    assert not site.heard.posts


@pytest.mark.parametrize("typed", ["sam", "sam@", "@home.example", "sam@home", "sam home@home.example"])
def test_half_an_address_is_not_sent(form: Page, site: Played, typed: str) -> None:
    """What cannot be an email address is said to be none, in plain words."""
    form.get_by_label("Email").fill(typed)
    form.get_by_label("ZIP code").fill(ZIP)
    form.get_by_role("button", name="Sign up").click()
    expect(form.get_by_text("This is not a whole email address.")).to_be_visible()
    assert not site.heard.posts


@pytest.mark.parametrize("typed", ["5515", "551555", "St. Paul", "55155-12", "5515O"])
def test_a_wrong_zip_is_not_sent(form: Page, site: Played, typed: str) -> None:
    """A ZIP code has five digits, or five and four."""
    form.get_by_label("Email").fill(MAIL)
    form.get_by_label("ZIP code").fill(typed)
    form.get_by_role("button", name="Sign up").click()
    expect(form.get_by_text("A ZIP code has five digits.")).to_be_visible()
    assert not site.heard.posts


@pytest.mark.parametrize("typed", ["55155", " 55155 ", "55155-1234"])
def test_a_right_zip_is_sent_as_it_is(form: Page, site: Played, typed: str) -> None:
    """Space around it does not matter, and the longer form is fine."""
    form.get_by_label("Email").fill(MAIL)
    form.get_by_label("ZIP code").fill(typed)
    form.get_by_role("button", name="Sign up").click()
    form.wait_for_url("**/thanks/")
    assert dict(site.heard.fields())["zip"] == typed.strip()


def test_a_message_goes_when_its_cause_is_gone(form: Page) -> None:
    """Once a field is right, its message is away, for eyes and for screen readers."""
    form.get_by_role("button", name="Sign up").click()
    form.get_by_label("Email").fill(MAIL)
    form.get_by_label("ZIP code").focus()
    expect(form.get_by_text(NO_MAIL)).to_be_hidden()
    expect(form.get_by_label("Email")).to_have_attribute("aria-invalid", "false")
    expect(form.get_by_label("Email")).to_have_accessible_description("")


def test_the_button_stays_under_the_finger(form: Page, site: Played) -> None:
    """After a first try a single press sends what was filled in: no message goes away just as the button is pressed."""
    form.get_by_role("button", name="Sign up").click()
    form.get_by_label("Email").fill(MAIL)
    form.get_by_label("ZIP code").press_sequentially(ZIP)
    form.get_by_role("button", name="Sign up").click()
    form.wait_for_url("**/thanks/")
    assert len(site.heard.posts) == 1


def test_a_link_may_be_left_out_but_not_be_wrong(site: Played, page: Page) -> None:
    """What is asked for "if you like" is only checked when it is there."""
    page.goto(site.address + "/suggest/")
    page.get_by_label("Email", exact=True).fill(MAIL)
    page.get_by_label("Your idea").fill("Save the bench.")
    page.get_by_label("Where did you read about it?").fill("in the paper")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("A link begins with https://. You may leave this empty.")).to_be_visible()
    assert not site.heard.posts


@pytest.mark.parametrize("typed", [("", ZIP), ("sam", ZIP), (MAIL, ""), (MAIL, "5515")])
def test_without_scripts_the_browser_checks(new_page: NewPage, site: Played, typed: tuple[str, str]) -> None:
    """The browser itself refuses what is missing or wrong, and adds our words on how it should look."""
    page = new_page(java_script_enabled=False)
    page.goto(site.address + "/sign-up/")
    page.get_by_label("Email", exact=True).fill(typed[0])
    page.get_by_label("ZIP code").fill(typed[1])
    page.get_by_role("button", name="Sign up").click()
    assert page.url == site.address + "/sign-up/"
    assert not site.heard.posts
    assert page.get_by_label("ZIP code").get_attribute("title") == "Five digits"


def test_a_double_press_sends_once(form: Page, site: Played) -> None:
    """An impatient visitor is not signed up twice."""
    form.get_by_label("Email").fill(MAIL)
    form.get_by_label("ZIP code").fill(ZIP)
    form.get_by_role("button", name="Sign up").dblclick()
    form.wait_for_url("**/thanks/")
    assert len(site.heard.posts) == 1


def test_who_comes_back_may_send_again(form: Page, site: Played) -> None:
    """After the back button the form works as before."""
    for count in (1, 2):
        form.get_by_label("Email").fill(MAIL)
        form.get_by_label("ZIP code").fill(ZIP)
        form.get_by_role("button", name="Sign up").click()
        form.wait_for_url("**/thanks/")
        assert len(site.heard.posts) == count
        form.go_back()


# Help with typing


def test_phones_show_the_right_keys_and_fill_in_what_they_know(form: Page) -> None:
    """Mail keyboard and digits; the browser may fill both in; nothing is capitalized or corrected."""
    mail, code = form.get_by_label("Email"), form.get_by_label("ZIP code")
    for field, wanted in (
        (mail, {"type": "email", "autocomplete": "email", "inputmode": "email", "autocapitalize": "none"}),
        (code, {"type": "text", "autocomplete": "postal-code", "inputmode": "numeric"}),
    ):
        assert {name: field.get_attribute(name) for name in wanted} == wanted


def test_people_are_told_who_receives_it(form: Page) -> None:
    """Beside the button stands who gets this and what for, tied to the button, with the way to the promise."""
    button = form.get_by_role("button", name="Sign up")
    words = "Fair Ostrelle Now gets your email address and ZIP code, by way of the practice service."
    assert words in (form.locator("#sign-up-who").text_content() or "")
    assert button.get_attribute("aria-describedby") == "sign-up-who"
    expect(form.locator("#sign-up-who").get_by_role("link", name="Who sees what")).to_have_attribute(
        "href", "/privacy/"
    )


def test_the_trap_is_hidden_from_people(form: Page) -> None:
    """It is off the screen, out of the keyboard's way, and out of what assistive technology reads."""
    trap = form.locator("[name=website]")
    box = trap.bounding_box()
    assert box
    assert box["x"] + box["width"] < 0
    assert trap.get_attribute("tabindex") == "-1"
    assert form.get_by_role("textbox").count() == 2


# Keyboard, small screens, large text, forced colors


def test_the_keyboard_alone_is_enough(form: Page, site: Played) -> None:
    """Tab goes from field to field to button in the order of the page; Enter sends."""
    form.get_by_label("Email").focus()
    form.keyboard.type(MAIL)
    form.keyboard.press("Tab")
    expect(form.get_by_label("ZIP code")).to_be_focused()
    form.keyboard.type(ZIP)
    form.keyboard.press("Tab")
    button = form.get_by_role("button", name="Sign up")
    expect(button).to_be_focused()
    assert button.evaluate("it => getComputedStyle(it).outlineStyle") == "solid"
    form.keyboard.press("Enter")
    form.wait_for_url("**/thanks/")
    assert site.heard.fields() == [("email", MAIL), ("website", ""), ("zip", ZIP)]


@pytest.mark.parametrize("path", PATHS)
def test_nothing_runs_off_a_narrow_screen(page: Page, site: Played, path: str) -> None:
    """At 320 px, or 400 % of a desktop of 1280 by 1024, nothing scrolls sideways, messages included."""
    for height in (640, 256):
        page.set_viewport_size({"width": 320, "height": height})
        page.goto(site.address + path)
        if path in FORMS:
            page.locator("form button").click()
        assert page.evaluate("document.documentElement.scrollWidth") == 320, f"{height} px high"


@pytest.mark.parametrize("path", FORMS)
def test_targets_are_large_enough(page: Page, site: Played, path: str) -> None:
    """Fields and buttons are 44 px high or more."""
    page.goto(site.address + path)
    for target in page.locator("form input:visible, form textarea, form button").all():
        box = target.bounding_box()
        assert box
        assert box["height"] >= 44 or box["x"] < 0  # the trap is nobody's target


def test_forced_colors_keep_edges_and_messages(new_page: NewPage, site: Played) -> None:
    """With colors of the user's own, fields and button still have edges, and what is wrong is said in words."""
    page = new_page(forced_colors="active")
    page.goto(site.address + "/sign-up/")
    page.get_by_role("button", name="Sign up").click()
    for target in (page.get_by_label("Email", exact=True), page.get_by_role("button", name="Sign up")):
        assert target.evaluate("it => parseFloat(getComputedStyle(it).borderTopWidth)") >= 3
    expect(page.get_by_text(NO_MAIL)).to_be_visible()


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(page: Page, site: Played, path: str) -> None:
    """Every rule of axe, with every message of the form shown; narrow and wide, by day and by night."""
    page.goto(site.address + path)
    if path in FORMS:
        page.locator("form button").click()
    for width, scheme in itertools.product((320, 1280), ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert faults(page) == [], f"{width} px wide, {scheme}"
