"""When will you call? An entry for one's own calendar, with an alarm, at an hour when offices answer: page and files.

The page holds the text of every ready file; theme/static/js/remind.js changes nothing in it but the hour, and adds the
numbers of a remembered district. An entry ends with the last year whose holidays are on record.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from campaign.campaign import Campaign
from campaign.pages import words
from campaign.pages.calendars import PRODUCT
from campaign.pages.output import Head, Output, Urls, file, page

if TYPE_CHECKING:
    import icalendar

PATH = "/remind/"
LASTS = timedelta(minutes=15)
NOON = 12
EACH = tuple(range(5))  # Monday through Friday
CHOICES = (EACH, *((day,) for day in EACH))
SHORT = tuple(day[:2].upper() for day in words.WEEKDAYS)
TITLE = "Call your legislators"


@dataclass(frozen=True)
class Ready:
    """A ready file of some weekdays: the first day on which it reminds, the last, and those it leaves out between."""

    days: tuple[int, ...]
    on: date
    until: date
    off: tuple[date, ...]

    @property
    def words(self) -> str:
        """Return “Each working day” or “Mondays”."""
        return "Each working day" if self.days == EACH else f"{words.WEEKDAYS[self.days[0]]}s"

    @property
    def path(self) -> str:
        """Return the address: /remind/mondays.ics."""
        return f"{PATH}{self.words.lower().replace(' ', '-')}.ics"


@dataclass(frozen=True)
class ReminderView:
    """What there is to choose from; no file where the holidays ahead are not on record."""

    files: tuple[tuple[str, str, str], ...]  # "/remind/mondays.ics", "Mondays", its text with the line ends of Unix
    hours: tuple[tuple[str, str], ...]  # "08", "8 am"
    hour: tuple[str, str]  # that of the ready files
    until: str  # December 31, 2027


def files(campaign: Campaign, urls: Urls) -> Iterator[Output]:
    """Yield the page, and the ready file of each choice of days."""
    description = "Choose a day and an hour, and your own calendar reminds you to call. We do not learn which."
    yield page(Head("When will you call?", description, PATH), "remind", partial(reminder_view, campaign, urls))
    for ready in ready_files(campaign):
        yield file(ready.path, partial(calendar_text, campaign, urls, ready), crlf)


def crlf(text: str) -> bytes:
    """Return a calendar as it is published, its lines ended as RFC 5545 asks."""
    return text.replace("\n", "\r\n").encode()


def reminder_view(campaign: Campaign, urls: Urls) -> ReminderView:
    """Return the days and hours to choose from, with the text of each ready file."""
    ready = ready_files(campaign)
    return ReminderView(
        files=tuple((each.path, each.words, calendar_text(campaign, urls, each)) for each in ready),
        hours=tuple(map(_hour, hours_of(campaign))),
        hour=_hour(ready_hour(campaign)),
        until=words.day_and_year(last_day(campaign)),
    )


def _hour(hour: int) -> tuple[str, str]:
    return f"{hour:02}", "noon" if hour == NOON else words.hour(datetime.combine(date.min, time(hour)))


def hours_of(campaign: Campaign) -> tuple[int, ...]:
    """Return the full hours at which there is time for a call before offices close; noon where no hours are known."""
    office = campaign.legislature.office_hours
    if office is None:
        return (NOON,)
    opens, closes = time.fromisoformat(office.opens), time.fromisoformat(office.closes)
    found = (hour for hour in range(24) if opens <= time(hour) and time(hour, LASTS.seconds // 60) <= closes)
    return tuple(found) or (NOON,)


def ready_hour(campaign: Campaign) -> int:
    """Return the hour of the ready files: the one nearest to noon."""
    return min(hours_of(campaign), key=lambda hour: abs(hour - NOON))


def last_day(campaign: Campaign) -> date:
    """Return the last day on which it is known whether offices are open, at most the end of next year."""
    year = campaign.today.year
    known = max((holiday.date.year for holiday in campaign.legislature.holidays), default=year - 1)
    return date(min(known, year + 1), 12, 31)


def ready_files(campaign: Campaign) -> tuple[Ready, ...]:
    """Return a file for each choice of days that has a working day ahead."""
    found, until, open_on = [], last_day(campaign), campaign.legislature.is_working_day
    every = [campaign.today + timedelta(ahead) for ahead in range(1, (until - campaign.today).days + 1)]
    for days in CHOICES:
        ahead = [day for day in every if day.weekday() in days]
        if on := next(filter(open_on, ahead), None):
            off = tuple(day for day in ahead if day > on and not open_on(day))
            found.append(Ready(days, on, until, off))
    return tuple(found)


def calendar_text(campaign: Campaign, urls: Urls, ready: Ready) -> str:
    """Return a ready file's calendar, one entry that repeats, with the line ends of Unix."""
    import icalendar  # only where a calendar is written: it takes a tenth of a second to come

    zone = ZoneInfo(campaign.legislature.timezone)
    whole = icalendar.Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", PRODUCT)
    whole.add("calscale", "GREGORIAN")
    whole.add_component(_timezone(zone, ready.on.year - 1))
    whole.add_component(_event(campaign, urls, ready, zone))
    return bytes(whole.to_ical(sorted=False)).decode().replace("\r\n", "\n")


