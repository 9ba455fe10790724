"""Which call to action is the day's: one for each day, worked out from dates alone so that every build agrees."""

from __future__ import annotations

from datetime import date

from campaign.campaign import Campaign
from campaign.model.action import Action
from campaign.model.legislature import Legislature
from campaign.targets import resolve


def action_of(campaign: Campaign, day: date) -> Action | None:
    """Return the day's action: the one that opens that day, else the open one that closes first, else an evergreen.

    On a day when offices are closed only an action that asks for no phone call is taken from an earlier day.
    """
    opening = [action for action in campaign.actions if action.opens == day and action.status != "canceled"]
    if opening:
        return opening[-1]
    quiet = not campaign.legislature.is_working_day(day)
    earlier = [action for action in open_on(campaign, day) if not (quiet and action.kind == "call")]
    return earlier[0] if earlier else evergreen_of(campaign, day)


def open_on(campaign: Campaign, day: date) -> list[Action]:
    """Return the dated actions open on a day, the one that closes first in front; nothing that was canceled."""
    still_on = (action for action in campaign.actions if action.status != "canceled")
    open_ones = (action for action in still_on if action.state_on(day) in ("open", "closing today"))
    return sorted(open_ones, key=lambda action: (action.last_day or date.max, action.opens, action.name))


def evergreen_of(campaign: Campaign, day: date) -> Action | None:
    """Return the evergreen action of a day: a call on a working day, anything else on the others.

    Each kind of day has a round of its own, counted in days of that kind: none comes twice before all have come once.
    One that names somebody who has left is passed over.
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
