"""Every calendar is right by RFC 5545, by the icalendar library, and by what it tells people."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar as Read
from icalendar import Event

from campaign.campaign import Campaign
from campaign.model.action import Change
from campaign.pages import calendars
from campaign.pages.calendars import Calendar, Entry, serialize
from campaign.pages.output import Urls
from tests.built import Site
from tests.invented import TODAY, campaign_on, plan_of

HEARING = "2027-02-03-testify-on-bridges"
CANCELED = "2027-02-02-sit-in-on-roads"
EVENT = "2027-02-04-walk-the-river"
HOSTILE = "2027-02-10-mend-the-bridges"
URLS = Urls("https://fair.ostrelle.example")
US_ZONES = (
    *("America/Chicago", "America/New_York", "America/Denver", "America/Los_Angeles", "America/Anchorage"),
    *("America/Phoenix", "Pacific/Honolulu", "America/Adak", "America/Boise", "America/Puerto_Rico"),
)
PROPERTY = re.compile(r"[A-Z][A-Z0-9-]*(;[A-Z-]+=[^:;]+)*:.*", re.DOTALL)


@pytest.fixture(scope="session")
def written(site: Site) -> dict[str, bytes]:
    """Return every calendar file of the invented state."""
    return {path: data for path, data in site.files.items() if path.endswith(".ics")}


def all_actions(campaign: Campaign) -> Calendar:
    """Return the calendar of all actions."""
    (output,) = (each for each in plan_of(campaign).outputs if each.path == calendars.ALL)
    return output.make()


def events(campaign: Campaign) -> dict[str, Event]:
    """Return what the icalendar library reads in the calendar of all actions, by uid."""
    text = serialize(all_actions(campaign))
    return {str(event["UID"]): event for event in Read.from_ical(text).walk("VEVENT")}


def changed(**fields: object) -> Event:
    """Return the entry of the hearing with some of its fields changed."""
    campaign = campaign_on()
    action = replace(campaign.by_name[HEARING], **fields)
    return events(replace(campaign, every_action=(action,)))[f"{HEARING}@fair.ostrelle.example"]


def test_every_calendar_passes_rfc_5545(written: dict[str, bytes]) -> None:
    """Lines end with CRLF, none has more than 75 octets, each is a property, and each block closes."""
    assert len(written) > 10
    for path, data in written.items():
        assert data.endswith(b"END:VCALENDAR\r\n"), path
        assert not set(b"\r\n") & set(data.replace(b"\r\n", b"")), path
        lines = data.split(b"\r\n")
        assert max(map(len, lines)) <= 75, path
        for line in lines:
            line.decode("utf-8")  # no letter is cut in two
        unfolded = data.decode().replace("\r\n ", "").split("\r\n")[:-1]
        assert all(PROPERTY.fullmatch(line) for line in unfolded), path
        open_blocks: list[str] = []
        for name, _, value in (line.partition(":") for line in unfolded):
            if name == "BEGIN":
                open_blocks.append(value)
            elif name == "END":
                assert open_blocks.pop() == value, path
        assert not open_blocks, path


def test_every_calendar_passes_the_library(written: dict[str, bytes]) -> None:
    """The icalendar library skips nothing, and finds what RFC 5545 asks for."""
    for path, data in written.items():
        if path.startswith("remind/"):
            continue  # see test_reminder.py
        calendar = Read.from_ical(data)
        assert not calendar.errors, path
        assert (calendar["PRODID"] != "", calendar["VERSION"]) == (True, "2.0")
        for event in calendar.walk("VEVENT"):
            assert not event.errors, path
            assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "SUMMARY"} <= set(event), path
            assert event.decoded("DTEND") > event.decoded("DTSTART"), path
        uids = [str(event["UID"]) for event in calendar.walk("VEVENT")]
        assert len(uids) == len(set(uids)), path


def test_an_entry_keeps_its_uid_when_the_site_moves() -> None:
    """The name after the @ is that of data/site.yml, or the address's host where it has none."""
    campaign = campaign_on()
    moved = replace(campaign, site=replace(campaign.site, address="https://new.example"))
    assert events(moved).keys() == events(campaign).keys()
    nameless = replace(campaign, site=replace(moved.site, id=None))
    assert {uid.partition("@")[2] for uid in events(nameless)} == {"new.example"}


