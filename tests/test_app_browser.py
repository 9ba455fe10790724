"""The app: kept after a press, readable without a signal, dated, renewed, and cleanly taken off again."""

from __future__ import annotations

import json
import re
import shutil
import struct
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import NewPage
from tests.built import Site
from tests.host import KEPT, RENEWED, STATE, UPDATE, Host, keep, until, words
from tests.sites import built

NEVER_OPENED = "/actions/2027-02-09-ask-for-a-town-hall/"


@pytest.fixture
def host(tmp_path: Path, site: Site) -> Iterator[Host]:
    """A host of the invented state's site on its day."""
    host = Host(Path(shutil.copytree(site.folder, tmp_path / "site")))
    yield host
    host.goes()


def rebuilt(host: Host, day: date) -> None:
    """Put another day's build in the place of what the host shows."""
    shutil.rmtree(host.folder)
    built(host.folder, today=day)


@pytest.fixture
def phone(new_page: NewPage) -> Page:
    """A phone on the invented state's day."""
    page = new_page(viewport={"width": 390, "height": 844}, timezone_id="America/Denver")
    page.clock.set_fixed_time(datetime(2027, 2, 10, 18, tzinfo=UTC))
    return page


def test_nothing_is_kept_before_the_press(phone: Page, host: Host) -> None:
    """Neither a worker nor a copy."""
    for path in ("/", "/my-calls/", NEVER_OPENED):
        phone.goto(host.address + path)
        assert phone.evaluate(STATE) == [0, 0, 0]


def test_without_a_signal_all_current_calls_are_there(phone: Page, host: Host) -> None:
    """The page reloads; a call never opened before, the numbers and one's own marks open; each copy says its date."""
    keep(phone, host)
    host.goes()
    phone.reload()
    assert words(phone) == "Say “yes” to <bridges> & boats: don’t wait"
    assert phone.locator(".number:visible").first.inner_text() == "590-555-0102"
    for path, headline in (
        (NEVER_OPENED, "Ask both of yours for a town hall"),
        ("/actions/", "All calls to action"),
        ("/legislators/", "Your legislators and their numbers"),
        ("/my-calls/", "My calls"),
    ):
        phone.goto(host.address + path)
        assert words(phone) == headline
        saved = phone.locator(".saved").inner_text()
        assert "NO SIGNAL" in saved.upper()
        assert re.search(r"This copy is from \w+, \w+ \d+ at \d+:\d\d [AP]M", saved), saved
    phone.goto(host.address + NEVER_OPENED)
    phone.get_by_role("button", name="Left voicemail").first.click()
    assert "1 this week" in phone.locator(".after [role=status]").first.inner_text()


def test_without_a_signal_a_call_can_be_practiced(phone: Page, host: Host) -> None:
    """With its own words, from the copy of its page."""
    keep(phone, host)
    host.goes()
    phone.goto(host.address + NEVER_OPENED)
    phone.get_by_role("link", name="Practice it first").first.click()
    phone.get_by_role("heading", name="Ask both of yours for a town hall").wait_for()
    phone.get_by_role("button", name="Start").click()
    assert "to hold an open town hall in March" in phone.locator("[data-you]").inner_text()


def test_without_a_signal_my_calls_says_what_came_of_them(phone: Page, host: Host) -> None:
    """The outcomes are kept with the page."""
    keep(phone, host)
    mark = {"id": "2027-01-20-speak-up-for-libraries/x", "title": "A call", "on": "2027-01-20", "what": "done"}
    phone.evaluate("(kept) => localStorage.setItem('calls', kept)", json.dumps([mark]))
    host.goes()
    phone.goto(host.address + "/my-calls/")
    phone.get_by_text("You called about AB 12. The Assembly passed it").wait_for()


def test_a_page_that_is_not_kept_says_what_is(phone: Page, host: Host) -> None:
    """No browser's error page: a way to what the device holds."""
    keep(phone, host)
    host.goes()
    phone.goto(host.address + "/mission/")
    assert words(phone) == "No signal, and no copy of this page"
    phone.get_by_role("link", name="The day’s call").click()
    assert words(phone) == "Say “yes” to <bridges> & boats: don’t wait"


def test_a_friends_link_and_the_script_in_hand_need_no_signal(phone: Page, host: Host) -> None:
    """The part after # picks the friend's own legislators from what is kept, and the sentence stands in the script."""
    keep(phone, host)
    host.goes()
    phone.goto(f"{host.address}/actions/2027-02-09-ask-for-a-town-hall/#3")
    expect(phone.get_by_text("A friend sent you this for district 3.")).to_be_visible()
    expect(phone.locator(".call h2").last).to_have_text("Asm. Ignatz Pellworm")
    phone.locator(".hand summary").first.click()
    phone.get_by_label("One sentence of your own").first.fill("It rains in.")
    expect(phone.locator(".script").first).to_contain_text("It rains in.")


def test_an_old_call_is_never_shown_as_the_days(phone: Page, host: Host) -> None:
    """Three days without a signal, the copy shows the call of that day; after nine, it says it is old."""
    keep(phone, host)
    host.goes()
    phone.clock.set_fixed_time(datetime(2027, 2, 13, 18, tzinfo=UTC))
    phone.reload()
    assert phone.locator(".slug:visible").inner_text() == "Hearing on Thursday, February 18"  # what Saturday has
    phone.goto(host.address + "/actions/2027-02-08-keep-libraries-open/")
    assert not phone.locator("a[href^='tel:']:visible").count()
    assert phone.get_by_text("The last day is over").is_visible()
    phone.clock.set_fixed_time(datetime(2027, 2, 19, 18, tzinfo=UTC))
    phone.goto(host.address)
    assert words(phone) == "See what is open now"


