"""The calendars: all actions, events and hearings alone, and one per action; and the page that explains them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from campaign.calendars.icalendar import Calendar, Entry, day_after, serialize
from campaign.campaign import DAY, HORIZON, Campaign
from campaign.day import fresh_on
from campaign.model.action import Action
from campaign.pages.actions import action_view, description
from campaign.pages.output import Output, file, page
from campaign.pages.plain_call import plain_text
from campaign.pages.urls import Urls
from campaign.pages.views import Head

PATH = "/calendar/"
ALL = "/calendar/calls.ics"
MEETINGS = "/calendar/meetings.ics"


def outputs(campaign: Campaign) -> Iterator[Output]:
    """Yield the page about calendars and feeds."""
    description = "Put each day’s call into your own calendar or feed reader. No account, no email address needed."
    yield page(Head("Calendars and feeds", description, PATH), "calendar", lambda: None)


def files(campaign: Campaign, urls: Urls) -> Iterator[Output]:
    """Yield the calendars."""
    yield file(ALL, lambda: serialize(all_actions(campaign, urls)), lambda: campaign.lately)
    yield file(MEETINGS, lambda: serialize(meetings(campaign, urls)), lambda: campaign.lately)
    for action in campaign.recent:
        text, version = partial(_own, campaign, action, urls), partial(campaign.versions.get, action.name)
        yield file(action.calendar_path, text, version)


def _own(campaign: Campaign, action: Action, urls: Urls) -> str:
    return serialize(one(campaign, action, urls))


def all_actions(campaign: Campaign, urls: Urls) -> Calendar:
    """Return the calendar of all actions, and of each day ahead that has an evergreen one."""
    name = campaign.site.name
    entries = [_entry(campaign, action, urls) for action in reversed(campaign.recent)]
    entries += list(_evergreen_days(campaign, urls))
    return _calendar(campaign, urls, f"{name}: calls", f"Each day’s call to action of {name}.", entries)


def meetings(campaign: Campaign, urls: Urls) -> Calendar:
    """Return the calendar of events and hearings alone."""
    name = campaign.site.name
    entries = [_entry(campaign, action, urls) for action in reversed(campaign.recent) if action.start]
    return _calendar(campaign, urls, f"{name}: events and hearings", f"Where to meet {name} in person.", entries)


def one(campaign: Campaign, action: Action, urls: Urls) -> Calendar:
    """Return the calendar of one action."""
    return _calendar(campaign, urls, action.title, description(action), [_entry(campaign, action, urls)])


def _calendar(campaign: Campaign, urls: Urls, name: str, text: str, entries: list[Entry]) -> Calendar:
    timezone = campaign.legislature.timezone
    return Calendar(name=name, text=text, url=urls.absolute(PATH), timezone=timezone, entries=tuple(entries))


def _entry(campaign: Campaign, action: Action, urls: Urls) -> Entry:
    """Return a dated action as an entry: a call takes its opening day, a meeting its hours."""
    starts, ends = _times(action)
    return Entry(
        uid=f"{action.name}@{campaign.site.host}",
        title=f"Canceled: {action.title}" if action.canceled else action.title,
        text=plain_text(action_view(campaign, action, ""), urls),
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
    return opens, day_after(opens)


def _changed(campaign: Campaign, action: Action) -> date:
    """Return the day on which an entry was last changed: first in public, a change told, closed, or its outcome."""
    days = [(action.opens or date.min) - HORIZON, *(change.date for change in action.changes)]
    if action.state_on(campaign.today) == "closed":
        days += [(action.last_day or date.min) + DAY, *([action.outcome.date] if action.outcome else [])]
    return max(days)


def _evergreen_days(campaign: Campaign, urls: Urls) -> Iterator[Entry]:
    """Yield an entry for each day from today to the horizon whose action is an evergreen one."""
    day = campaign.today
    while day <= campaign.today + HORIZON:
        action = fresh_on(campaign, day)
        if action and action.evergreen:
            yield Entry(
                uid=f"day-{day}@{campaign.site.host}",
                title=action.title,
                text=plain_text(action_view(campaign.on(day), action, ""), urls),
                url=urls.absolute(action.path),
                starts=day,
                ends=day_after(day),
                changed=day - HORIZON,
                kind=action.kind,
            )
        day += DAY