def test_a_call_takes_its_day_and_no_hours() -> None:
    """A call is an entry of a whole day that leaves the day free, with number and script in it."""
    event = events(campaign_on())[f"{HOSTILE}@fair.ostrelle.example"]
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2027, 2, 10), date(2027, 2, 11))
    assert event["TRANSP"] == "TRANSPARENT"
    assert "590-555-0102" in event["DESCRIPTION"]
    assert "I am asking Councilor Doe & Co <script> to vote yes on CB 4." in event["DESCRIPTION"]


def test_hostile_words_survive() -> None:
    """Quotes, signs and commas come out as they were written."""
    event = events(campaign_on())[f"{HOSTILE}@fair.ostrelle.example"]
    assert event["SUMMARY"] == "Say “yes” to <bridges> & boats: don’t wait"
    assert "Vote yes on CB 4 & “mend” the <old> bridges." in event["DESCRIPTION"]


def test_a_hearing_stands_in_the_capitols_hours() -> None:
    """1 pm at the capitol is 1 pm there, whatever zone a calendar is in."""
    event = events(campaign_on())[f"{HEARING}@fair.ostrelle.example"]
    starts = event.decoded("DTSTART")
    assert starts == datetime(2027, 2, 18, 13, tzinfo=ZoneInfo("America/Denver"))
    assert event["LOCATION"] == "Room 1, Lantern House"


def test_a_meeting_without_an_end_lasts_as_long_as_it_takes() -> None:
    """Minutes stand in for the end."""
    event = events(campaign_on())[f"{CANCELED}@fair.ostrelle.example"]
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=90)


def test_what_was_canceled_is_canceled_in_calendars() -> None:
    """The entry stays, marked, so that it goes from calendars that hold it."""
    event = events(campaign_on())[f"{CANCELED}@fair.ostrelle.example"]
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)
    assert event["SUMMARY"].startswith("Canceled: ")


def test_a_change_of_the_room_raises_the_sequence() -> None:
    """Each change that is told raises SEQUENCE and the stamp; the uid stays."""
    before = changed()
    told = Change(date=date(2027, 2, 9), what="It is in Room 7 now.")
    after = changed(room="Room 7", changes=(*campaign_on().by_name[HEARING].changes, told))
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (2, 3)
    assert after["LOCATION"] == "Room 7"
    assert after.decoded("DTSTAMP") > before.decoded("DTSTAMP")
    assert after["UID"] == before["UID"]


def test_a_closed_call_asks_for_no_call() -> None:
    """Once closed, the entry says so and what came of it, and holds no number."""
    event = events(campaign_on())["2027-01-20-speak-up-for-libraries@fair.ostrelle.example"]
    assert "Closed January 21, 2027" in event["DESCRIPTION"]
    assert "The Assembly passed it, 3 to 2." in event["DESCRIPTION"]
    assert "555-" not in event["DESCRIPTION"]


def test_days_ahead_are_ready() -> None:
    """Each of the four weeks ahead has an entry on every day that has a call of its own, evergreen ones too."""
    starts = [event.decoded("DTSTART") for event in events(campaign_on()).values()]
    days = {start.date() if isinstance(start, datetime) else start for start in starts}
    assert date(2027, 3, 10) in days
    assert not any(day > TODAY + timedelta(28) for day in days)


def test_two_builds_agree_on_a_day_ahead() -> None:
    """What today's build says of a day in two weeks, that day's own build says, too."""
    day = date(2027, 3, 8)
    uid = f"day-{day}@fair.ostrelle.example"
    assert events(campaign_on())[uid] == events(campaign_on(day))[uid]


