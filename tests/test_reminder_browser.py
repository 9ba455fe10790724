"""Choosing when to call, in a browser: the file is made on the device, a ready one but for the hour and the numbers."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event
from playwright.sync_api import Page, expect

from tests.browser import NewPage
from tests.built import Site
from tests.host import Host, keep, words

HERE = ZoneInfo("America/Denver")
WEDNESDAY = datetime(2027, 2, 10, 18, tzinfo=UTC)


@pytest.fixture(scope="module")
def invented(site: Site, served: Callable[[Path], str]) -> str:
    """The address of the invented state's site on its day."""
    return served(site.folder)


def opened(new_page: NewPage, address: str, **options: object) -> Page:
    """Return the page in a new browser on the invented state's day, 320 px wide."""
    page = new_page(**{"viewport": {"width": 320, "height": 640}, "timezone_id": "America/Denver", **options})
    page.clock.set_fixed_time(WEDNESDAY)
    page.goto(f"{address}/remind/")
    return page


def live_in(page: Page, district: str) -> None:
    """Let the device remember a district, and open the page anew."""
    page.evaluate("(district) => localStorage.setItem('district', district)", district)
    page.reload()


def made(page: Page) -> bytes:
    """Return the file that the button saves."""
    with page.expect_download() as download:
        page.get_by_role("link", name="Put it in my calendar").click()
    assert download.value.suggested_filename == "your-call.ics"
    return Path(download.value.path()).read_bytes()


def entry(data: bytes) -> Event:
    """Return the one entry of a file, which the library reads without a complaint and which is folded as it must be."""
    calendar = Calendar.from_ical(data)
    [event] = calendar.walk("VEVENT")
    assert [*calendar.errors, *event.errors] == []
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert data.count(b"\n") == data.count(b"\r\n")
    return event


@pytest.mark.parametrize("zone", ["America/Denver", "Asia/Tokyo", "Pacific/Honolulu"])
def test_the_file_is_a_ready_one_but_for_the_hour(new_page: NewPage, invented: str, site: Site, zone: str) -> None:
    """Wherever the caller is, the hour is one by the clock at the Capitol; untouched, it is the very ready file."""
    page = opened(new_page, invented, timezone_id=zone)
    assert made(page) == site.files["remind/each-working-day.ics"]
    page.get_by_label("Mondays").check()
    page.get_by_label("10 am").check()
    data = made(page)
    assert data == site.files["remind/mondays.ics"].replace(b"T120000", b"T100000")
    event = entry(data)
    assert event.decoded("DTSTART") == datetime(2027, 2, 15, 10, tzinfo=HERE)
    assert event["EXDATE"].dts[0].dt == datetime(2027, 2, 22, 10, tzinfo=HERE)
    expect(page.get_by_role("status")).to_have_text("Your file is made. Open it to add it to your calendar.")


def test_every_hour_can_be_chosen(new_page: NewPage, invented: str) -> None:
    """From the first full hour to the last with time for a call; all of it moves together, and the alarm stays."""
    page = opened(new_page, invented)
    labels = page.get_by_role("group", name="What hour").get_by_role("radio")
    assert labels.count() == 8
    for hour, radio in zip(range(9, 17), labels.all(), strict=True):
        radio.check()
        event = entry(made(page))
        assert event.decoded("DTSTART").time() == time(hour)
        assert {each.dts[0].dt.time() for each in [event["EXDATE"]]} == {time(hour)}
        assert f"T{hour:02}0000" in event["UID"]
        assert event.walk("VALARM")[0].decoded("TRIGGER") == timedelta(0)


def test_a_remembered_district_brings_its_numbers(new_page: NewPage, invented: str, site: Site) -> None:
    """Both members with number and last day in office, and the call sheet; the rest is as in the ready file."""
    page = opened(new_page, invented)
    expect(page.get_by_text("Want the numbers in it?")).to_be_visible()
    live_in(page, "3")
    expect(page.get_by_text("With the numbers of")).to_be_visible()
    said = str(entry(made(page))["DESCRIPTION"])
    sheet = f"Your call sheet, with their numbers now: {invented}/districts/3/"
    lines = said.split("\n")
    assert lines[2] == sheet
    for line in lines[:2]:
        assert "-555-" in line
        assert line.endswith("(in office until December 31, 2028)")
    ready = str(entry(site.files["remind/each-working-day.ics"])["DESCRIPTION"])
    assert said.endswith(f"{sheet}\n\n{ready}")


def test_names_of_any_letters_come_back(new_page: NewPage, invented: str) -> None:
    """What calendars write with a backslash, what JavaScript takes for a pattern, and letters of four bytes each."""
    name = "Coun. Zażółć, \\Gęśla; $& $1 “𝒥ane” " + "𝒥" * 40
    page = opened(new_page, invented)
    people = page.evaluate("async () => (await fetch('/find/people.json')).json()")
    people["chambers"][1]["seats"]["3"]["who"] = name
    page.route("**/find/people.json", lambda route: route.fulfill(json=people))
    live_in(page, "3")
    expect(page.get_by_text("With the numbers of")).to_be_visible()
    assert f"\n{name}: 690-555-" in str(entry(made(page))["DESCRIPTION"])


