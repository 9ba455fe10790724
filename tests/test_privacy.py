"""The promise is generated from what the site does, and the site does no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from campaign.campaign import Campaign
from campaign.pages.forms import form_view
from campaign.pages.privacy import STORED, hosts
from campaign.pages.site_files import SECURITY
from campaign.serve.practice import site_in
from campaign.services import connect
from tests.blocks import BLOCKS, Block, with_forms
from tests.builds import built
from tests.built import Html, Site
from tests.invented import ROOT, campaign_on, plan_of
from tests.played import Played, played

SCRIPTS = sorted((ROOT / "theme" / "static").rglob("*.js"))
REAL = [block for block in BLOCKS if block.service != "practice"]
NAMES = {
    "mailchimp": "Mailchimp",
    "buttondown": "Buttondown",
    "kit": "Kit",
    "formspree": "Formspree",
    "listmonk": "listmonk",
    "google-forms": "Google Forms",
}


def said_of(page: Html, form: str) -> str:
    """Return what the privacy page says of a form."""
    (row,) = [row for row in page.says(".facts > div") if row.startswith(form)]
    return row


@pytest.fixture(scope="module")
def connected(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site whose forms go to a service, to a hosted page, and nowhere."""
    folder = tmp_path_factory.mktemp("connected")
    kit = "{service: kit, form: '1234567', privacy: 'https://fair.ostrelle.example/list-privacy', double_opt_in: false}"
    hosted = "{service: hosted-page, page: 'https://www.mobilize.us/fair/'}"
    return built(with_forms(folder, sign_up=kit, suggest=hosted, contact="{service: none}"), folder / "site")


# Who gets what is typed


@pytest.mark.parametrize("block", REAL, ids=lambda block: block.service)
def test_each_service_is_named_with_its_host(block: Block, invented: Campaign, tmp_path: Path) -> None:
    """The page is told what goes to whom, the one host that the form may reach, and where the service's policy is."""
    facts = site_in(with_forms(tmp_path, sign_up=block.yaml))
    assert facts
    found = form_view(replace(invented, site=facts), connect("sign_up", facts.forms.sign_up, facts))
    to = found.connection
    assert (found.words.title, found.words.gets) == ("Signing up", "your email address and ZIP code")
    assert (to.who, hosts([to])) == (NAMES[block.service], (block.address.split("/")[2],))
    assert to.privacy.startswith("https://") or block.service == "listmonk"  # that is the group's own server


def test_the_service_is_named_with_all_it_sees(connected: Site) -> None:
    """The page says what goes to whom, what else the service sees, and lists the one host that forms may reach."""
    page = connected.pages["/privacy/"]
    said = said_of(page, "Signing up")
    assert "We get your email address and ZIP code, by way of Kit." in said
    assert "Kit also sees when you sent it" in said
    assert page.says(".page-text > ul > li") == ["app.kit.com"]


def test_a_hosted_page_and_an_email_are_said_as_such(connected: Site) -> None:
    """Where there is no form, the page says so."""
    page = connected.pages["/privacy/"]
    assert "The button leads to Mobilize." in said_of(page, "Suggesting an action")
    assert "There is no form. You write an email to hello@fair.ostrelle.example" in said_of(page, "Writing to us")


def test_practice_is_said_as_such(site: Site) -> None:
    """While no service is set, the page says that nobody keeps what is typed, and lists no host."""
    page = site.pages["/privacy/"]
    assert "This form is for practice. Nothing you type is saved." in said_of(page, "Signing up")
    assert "Your browser is told to refuse everything else." in page.text
    assert page.says(".page-text > ul > li") == []


def test_the_group_can_link_another_policy(connected: Site) -> None:
    """`privacy` in a block replaces the service's usual one: for a listmonk of one's own, say."""
    links = set(connected.pages["/privacy/"].links())
    assert "https://fair.ostrelle.example/list-privacy" in links
    assert "https://kit.com/privacy" not in links


def test_the_host_is_said_to_see_addresses(site: Site) -> None:
    """GitHub logs IP addresses; the page says so, with GitHub's own words a link away."""
    page = site.pages["/privacy/"]
    assert "GitHub says that it logs visitors’ IP addresses for security." in page.text
    assert any(link.startswith("https://docs.github.com/") for link in page.links())


# What stays on the device


def test_scripts_keep_only_what_the_page_lists() -> None:
    """Each name under which a script keeps something is on the list; cookies and other stores are not used at all."""
    listed = {each.key for each in STORED}
    for path in SCRIPTS:
        text = path.read_text("utf-8")
        assert not re.search(r"document\.cookie|cookieStore|sessionStorage|indexedDB|openDatabase", text), path.name
        if "setItem(" in text:
            names = set(re.findall(r'\bKEY = "([^"]+)"', text)) | set(re.findall(r'setItem\("([^"]+)"', text))
            assert names, f"{path.name} keeps something under a name that this test cannot see: write const KEY = …"
            assert names <= listed, path.name


def test_everything_listed_is_really_kept_by_a_script() -> None:
    """The list claims nothing that no script does."""
    text = "\n".join(path.read_text("utf-8") for path in SCRIPTS)
    for each in STORED:
        assert f'"{each.key}"' in text or f"`{each.key} $" in text, each.key


