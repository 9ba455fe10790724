"""Which call to action is the day's: one for each day, worked out from dates alone so that every build agrees."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.model.legislature import Legislature
from campaign.targets import resolve


def action_of(campaign: Campaign, day: date) -> Action | None:
    """Return the day's action: the one that opens that day, else the open one that closes first, else an evergreen.

    On a day when offices are closed only an action that asks for no phone call is taken from an earlier day. A call
    that reaches nobody is never the day's: while no member of a chamber is known, nobody can find their own.
    """
    opening = opening_on(campaign, day)
    if opening and opening.status != "canceled" and reaches_somebody(campaign, opening, day):
        return opening
    quiet = not campaign.legislature.is_working_day(day)
    earlier = (action for action in open_on(campaign, day) if not (quiet and action.kind == "call"))
    first = next((action for action in earlier if reaches_somebody(campaign, action, day)), None)
    return first or evergreen_of(campaign, day)


def reaches_somebody(campaign: Campaign, action: Action, day: date) -> bool:
    """Return whether an action asks for no call, or somebody whom it asks to call is known and in office on a day."""
    found = [target for word in action.who for target in resolve(campaign, word, day)]
    return not found or any(target.in_office for target in found)


def opening_on(campaign: Campaign, day: date) -> Action | None:
    """Return the action whose file is named for a day, canceled or not."""
    first = bisect_left(campaign.dated, (day, ""), key=lambda action: (action.opens or day, action.name))
    found = campaign.dated[first] if first < len(campaign.dated) else None
    return found if found and found.opens == day else None


def fresh_on(campaign: Campaign, day: date) -> Action | None:
    """Return what a day adds to feeds and calendars: the action that opens, else an evergreen if that is the day's."""
    opening = opening_on(campaign, day)
    if opening:
        return opening
    chosen = action_of(campaign.on(day), day)
    return chosen if chosen and chosen.evergreen else None


def open_on(campaign: Campaign, day: date) -> list[Action]:
    """Return the dated actions open on a day, the one that closes first in front; nothing that was canceled."""
    return [action for action in campaign.open_on(day) if action.status != "canceled"]


def evergreen_of(campaign: Campaign, day: date) -> Action | None:
    """Return the evergreen action of a day: a call on a working day, anything else on the others.

    Each kind of day has a round of its own, counted in days of that kind: none comes twice before all have come once.
    One that names somebody who has left, or goes to one's own member while nobody's is known, is passed over.
    """
    reachable = [action for action in campaign.evergreen if _everybody_is_there(campaign, action, day)]
    calls = [action for action in reachable if action.kind == "call"]
    others = [action for action in reachable if action.kind != "call"]
    if not (calls and others):
        return reachable[day.toordinal() % len(reachable)] if reachable else None
    quiet = quiet_days_before(campaign.legislature, day)
    if campaign.legislature.is_working_day(day):
        return calls[(day.toordinal() - quiet) % len(calls)]
    return others[quiet % len(others)]


def quiet_days_before(legislature: Legislature, day: date) -> int:
    """Return how many days without open offices lie before a day: all weekends ever, and the holidays on record."""
    weeks, weekday = divmod(day.toordinal() - 1, 7)  # day 1 of year 1 was a Monday
    weekends = weeks * 2 + max(0, weekday - 5)
    return weekends + sum(each.date < day and each.date.weekday() < 5 for each in legislature.holidays)


def _everybody_is_there(campaign: Campaign, action: Action, day: date) -> bool:
    return all(target.in_office for word in action.who for target in resolve(campaign, word, day))