@pytest.mark.parametrize("district", ["no such", "../3", "__proto__"])
def test_something_else_than_a_district_brings_nothing(
    new_page: NewPage, invented: str, site: Site, district: str
) -> None:
    """What others left there changes no file."""
    page = opened(new_page, invented)
    live_in(page, district)
    page.wait_for_load_state("networkidle")
    assert made(page) == site.files["remind/each-working-day.ics"]


def test_a_member_whose_term_is_over_is_not_named(new_page: NewPage, invented: str, site: Site) -> None:
    """With a list older than the day, nobody is called who has left."""
    page = opened(new_page, invented)
    page.clock.set_fixed_time(datetime(2029, 1, 10, 18, tzinfo=UTC))
    live_in(page, "3")
    page.wait_for_load_state("networkidle")
    assert made(page) == site.files["remind/each-working-day.ics"]


def test_no_request_tells_what_was_chosen_and_nothing_is_kept(new_page: NewPage, invented: str) -> None:
    """Choosing and saving ask the network for nothing, and leave nothing on the device."""
    page = opened(new_page, invented)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url[:40]))
    page.get_by_label("Thursdays").check()
    page.get_by_label("3 pm").check()
    made(page)
    assert [url for url in asked if not url.startswith("data:")] == []
    kept = "async () => [localStorage.length, document.cookie, (await caches.keys()).length]"
    assert page.evaluate(kept) == [0, "", 0]


def test_it_is_chosen_with_the_keyboard(new_page: NewPage, invented: str) -> None:
    """Arrow keys choose, Tab goes on, Enter saves; and nothing is wider than a small phone."""
    page = opened(new_page, invented)
    page.get_by_label("Each working day").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    event = entry(Path(download.value.path()).read_bytes())
    assert event.decoded("DTSTART") == datetime(2027, 2, 15, 11, tzinfo=HERE)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_screen_readers_hear_what_is_asked(new_page: NewPage, invented: str) -> None:
    """Two named groups of choices, one chosen in each, and a link that says what it does."""
    page = opened(new_page, invented)
    for group, chosen in (("Which day?", "Each working day"), ("What hour, by the clock at the Capitol?", "noon")):
        radios = page.get_by_role("group", name=group, exact=True)
        expect(radios.get_by_role("radio", checked=True)).to_have_accessible_name(chosen)
    expect(page.get_by_role("link", name="Put it in my calendar", exact=True)).to_be_visible()


def test_without_scripts_there_are_ready_files(new_page: NewPage, invented: str, site: Site) -> None:
    """No choice that would do nothing; six links, each to a file at noon."""
    page = new_page(java_script_enabled=False)
    page.goto(f"{invented}/remind/")
    assert not page.get_by_role("radio").count()
    assert not page.get_by_role("link", name="Put it in my calendar").count()
    assert page.get_by_role("link", name="at noon").count() == 6
    with page.expect_download() as download:
        page.get_by_role("link", name="Thursdays at noon").click()
    assert Path(download.value.path()).read_bytes() == site.files["remind/thursdays.ics"]


def test_should_the_script_not_come_the_button_saves_a_ready_file(new_page: NewPage, invented: str, site: Site) -> None:
    """A button is never dead."""
    page = new_page()
    page.route("**/assets/remind.*.js", lambda route: route.abort())
    page.goto(f"{invented}/remind/")
    assert made(page) == site.files["remind/each-working-day.ics"]


def test_without_a_signal_a_file_can_be_made(new_page: NewPage, tmp_path: Path, site: Site) -> None:
    """Kept on the phone, the page makes its file with the numbers."""
    host = Host(Path(shutil.copytree(site.folder, tmp_path / "site")))
    try:
        page = opened(new_page, host.address)
        page.goto(host.address)
        page.evaluate("() => localStorage.setItem('district', '3')")
        keep(page, host)
        host.goes()
        page.goto(f"{host.address}/remind/")
        assert words(page) == "When will you call?"
        expect(page.get_by_text("With the numbers of")).to_be_visible()
        page.get_by_label("Fridays").check()
        assert "590-555-" in str(entry(made(page))["DESCRIPTION"])
    finally:
        host.goes()


def test_after_a_call_the_way_leads_here(new_page: NewPage, invented: str) -> None:
    """“We talked”, and the next hour is one press away; from My calls as well."""
    page = opened(new_page, invented)
    page.goto(f"{invented}/actions/2027-02-10-mend-the-bridges/")
    page.get_by_role("button", name="We talked").click()
    page.get_by_role("link", name="choose an hour").click()
    assert page.url == f"{invented}/remind/"
    page.goto(f"{invented}/my-calls/")
    page.get_by_role("link", name="Choose when you call next").click()
    assert page.url == f"{invented}/remind/"