def _event(campaign: Campaign, urls: Urls, ready: Ready, zone: ZoneInfo) -> icalendar.Event:
    """Return the entry. Its hour stands nowhere but as T120000, which the script replaces, in its id as well."""
    import icalendar

    hour, names = time(ready_hour(campaign)), [SHORT[day] for day in ready.days]
    event = icalendar.Event()
    event.add("uid", f"call-{'-'.join(names)}-T{hour:%H%M%S}@{campaign.site.name_in_ids}")
    event.add("dtstamp", datetime.combine(campaign.today, time(), UTC))
    event.add("dtstart", datetime.combine(ready.on, hour, zone))
    event.add("duration", LASTS)
    end = datetime.combine(ready.until, time(23, 59, 59), zone).astimezone(UTC)
    event.add("rrule", {"freq": "weekly", "until": end, "byday": names})
    for day in ready.off:
        event.add("exdate", datetime.combine(day, hour, zone))
    event.add("summary", TITLE)
    event.add("description", _description(urls, words.day_and_year(ready.until)))
    event.add("url", urls.absolute("/"))
    event.add("transp", "TRANSPARENT")
    event.add_component(_alarm())
    return event


def _description(urls: Urls, until: str) -> str:
    return (
        f"The day’s call, with the number and what to say: {urls.absolute('/')}\n\n"
        f"Who speaks for you, and their numbers now: {urls.absolute('/find/')}\n\n"
        f"This repeats until {until}, and leaves out the days when offices are closed. "
        f"For another day or hour, delete it and choose again: {urls.absolute(PATH)}"
    )


def _alarm() -> icalendar.Alarm:
    """Return an alarm at the hour itself."""
    import icalendar

    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", icalendar.vText("PT0S"))  # the library's own P0D is right as well, but few programs write it
    alarm.add("description", TITLE)
    return alarm


def _timezone(zone: ZoneInfo, year: int) -> icalendar.Timezone:
    """Return a zone's rules from a year on: its clocks change twice a year, on the n-th weekday of a month, or never.

    So it is in every state. A calendar program that knows the zone by its name goes by what it knows.
    """
    import icalendar

    rules, begins = icalendar.Timezone(), datetime(year, 1, 1, tzinfo=UTC)
    rules.add("tzid", zone.key)
    changes = tuple(_changes(zone, begins))
    for moment in changes or (begins,):
        after, before = moment.astimezone(zone), (moment - timedelta(seconds=1)).astimezone(zone)
        offset = before.utcoffset() or timedelta()
        wall = (moment + offset).replace(tzinfo=None)  # by the clock as it was before
        part = icalendar.TimezoneDaylight() if after.dst() else icalendar.TimezoneStandard()
        part.add("dtstart", wall)
        if changes:
            nth = f"{(wall.day + 6) // 7}{SHORT[wall.weekday()]}"
            part.add("rrule", {"freq": "yearly", "bymonth": wall.month, "byday": nth})
        part.add("tzoffsetfrom", offset)
        part.add("tzoffsetto", after.utcoffset() or timedelta())
        part.add("tzname", after.tzname() or zone.key)
        rules.add_component(part)
    return rules


def _changes(zone: ZoneInfo, begins: datetime) -> Iterator[datetime]:
    """Yield each full hour of a year, in UTC, at which a zone's clocks change."""
    hours = [begins + timedelta(hours=each) for each in range(366 * 24)]
    offsets = [hour.astimezone(zone).utcoffset() for hour in hours]
    yield from (hour for hour, was, now in zip(hours[1:], offsets, offsets[1:], strict=False) if was != now)
