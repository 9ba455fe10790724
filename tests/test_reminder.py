"""The reminder for one's own calendar, read back by the icalendar library: alarm, zone, hours, and days left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar, Event, Timezone

from campaign.campaign import Campaign
from campaign.model.legislature import Holiday, OfficeHours
from campaign.pages import reminder
from campaign.pages.output import Urls
from tests.built import Site
from tests.invented import TODAY, campaign_on

URLS = Urls("https://fair.ostrelle.example")
HERE = ZoneInfo("America/Denver")
END = date(2027, 12, 31)
LANTERN_DAY = date(2027, 2, 22)  # a Monday
SPRING, AUTUMN = date(2027, 3, 14), date(2027, 11, 7)  # the clocks change
ZONES = (
    *("America/Chicago", "America/New_York", "America/Denver", "America/Los_Angeles", "America/Anchorage"),
    *("America/Phoenix", "Pacific/Honolulu", "America/Adak", "America/Boise", "America/Indiana/Indianapolis"),
)


def with_facts(campaign: Campaign, **facts: object) -> Campaign:
    """Return the campaign with some facts of its legislature changed."""
    return replace(campaign, legislature=replace(campaign.legislature, **facts))


def texts(campaign: Campaign) -> dict[str, str]:
    """Return the text of each ready file, by the words for its days."""
    return {words: text for _, words, text in reminder.reminder_view(campaign, URLS).files}


def read(text: str) -> tuple[Event, Timezone]:
    """Return the one entry of a calendar, and its zone, as the library reads them without a complaint."""
    calendar = Calendar.from_ical(reminder.crlf(text))
    [event], [zone] = calendar.walk("VEVENT"), calendar.walk("VTIMEZONE")
    assert [*calendar.errors, *event.errors, *zone.errors] == []
    return event, zone


def moments(event: Event) -> list[datetime]:
    """Return each moment at which an entry takes place, those it leaves out left out."""
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=event.decoded("DTSTART"))
    off = event.get("EXDATE", [])
    left_out = {each.dt for dates in (off if isinstance(off, list) else [off]) for each in dates.dts}
    assert left_out <= set(rule), "a day that would not have come is left out"
    return [moment for moment in rule if moment not in left_out]


def working_days(campaign: Campaign) -> Iterator[date]:
    """Yield each working day from tomorrow to the end of what is known."""
    for ahead in range(1, (END - campaign.today).days + 1):
        if campaign.legislature.is_working_day(day := campaign.today + timedelta(ahead)):
            yield day


def test_each_choice_of_days_is_a_file(site: Site) -> None:
    """Each working day, or one weekday; the page has the very text that is published."""
    found = texts(campaign_on())
    assert list(found) == ["Each working day", "Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays"]
    for words, text in found.items():
        path = f"remind/{words.lower().replace(' ', '-')}.ics"
        assert site.files[path] == reminder.crlf(text)
        assert f"/{path}" in site.pages["/remind/"].links()
    values = site.pages["/remind/"].values("[name=day]", "value")
    assert values == list(found.values())


def test_it_reminds_at_its_hour_on_every_working_day_and_no_other() -> None:
    """Never on a weekend or a holiday; the same hour by the clock all year; and not beyond what is known."""
    campaign = campaign_on()
    event, _ = read(texts(campaign)["Each working day"])
    expected = [datetime.combine(day, time(12), HERE) for day in working_days(campaign)]
    assert moments(event) == expected
    assert LANTERN_DAY not in {moment.date() for moment in expected}
    offsets = {moment.date(): moment.utcoffset() for moment in moments(event)}
    assert offsets[SPRING - timedelta(2)] == offsets[AUTUMN + timedelta(1)] == timedelta(hours=-7)
    assert offsets[SPRING + timedelta(1)] == offsets[AUTUMN - timedelta(2)] == timedelta(hours=-6)


@pytest.mark.parametrize("number", range(5))
def test_a_weekday_is_that_weekday_alone(number: int) -> None:
    """Mondays without the Monday that is a holiday, and so on."""
    campaign = campaign_on()
    event, _ = read(list(texts(campaign).values())[number + 1])
    days = [moment.date() for moment in moments(event)]
    assert days == [day for day in working_days(campaign) if day.weekday() == number]
    assert event["DTSTART"].params["TZID"] == "America/Denver"


def test_the_alarm_rings_at_the_hour(site: Site) -> None:
    """A display alarm when the entry begins, which takes a quarter of an hour and leaves the time free."""
    event, _ = read(texts(campaign_on())["Mondays"])
    [alarm] = event.walk("VALARM")
    assert (alarm["ACTION"], alarm.decoded("TRIGGER")) == ("DISPLAY", timedelta(0))
    assert alarm["DESCRIPTION"] == event["SUMMARY"] == "Call your legislators"
    assert event.decoded("DURATION") == timedelta(minutes=15)
    assert event["TRANSP"] == "TRANSPARENT"
    assert site.files["remind/mondays.ics"].count(b"BEGIN:VEVENT") == 1


def test_it_leads_to_pages_that_stay_current() -> None:
    """The day’s call, one’s own numbers, and where to choose again; no number that may change."""
    event, _ = read(texts(campaign_on())["Mondays"])
    said = event["DESCRIPTION"]
    for path in ("/", "/find/", "/remind/"):
        assert f": {URLS.absolute(path)}" in said
    assert "until December 31, 2027" in said
    assert "555" not in said
    assert event["URL"] == URLS.absolute("/")


@pytest.mark.parametrize("name", ZONES)
def test_the_zone_is_right_by_its_own_rules(name: str) -> None:
    """A program that knows no zone by name finds the same hours from the file’s rules, for two years."""
    known = ZoneInfo(name)
    for year in (2027, 2028):  # the day on which clocks change falls differently
        holidays = (Holiday(date=date(year, 7, 5), name="A holiday"),)
        campaign = with_facts(campaign_on(date(year, 2, 10)), timezone=name, holidays=holidays)
        zone = read(texts(campaign)["Mondays"])[1].to_tz(lookup_tzid=False)
        for ahead in range(690):
            noon = datetime.combine(campaign.today + timedelta(ahead), time(12))
            assert noon.replace(tzinfo=zone).utcoffset() == noon.replace(tzinfo=known).utcoffset(), noon


@pytest.mark.parametrize(
    ("opens", "closes", "hours", "ready"),
    [
        ("08:30", "17:00", range(9, 17), 12),
        ("08:00", "16:30", range(8, 17), 12),
        ("08:00", "16:15", range(8, 17), 12),
        ("08:00", "16:14", range(8, 16), 12),
        ("13:00", "15:00", range(13, 15), 13),
        ("12:20", "12:50", [12], 12),
    ],
)
def test_hours_lie_within_office_hours(opens: str, closes: str, hours: range, ready: int) -> None:
    """At each there is time for a call before offices close; ready files take the one nearest to noon."""
    campaign = with_facts(campaign_on(), office_hours=OfficeHours(opens=opens, closes=closes))
    assert reminder.hours_of(campaign) == tuple(hours)
    event, _ = read(texts(campaign)["Mondays"])
    assert event.decoded("DTSTART").time() == time(ready)


def test_without_known_hours_there_is_noon() -> None:
    """A state that does not say when its offices answer still has reminders."""
    view = reminder.reminder_view(with_facts(campaign_on(), office_hours=None), URLS)
    assert view.hours == (("12", "noon"),)


@pytest.mark.parametrize(
    ("day", "years", "end"),
    [
        (TODAY, [2027], 2027),
        (TODAY, [2027, 2028], 2028),
        (TODAY, [2027, 2031], 2028),
        (date(2027, 12, 30), [2027], 2027),
    ],
)
def test_it_ends_with_what_is_known(day: date, years: list[int], end: int) -> None:
    """At the end of the last year with holidays on record, and of next year at the latest, by the Capitol’s clock."""
    holidays = tuple(Holiday(date=date(year, 7, 5), name="A holiday") for year in years)
    campaign = with_facts(campaign_on(day), holidays=holidays)
    event, _ = read(texts(campaign)["Each working day"])
    assert event["RRULE"]["UNTIL"] == [datetime(end, 12, 31, 23, 59, 59, tzinfo=HERE).astimezone(UTC)]
    assert max(moments(event)).date() <= date(end, 12, 31)


@pytest.mark.parametrize(("day", "left"), [(date(2027, 12, 29), 2), (date(2027, 12, 31), 0), (date(2028, 1, 4), 0)])
def test_nothing_is_offered_past_what_is_known(day: date, left: int) -> None:
    """In the last days of the last known year only its own days are offered, and then none, not even wrong ones."""
    found = texts(campaign_on(day))
    assert len(set(found) - {"Each working day"}) == left


def test_where_nothing_is_known_the_page_says_so(site: Site) -> None:
    """No file to choose, and a way on; on other days there is no such line."""
    assert not reminder.ready_files(with_facts(campaign_on(), holidays=()))
    assert "not on record yet" not in site.pages["/remind/"].source


def test_each_choice_has_an_id_of_its_own() -> None:
    """Monday and Thursday may both be in a calendar; the same choice, made again later, replaces the first."""
    ids = [str(read(text)[0]["UID"]) for text in texts(campaign_on()).values()]
    assert len(set(ids)) == 6
    later = [str(read(text)[0]["UID"]) for text in texts(campaign_on(date(2027, 6, 1))).values()]
    assert ids == later


def test_the_hour_stands_in_one_form_alone() -> None:
    """So the script can put another in its place, and changes nothing else: id, beginning, days left out."""
    for text in texts(campaign_on()).values():
        lines = [line for line in text.split("\n") if "T120000" in line]
        assert {line.split(";")[0].split(":")[0] for line in lines} <= {"UID", "DTSTART", "EXDATE"}
        assert all(line.count("T120000") == 1 for line in lines)
        assert len(lines) == text.count("EXDATE") + 2


def test_pages_lead_to_it(site: Site) -> None:
    """My calls, the calendar page, thanks, and each open call’s page, with or without scripts."""
    for path in ("/my-calls/", "/calendar/", "/thanks/", "/actions/2027-02-10-mend-the-bridges/"):
        assert "/remind/" in site.pages[path].links(), path