def test_the_calendar_of_meetings_holds_nothing_else(written: dict[str, bytes]) -> None:
    """Events and hearings, by the hour."""
    found = Read.from_ical(written["calendar/meetings.ics"]).walk("VEVENT")
    assert {str(event["UID"]).split("@")[0] for event in found} == {HEARING, CANCELED, EVENT}


def test_an_action_closed_long_ago_is_in_no_calendar() -> None:
    """After 90 days an entry goes."""
    assert f"{EVENT}@fair.ostrelle.example" in events(campaign_on(date(2027, 5, 21)))
    assert f"{EVENT}@fair.ostrelle.example" not in events(campaign_on(date(2027, 5, 22)))


def test_the_same_day_gives_the_same_bytes() -> None:
    """Nothing in a calendar comes from a clock."""
    assert serialize(all_actions(campaign_on())) == serialize(all_actions(campaign_on()))


def entry(**fields: object) -> Entry:
    """Return an entry of a whole day, some of its fields changed."""
    usual = {"uid": "1@x.example", "title": "t", "text": "t", "url": "https://x.example/", "changed": TODAY}
    return Entry(**{**usual, "starts": TODAY, "ends": TODAY + timedelta(1), **fields})


def read(timezone: str, *entries: Entry) -> list[Event]:
    """Return entries as the library reads them in a calendar of ours."""
    told = Calendar(name="n", text="t", url="https://x.example/", timezone=timezone, entries=entries)
    data = serialize(told)
    assert max(map(len, data.split(b"\r\n"))) <= 75
    return Read.from_ical(data).walk("VEVENT")


@pytest.mark.parametrize("zone", US_ZONES)
@pytest.mark.parametrize("month", range(1, 13))
def test_hours_are_those_of_the_capitol(zone: str, month: int) -> None:
    """A calendar program finds the same moment as a clock at the capitol, in winter, in summer and between."""
    starts = [datetime(2027, month, day, 9, 30) for day in (1, 7, 14, 28)]  # noqa: DTZ001 - the wall's time
    found = read(zone, *(entry(starts=each, ends=each + timedelta(hours=1)) for each in starts))
    assert [event.decoded("DTSTART") for event in found] == [each.replace(tzinfo=ZoneInfo(zone)) for each in starts]


NASTY = st.text(st.characters(codec="utf-8"), max_size=300)


@given(title=NASTY, text=NASTY, place=NASTY)
def test_any_text_comes_back(title: str, text: str, place: str) -> None:
    """Whatever is written, the library reads the same, less control characters, on lines of at most 75 octets."""
    [event] = read("UTC", entry(title=f"t{title}", text=f"t{text}", place=f"p{place}"))
    assert str(event["SUMMARY"]) == kept(f"t{title}")
    assert str(event["DESCRIPTION"]) == kept(f"t{text}")
    assert str(event["LOCATION"]) == kept(f"p{place}")


def kept(text: str) -> str:
    """Return text without the characters that no calendar can hold."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f\u0085\u2028\u2029]", "", unified)


def test_pages_lead_to_their_calendars(site: Site) -> None:
    """An open action links its own file, the calendar page both others; a closed one offers none."""
    assert site.pages[f"/actions/{HEARING}/"].all(f"a[href='/calendar/{HEARING}.ics']")
    closed = site.pages["/actions/2027-01-20-speak-up-for-libraries/"]
    assert not [link for link in closed.links() if link.endswith(".ics")]
    links = set(site.pages["/calendar/"].links())
    assert {"webcal://fair.ostrelle.example/calendar/calls.ics", "/calendar/meetings.ics"} <= links


def test_below_a_path_calendars_lead_there(site_below: Site) -> None:
    """A fork at u.example/repo/ links its own pages."""
    text = (site_below.folder / Path("calendar/calls.ics")).read_text("utf-8").replace("\r\n ", "")
    assert "URL:https://u.example/repo/actions/" in text