def test_with_a_signal_the_network_comes_first(phone: Page, host: Host) -> None:
    """A new build is on screen at the next look, without a note, and the copy is renewed with it."""
    keep(phone, host)
    rebuilt(host, date(2027, 2, 11))
    phone.clock.set_fixed_time(datetime(2027, 2, 11, 18, tzinfo=UTC))
    phone.goto(host.address)
    assert "Thursday, February 11" in phone.locator(".slug:visible").inner_text()
    assert not phone.locator(".saved").count()
    until(phone, RENEWED, ["/", '<div class="day" data-day="2027-02-11"'])
    host.goes()
    phone.reload()
    assert phone.locator(".day").first.get_attribute("data-day") == "2027-02-11"


def test_an_update_takes_the_place_of_the_old_copy(phone: Page, host: Host) -> None:
    """After another day's build there is one copy, the new one, with calls that were not there before."""
    keep(phone, host)
    rebuilt(host, date(2027, 3, 4))
    assert phone.evaluate(UPDATE) == "activated"
    ((_, kept),) = phone.evaluate(KEPT).items()
    assert "/actions/2027-02-08-keep-libraries-open/" not in kept  # closed since


def test_ones_own_sheet_is_kept_too(phone: Page, host: Host) -> None:
    """Where a district is remembered, its sheet is among the copies."""
    sheet = host.folder / "districts/3/index.html"
    sheet.parent.mkdir(parents=True, exist_ok=True)
    if not sheet.is_file():
        sheet.write_text("<!doctype html><title>3</title><main><h1>District 3</h1></main>", "utf-8")
    phone.goto(host.address)
    phone.evaluate("() => localStorage.setItem('district', '3')")
    keep(phone, host)
    host.goes()
    phone.goto(host.address + "/districts/3/")
    assert "District 3" in words(phone)
    assert phone.locator(".saved").is_visible()


def test_taking_it_off_leaves_nothing(phone: Page, host: Host) -> None:
    """No worker, no copy; the site goes on as before, and can be kept again."""
    keep(phone, host)
    assert phone.evaluate(STATE)[0] == 1
    phone.get_by_role("button", name="Remove it from my phone").click()
    phone.get_by_text("Nothing of it is left on this device").wait_for()
    assert phone.evaluate(STATE) == [0, 0, 0]
    phone.get_by_role("button", name="Keep this on my phone").click()
    phone.get_by_text("It now opens without a signal").wait_for()


def test_erasing_all_takes_the_copies_too(phone: Page, host: Host) -> None:
    """One button under “My calls” leaves storage empty."""
    keep(phone, host)
    phone.goto(host.address + "/my-calls/")
    phone.get_by_role("button", name="Erase all of it").click()
    phone.get_by_text("Done. Nothing is kept on this device now.").wait_for()
    assert phone.evaluate(STATE) == [0, 0, 0]


def test_a_failed_press_says_so(phone: Page, host: Host) -> None:
    """Where the copies cannot be had whole, nothing is kept by half, and the page says so."""
    phone.goto(host.address)
    (host.folder / "offline/index.html").unlink()
    phone.get_by_role("button", name="Keep this on my phone").click()
    phone.get_by_text("Try again with a better signal").wait_for()


def test_without_scripts_there_is_no_button(new_page: NewPage, host: Host) -> None:
    """Nothing to press that would do nothing."""
    page = new_page(java_script_enabled=False)
    page.goto(host.address)
    assert not page.get_by_text("Keep this on my phone").first.is_visible()


def test_the_manifest_is_whole(site: Site, site_below: Site) -> None:
    """Names, colors, a start within its scope, and icons of the sizes it promises, also below a path."""
    for which in (site, site_below):
        manifest = json.loads(which.text(f"{which.base}/manifest.webmanifest"))
        assert manifest["name"] == "Fair Ostrelle Now"
        assert manifest["short_name"] == "Fair Ostrelle"
        assert manifest["start_url"] == manifest["scope"] == f"{which.base}/"
        purposes = {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]}
        assert {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")} <= purposes
        for icon in manifest["icons"]:
            data = which.file(icon["src"]).read_bytes()
            assert data.startswith(b"\x89PNG")
            assert "{}x{}".format(*struct.unpack(">II", data[16:24])) == icon["sizes"]


def test_what_is_kept_is_there(site: Site, site_below: Site) -> None:
    """Each address that the worker keeps is a file of the site."""
    for which in (site, site_below):
        facts = which.text(f"{which.base}/sw.js").split("= ", 1)[1].split(";\n", 1)[0]
        for path in json.loads(facts)["pages"]:
            assert which.file(path).is_file(), path


def test_another_day_is_another_worker(tmp_path: Path, site: Site) -> None:
    """The worker's bytes change with what it keeps, and only then."""
    again = built(tmp_path / "again")
    later = built(tmp_path / "later", today=date(2027, 2, 11))
    assert (again / "sw.js").read_text("utf-8") == site.text("/sw.js")
    assert (later / "sw.js").read_text("utf-8") != site.text("/sw.js")
