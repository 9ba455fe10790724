"""The calendars: all actions, events and hearings alone, and one per action; and the page that explains them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from campaign.campaign import DAY, HORIZON, Campaign
from campaign.day import fresh_of
from campaign.model.action import Action
from campaign.pages.action_page import ActionView, action_view, description
from campaign.pages.assets import Theme
from campaign.pages.output import Head, Output, Urls, file, page

if TYPE_CHECKING:
    import icalendar

PATH = "/calendar/"
ALL = "/calendar/calls.ics"
MEETINGS = "/calendar/meetings.ics"
PRODUCT = "-//campaign-site//calendar//EN"
FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u0085\u2028\u2029]")
RENEW = timedelta(hours=6)  # how often calendar programs are asked to look again

Describe = Callable[[ActionView], str]  # an action as plain text


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of a calendar: a whole day where `starts` is a date, else some hours in the calendar's zone."""

    uid: str
    title: str
    text: str
    url: str
    starts: date | datetime
    ends: date | datetime  # of a whole day: the day after
    changed: date  # the last day on which an editor changed it; stands in for the clock
    sequence: int = 0
    status: Literal["CONFIRMED", "CANCELLED"] = "CONFIRMED"
    place: str = ""
    kind: str = ""


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """A named list of entries, in one time zone."""

    name: str
    text: str
    url: str
    timezone: str
    entries: tuple[Entry, ...]


def outputs(_campaign: Campaign) -> Iterator[Output]:
    """Yield the page about calendars and feeds."""
    words = "Put each day’s call into your own calendar or feed reader. No account, no email address needed."
    yield page(Head("Calendars and feeds", words, PATH), "calendar", lambda: None)


def files(campaign: Campaign, urls: Urls, theme: Theme) -> Iterator[Output]:
    """Yield the calendars: of all actions, of events and hearings alone, and one of each action."""
    describe: Describe = lambda view: theme.render("call/plain.txt", view=view, urls=urls)  # noqa: E731
    calendar, name, dated = partial(_calendar, campaign, urls, describe), campaign.site.name, campaign.recent[::-1]
    meetings = [action for action in dated if action.start]
    about, in_person = f"Each day’s call to action of {name}.", f"Where to meet {name} in person."
    yield file(ALL, partial(calendar, f"{name}: calls", about, dated, evergreen=True), serialize)
    yield file(MEETINGS, partial(calendar, f"{name}: events and hearings", in_person, meetings), serialize)
    for action in campaign.recent:
        yield file(action.calendar_path, partial(calendar, action.title, description(action), [action]), serialize)


def _calendar(
    campaign: Campaign,
    urls: Urls,
    describe: Describe,
    name: str,
    text: str,
    actions: Iterable[Action],
    *,
    evergreen: bool = False,
) -> Calendar:
    """Return a calendar of dated actions and, where asked for, of each day ahead that has an evergreen one."""
    ahead = _evergreen_days(campaign, urls, describe) if evergreen else ()
    return Calendar(
        name=name,
        text=text,
        url=urls.absolute(PATH),
        timezone=campaign.legislature.timezone,
        entries=(*(_entry(campaign, action, urls, describe) for action in actions), *ahead),
    )


def _entry(campaign: Campaign, action: Action, urls: Urls, describe: Describe) -> Entry:
    """Return a dated action as an entry: a call takes its opening day, a meeting its hours."""
    starts, ends = _times(action)
    return Entry(
        uid=f"{action.name}@{campaign.site.name_in_ids}",
        title=f"Canceled: {action.title}" if action.canceled else action.title,
        text=describe(action_view(campaign, action)),
        url=urls.absolute(action.path),
        starts=starts,
        ends=ends,
        changed=_changed(campaign, action),
        sequence=action.revision,
        status="CANCELLED" if action.canceled else "CONFIRMED",
        place=action.place or action.room or "",
        kind=action.kind,
    )


def _times(action: Action) -> tuple[date | datetime, date | datetime]:
    """Return beginning and end; a meeting without an end lasts as long as it is said to take."""
    if action.start:
        return action.start, action.end or action.start + timedelta(minutes=action.minutes)
    opens = action.opens or date.min
    return opens, opens + DAY


def _changed(campaign: Campaign, action: Action) -> date:
    """Return the day on which an entry was last changed: first in public, a change told, closed, or its outcome."""
    days = [(action.opens or date.min) - HORIZON, *(change.date for change in action.changes)]
    if action.state_on(campaign.today) == "closed":
        days += [(action.last_day or date.min) + DAY, *([action.outcome.date] if action.outcome else [])]
    return max(days)


def _evergreen_days(campaign: Campaign, urls: Urls, describe: Describe) -> Iterator[Entry]:
    """Yield an entry for each day from today to the horizon whose action is an evergreen one."""
    for ahead in range(HORIZON.days + 1):
        day = campaign.today + timedelta(ahead)
        then = campaign.on(day)
        action = fresh_of(then)
        if action and action.evergreen:
            yield Entry(
                uid=f"day-{day}@{campaign.site.name_in_ids}",
                title=action.title,
                text=describe(action_view(then, action)),
                url=urls.absolute(action.path),
                starts=day,
                ends=day + DAY,
                changed=day - HORIZON,
                kind=action.kind,
            )


def serialize(calendar: Calendar) -> bytes:
    """Return a calendar as text (RFC 5545), with the names of RFC 7986 and those that older programs know."""
    import icalendar  # only where a calendar is written: it takes a tenth of a second to come

    name, text = icalendar.vText(_printable(calendar.name)), icalendar.vText(_printable(calendar.text))
    whole = icalendar.Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", PRODUCT)
    whole.add("calscale", "GREGORIAN")
    whole.add("name", name)
    whole.add("x-wr-calname", name)
    whole.add("description", text)
    whole.add("x-wr-caldesc", text)
    whole.add("url", calendar.url)
    whole.add("x-wr-timezone", icalendar.vText(calendar.timezone))
    whole.add("refresh-interval", RENEW, parameters={"VALUE": "DURATION"})
    whole.add("x-published-ttl", icalendar.vDuration(RENEW))
    for entry in calendar.entries:
        whole.add_component(_event(entry, ZoneInfo(calendar.timezone)))
    return bytes(whole.to_ical(sorted=False))


def _event(entry: Entry, zone: ZoneInfo) -> icalendar.Event:
    import icalendar

    event = icalendar.Event()
    stamp = datetime.combine(entry.changed, time(), UTC)
    event.add("uid", entry.uid)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("dtstart", _moment(entry.starts, zone))
    event.add("dtend", _moment(entry.ends, zone))
    event.add("sequence", entry.sequence)
    event.add("status", entry.status)
    event.add("summary", _printable(entry.title))
    event.add("description", _printable(entry.text))
    if entry.place:
        event.add("location", _printable(entry.place))
    if entry.kind:
        event.add("categories", [entry.kind])
    event.add("url", entry.url)
    # A call to make does not take a day away from other things; a hearing takes its hours.
    event.add("transp", "OPAQUE" if isinstance(entry.starts, datetime) else "TRANSPARENT")
    return event


def _moment(when: date | datetime, zone: ZoneInfo) -> date | datetime:
    """Return a whole day as it is, and an hour of a zone as the same moment in UTC, which needs no zone's rules."""
    return when.replace(tzinfo=zone).astimezone(UTC) if isinstance(when, datetime) else when


def _printable(text: str) -> str:
    """Return text with Unix line ends and without the control characters that no calendar may hold."""
    return FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