def test_the_page_lists_all_that_scripts_keep(site: Site) -> None:
    """Every entry is shown: what, when, how to erase it, and under which name."""
    rows = site.pages["/privacy/"].says(".facts > div")
    for each in STORED:
        (row,) = [row for row in rows if row.endswith(f"Its name there: {each.key}")]
        assert all(words in row for words in (each.what, each.when, each.erase))


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    """The site with every form going to the practice service."""
    with played(tmp_path_factory.mktemp("privacy")) as site:
        yield site


KEPT = """async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    databases: (await indexedDB.databases()).length,
})"""


def test_looking_around_leaves_nothing_behind(practice: Played, page: Page) -> None:
    """Whoever opens every kind of page and presses nothing has nothing kept: no cookie, no store, no worker."""
    for path in ("/", "/actions/", "/actions/2027-02-10-mend-the-bridges/", "/legislators/", "/sign-up/", "/privacy/"):
        page.goto(practice.address + path)
    nothing = {"local": [], "session": [], "caches": [], "workers": 0, "databases": 0}
    assert page.evaluate(KEPT) == nothing
    assert page.context.cookies() == []


def test_signing_up_leaves_nothing_behind(practice: Played, page: Page) -> None:
    """Nor does the form keep what was typed."""
    page.goto(practice.address + "/sign-up/")
    page.get_by_label("Email", exact=True).fill("sam@home.example")
    page.get_by_label("ZIP code").fill("55155")
    page.get_by_role("button", name="Sign up").click()
    page.wait_for_url("**/thanks/")
    assert page.evaluate(KEPT)["local"] == []


def test_one_press_erases_all_of_it(practice: Played, page: Page) -> None:
    """The button stands beside what is kept, by name, erases it, says so, and leaves alone what is not this site's."""
    page.goto(practice.address + "/privacy/")
    expect(page.get_by_text("Nothing is kept on this device now.")).to_be_visible()
    expect(page.get_by_role("button", name="Erase all of it")).to_be_hidden()
    keys = [each.key for each in STORED if each.place == "localStorage"]
    page.evaluate("keys => keys.forEach(key => localStorage.setItem(key, 'x'))", [*keys, "another-site"])
    kinds = [each.key for each in STORED if each.place == "cache"]
    ours = [f"{kind} / {name}" for kind in kinds for name in ("week", "own")]
    other = "offline /another-site/ week"
    page.evaluate("names => Promise.all(names.map(name => caches.open(name)))", [*ours, other])
    page.reload()
    told = "Kept on this device now: your district, your calls and notes, your own sentence, "
    told += "and pages for when there is no signal."
    expect(page.get_by_text(told)).to_be_visible()
    page.get_by_role("button", name="Erase all of it").click()
    expect(page.get_by_role("status")).to_have_text("Done. Nothing is kept on this device now.")
    kept = page.evaluate(KEPT)
    assert (kept["local"], kept["caches"]) == (["another-site"], [other])


# The pages after


def test_the_next_steps_are_all_there(site: Site) -> None:
    """After signing up: mail, Facebook group, home screen, calendar, the day's call with its date written out."""
    page = site.pages["/thanks/"]
    assert page.says(".steps h2") == [
        "Check your email",
        "Join our Facebook group",
        "Keep this site handy",
        "Get each call in your calendar",
        "Make today’s call",
    ]
    links = set(page.links())
    assert {
        "https://social.ostrelle.example/groups/fair",
        "/actions/2027-02-10-mend-the-bridges/",
        "/calendar/",
    } <= links
    assert "For Wednesday, February 10: " in page.text


@pytest.mark.parametrize("path", ["/thanks/", "/confirmed/"])
def test_pages_after_are_kept_out_of_search(site: Site, path: str) -> None:
    """They are `noindex`, not in the sitemap, and lead whoever lands there by chance to the form."""
    page = site.pages[path]
    assert page.values("meta[name=robots]", "content") == ["noindex"]
    assert path not in site.text("/sitemap.xml")
    assert "Did you land here by chance?" in page.text
    assert "/sign-up/" in set(page.links())


def test_confirmed_asks_for_no_mail_again(site: Site) -> None:
    """Who has confirmed is not sent back to the mail."""
    assert "Check your email" not in site.pages["/confirmed/"].text


def test_without_double_opt_in_no_email_is_promised(connected: Site) -> None:
    """Where the service sends no email, nobody is told to look for one."""
    assert "Check your email" not in connected.pages["/thanks/"].text


# security.txt


def test_security_txt_says_whom_to_write_to(site: Site) -> None:
    """The file as RFC 9116 wants it, at its place below .well-known."""
    assert site.text(SECURITY) == (
        "Contact: mailto:hello@fair.ostrelle.example\n"
        "Expires: 2027-12-01T23:59:59Z\n"
        "Preferred-Languages: en\n"
        "Canonical: https://fair.ostrelle.example/.well-known/security.txt\n"
    )


@pytest.mark.parametrize(("day", "there"), [(date(2027, 12, 1), True), (date(2027, 12, 2), False)])
def test_an_expired_security_txt_is_not_published(day: date, there: bool) -> None:
    """On its last day it stands, after that it is gone: a stale promise is worse than none."""
    campaign = campaign_on(day)
    assert (SECURITY in plan_of(campaign).addresses) is there


def test_without_a_date_there_is_no_security_txt(invented: Campaign) -> None:
    """A group that promises nothing publishes nothing."""
    campaign = replace(invented, site=replace(invented.site, security_expires=None))
    assert SECURITY not in plan_of(campaign).addresses
